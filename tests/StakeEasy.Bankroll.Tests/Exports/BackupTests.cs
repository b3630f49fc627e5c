using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Exports;

[Collection(PostgresFixture.Collection)]
public sealed class BackupTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Histories = 8;

    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public void What_is_restored_elsewhere_comes_out_again_byte_by_byte() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Histories),
        Prop.ForAll(RandomHistory.Any, steps => ComesOutAgainAsync(steps).GetAwaiter().GetResult()));

    [Fact]
    public async Task Changes_and_deletions_of_entries_come_along_with_their_history()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        var amended = (await _ledger.DepositAsync(account, 50m, note: "first")).Value.Entry;
        await _ledger.AmendAsync(amended, 60m);
        var deleted = (await _ledger.DepositAsync(account, 70m)).Value.Entry;
        await _ledger.DeleteAsync(deleted);
        await using var second = await TestLedger.OpenAsync(postgres);

        await RestoredAsync(second, await WrittenAsync(_ledger));

        Assert.Equal((await HistoryAsync(_ledger, amended))[0].Before, (await HistoryAsync(second, amended))[0].Before);
        Assert.True((await second.With((IEntries e) => e.RestoreAsync(TestLedger.Player, deleted, confirmed: false, default))).Succeeded);
        Assert.Equal(230m, (await second.FindAsync(account)).Balance.Amount);
        Assert.Empty(await second.DifferencesAsync());
    }

    [Fact]
    public async Task Replacing_brings_back_what_was_deleted_and_takes_away_what_came_since()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        var deposit = (await _ledger.DepositAsync(account, 50m)).Value.Entry;
        var backup = await WrittenAsync(_ledger);
        await _ledger.DeleteAsync(deposit);
        await _ledger.DepositAsync(account, 7m);
        var later = await _ledger.AccountAsync("Later");

        await RestoredAsync(_ledger, backup);

        Assert.Equal(150m, (await _ledger.FindAsync(account)).Balance.Amount);
        Assert.Null(await _ledger.With((IAccounts a) => a.FindAsync(TestLedger.Player, later, default)));
        Assert.Equal(backup, await WrittenAsync(_ledger));
        Assert.Contains(new LedgerChanged(TestLedger.Player), _ledger.Announced.Heard);
    }

    [Fact]
    public async Task Merging_adds_what_is_missing_and_changes_nothing_that_is_there()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        var deposit = (await _ledger.DepositAsync(account, 50m)).Value.Entry;
        var backup = await WrittenAsync(_ledger);
        await _ledger.DeleteAsync(deposit);
        await _ledger.DepositAsync(account, 7m);

        await RestoredAsync(_ledger, backup, RestoreMode.Merge);
        var once = await WrittenAsync(_ledger);
        var counts = await RestoredAsync(_ledger, backup, RestoreMode.Merge);

        Assert.Equal(157m, (await _ledger.FindAsync(account)).Balance.Amount);
        Assert.Equal(once, await WrittenAsync(_ledger));
        Assert.All(counts, c => Assert.Equal(c.InFile, c.Kept));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Merging_puts_the_entries_of_an_account_of_the_same_name_into_it()
    {
        await using var elsewhere = await TestLedger.OpenAsync(postgres);
        await elsewhere.DepositAsync(await elsewhere.AccountAsync("pokerSTARS"), 20m);
        var mine = await _ledger.AccountAsync("PokerStars", opening: 100m);

        await RestoredAsync(_ledger, await WrittenAsync(elsewhere), RestoreMode.Merge);

        Assert.Equal(120m, (await _ledger.FindAsync(mine)).Balance.Amount);
        Assert.Single(await _ledger.With((IAccounts a) => a.ListAsync(TestLedger.Player, default)));
    }

    [Fact]
    public async Task Accounts_of_one_name_and_two_currencies_are_not_merged()
    {
        await using var elsewhere = await TestLedger.OpenAsync(postgres);
        await elsewhere.AccountAsync("PokerStars", "USD");
        await _ledger.AccountAsync("PokerStars", "EUR");
        var backup = await WrittenAsync(elsewhere);

        var inspected = await InspectedAsync(backup);
        var refused = await RestoreAsync(_ledger, backup, RestoreMode.Merge);

        Assert.Contains("is kept in EUR", inspected.Value.MergeRefused!.Message, StringComparison.Ordinal);
        Assert.Contains("is kept in EUR", refused.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defect_42_restoring_somebody_elses_backup_makes_it_ones_own_and_never_touches_theirs()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        await _ledger.DepositAsync(account, 50m);
        var theirs = await WrittenAsync(_ledger);
        var forged = theirs.Replace("\"150\"", "\"150\"", StringComparison.Ordinal).Replace("\"amount\":\"50\"", "\"amount\":\"51\"", StringComparison.Ordinal);

        await RestoredAsync(_ledger, forged, RestoreMode.Replace, TestLedger.Stranger);
        await RestoredAsync(_ledger, theirs, RestoreMode.Merge, TestLedger.Stranger);

        Assert.Equal(theirs, await WrittenAsync(_ledger));
        Assert.Equal(forged, await WrittenAsync(_ledger, TestLedger.Stranger));
        Assert.DoesNotContain(TestLedger.Player.ToString(), theirs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"version\":2", "\"version\":3", "newer StakeEasy")]
    [InlineData("stakeeasy-backup", "firefly-backup", "no backup of StakeEasy")]
    [InlineData("\"kind\":\"deposit\"", "\"kind\":\"present\"", "entries[0].kind")]
    [InlineData("\"kind\":\"deposit\"", "\"kind\":\"withdrawal\"", "wrong sign")]
    [InlineData("\"amount\":\"100\"", "\"amount\":\"100.00\"", "entries[0].amount")]
    [InlineData("\"amount\":\"100\"", "\"amount\":\"100.001\"", "EUR has 2 decimals")]
    [InlineData("\"amount\":\"100\"", "\"amount\":1e400", "entries[0].amount")]
    [InlineData("\"stated_balance\":\"80\"", "\"stated_balance\":null", "stated_balance")]
    [InlineData("\"currency\":\"EUR\"", "\"currency\":\"XXQ\"", "accounts[0].currency")]
    [InlineData("\"currency\":\"EUR\"", "\"colour\":\"red\"", "accounts[0].colour")]
    [InlineData("\"currency\":\"EUR\",", "", "accounts[0].currency")]
    [InlineData("\"name\":\"PokerStars\"", "\"name\":\"Poker\\u0000Stars\"", "accounts[0].name")]
    [InlineData("\"name\":\"PokerStars\"", "\"name\":\"Poker\\ud800Stars\"", "cannot be read")]
    [InlineData("\"imports\":[", "\"exports\":[", "\"imports\" should begin here")]
    [InlineData("\n}\n", "\n}\n{}", "follows the end")]
    [InlineData("\"day\":\"2026-11-20\"", "\"day\":\"2099-01-01\"", "in the future")]
    public async Task A_file_with_anything_wrong_changes_nothing_and_says_where(string from, string to, string said)
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        await _ledger.StateAsync(account, 80m);
        var good = await WrittenAsync(_ledger);
        var bad = good.Replace(from, to, StringComparison.Ordinal);
        Assert.False(string.Equals(good, bad, StringComparison.Ordinal));

        var inspected = await InspectedAsync(bad);
        var refused = await RestoreAsync(_ledger, bad, RestoreMode.Replace);

        Assert.Contains(said, inspected.Error!.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(good, await WrittenAsync(_ledger));
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_changes_nothing()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        await _ledger.StateAsync(account, 80m);
        var good = await WrittenAsync(_ledger);

        foreach (var length in Enumerable.Range(0, 20).Select(i => i * (good.Length - 3) / 19))
        {
            var refused = await RestoreAsync(_ledger, good[..length], RestoreMode.Replace);

            Assert.Contains("ends in the middle", refused.Error!.Message, StringComparison.Ordinal);
        }

        Assert.Equal(good, await WrittenAsync(_ledger));
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_are_refused()
    {
        var steps = Enumerable.Range(1, 9).Select(i => new RandomHistory.Step(i, 0, 1, i, 0, 100 + i, i)).ToArray();
        await RandomHistory.WriteAsync(_ledger, steps, TestLedger.Player);
        var good = await WrittenAsync(_ledger);
        var lines = good.Split('\n');
        var side = Array.Find(lines, l => l.Contains("\"kind\":\"transfer\"", StringComparison.Ordinal))!;
        var session = Array.Find(lines, l => l.Contains("\"kind\":\"session\"", StringComparison.Ordinal))!;
        var deposit = Array.Find(lines, l => l.Contains("\"kind\":\"deposit\"", StringComparison.Ordinal))!;

        Assert.Contains("do not agree", await WhyAsync(good.Replace(side + "\n", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("this one has none", await WhyAsync(good.Replace(session + "\n", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("another row has this id", await WhyAsync(good.Replace(deposit + "\n", deposit.TrimEnd(',') + ",\n" + deposit + "\n", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(good, await WrittenAsync(_ledger));
    }

    private static async Task<string> WrittenAsync(TestLedger ledger, UserId? owner = null)
    {
        using var file = new MemoryStream();
        await ledger.With<IBackups, int>(async b =>
        {
            await b.WriteAsync(owner ?? TestLedger.Player, file, null, default);
            return 0;
        });
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static Task<Result<IReadOnlyList<BackupCount>>> RestoreAsync(TestLedger ledger, string file, RestoreMode mode, UserId? owner = null) =>
        ledger.With((IBackups b) => b.RestoreAsync(owner ?? TestLedger.Player, new MemoryStream(Encoding.UTF8.GetBytes(file)), mode, null, default));

    private static async Task<IReadOnlyList<BackupCount>> RestoredAsync(TestLedger ledger, string file, RestoreMode mode = RestoreMode.Replace, UserId? owner = null)
    {
        var restored = await RestoreAsync(ledger, file, mode, owner);
        Assert.True(restored.Succeeded, restored.Error?.Message);
        return restored.Value;
    }

    private static Task<IReadOnlyList<Revision>> HistoryAsync(TestLedger ledger, EntryId entry) =>
        ledger.With((IEntries e) => e.HistoryAsync(TestLedger.Player, entry, default));

    private async Task<string> WhyAsync(string file)
    {
        var refused = await RestoreAsync(_ledger, file, RestoreMode.Replace);
        Assert.False(refused.Succeeded);
        return refused.Error.Message;
    }

    private Task<Result<BackupInspection>> InspectedAsync(string file) =>
        _ledger.With((IBackups b) => b.InspectAsync(TestLedger.Player, new MemoryStream(Encoding.UTF8.GetBytes(file)), null, default));

    private async Task<bool> ComesOutAgainAsync(RandomHistory.Step[] steps)
    {
        await using var first = await TestLedger.OpenAsync(postgres);
        await using var second = await TestLedger.OpenAsync(postgres);
        await RandomHistory.WriteAsync(first, steps, TestLedger.Player);
        var written = await WrittenAsync(first);

        await RestoredAsync(second, written, owner: TestLedger.Stranger);
        Assert.Equal(written, await WrittenAsync(second, TestLedger.Stranger));
        Assert.Empty(await second.DifferencesAsync());

        await RestoredAsync(second, written, RestoreMode.Merge);
        Assert.Equal(written, await WrittenAsync(second));
        return true;
    }
}
