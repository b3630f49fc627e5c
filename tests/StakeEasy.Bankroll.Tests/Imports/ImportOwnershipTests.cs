using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>What an import may never do, and how it is taken back.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ImportOwnershipTests(PostgresFixture postgres) : ImportTests(postgres)
{
    private const string Rates = "select (select count(*) from currency.publications) || ' ' || (select count(*) from currency.batches) || ' ' || (select count(*) from currency.held_rates)";

    [Fact]
    public async Task Defect_41_a_file_with_exchange_rates_changes_none()
    {
        var before = await ScalarAsync<string>(Rates);

        var (_, result) = await ImportAsync(Sample.Bytes("legacy.csv"), skipBad: true);

        Assert.True(result.Succeeded);
        Assert.Equal(before, await ScalarAsync<string>(Rates));
    }

    [Fact]
    public async Task Defect_42_nobody_elses_account_entry_or_file_can_be_reached()
    {
        var theirs = await Ledger.AccountAsync("Theirs", owner: TestLedger.Stranger);
        await Ledger.AccountAsync("Mine");
        var id = await ReceiveAsync("date,kind,amount\n2026-03-01,deposit,100\n");
        await ChooseAsync(id, c => c with { Account = theirs, Accounts = new Dictionary<string, ImportAccount>(StringComparer.Ordinal) { ["x"] = new(theirs, null) } });

        Assert.Equal("This row names no account.", Assert.Single((await CheckAsync(id)).FirstBad).Reason);
        Assert.Null(await With(i => i.OpenAsync(TestLedger.Stranger, id, Moment, default)));
        Assert.False((await With(i => i.CheckAsync(TestLedger.Stranger, id, Moment, null, default))).Succeeded);
        Assert.False((await With(i => i.CommitAsync(TestLedger.Stranger, id, Moment, true, null, default))).Succeeded);
        Assert.Empty(await EntriesAsync(TestLedger.Stranger));
    }

    [Fact]
    public async Task Defect_42_a_site_the_file_does_not_hold_is_a_bad_row()
    {
        var id = await ReceiveAsync(Sample.Bytes("legacy.csv"));

        Assert.Contains((await CheckAsync(id)).FirstBad, b => b.Reason.Contains("no site with the number 77", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Defect_43_an_import_that_fails_leaves_everything_as_it_was()
    {
        var account = await Ledger.AccountAsync();
        await Ledger.DepositAsync(account, 50m, new(2026, 2, 1));
        var before = await EntriesAsync();
        var id = await ReceiveAsync("date,kind,account,currency,amount\n2026-03-01,deposit,Soon,EUR,5\n2026-03-01,deposit,PokerStars,EUR,7\n");
        await ChooseAsync(id, c => c with { Accounts = new Dictionary<string, ImportAccount>(StringComparer.Ordinal) { ["Soon"] = new(new(Guid.NewGuid()), new(AccountKind.Site, null, "PokerStars", TestLedger.Eur)) } });
        await CheckAsync(id);

        var refused = await CommitAsync(id);

        Assert.False(refused.Succeeded);
        Assert.Equal(before, await EntriesAsync());
        Assert.Equal(50m, (await AccountAsync("PokerStars")).Balance.Amount);
    }

    [Fact]
    public async Task A_whole_import_is_taken_back_and_can_be_brought_again()
    {
        var account = await Ledger.AccountAsync("PokerStars");
        await Ledger.AccountAsync("Savings", kind: AccountKind.Asset);
        await Ledger.DepositAsync(account, 10m, new(2026, 1, 1));
        var (_, imported) = await ImportAsync(Sample.Bytes("stakeeasy.csv"));

        var undone = await With(i => i.UndoAsync(TestLedger.Player, imported.Value.Id, default));

        Assert.NotNull(undone.Value.UndoneAt);
        Assert.Equal(10m, Assert.Single(await EntriesAsync()).Amount.Amount);
        Assert.Equal((10m, 0m), ((await AccountAsync("PokerStars")).Balance.Amount, (await AccountAsync("Savings")).Balance.Amount));
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from bankroll.sessions"));
        Assert.Empty(await Ledger.DifferencesAsync());
        Assert.Equal(10, (await ImportAsync(Sample.Bytes("stakeeasy.csv"))).Check.New);
        Assert.Null(await With(i => i.DescribeUndoAsync(TestLedger.Player, imported.Value.Id, default)));
        Assert.False((await With(i => i.UndoAsync(TestLedger.Stranger, imported.Value.Id, default))).Succeeded);
    }

    [Fact]
    public async Task Entries_edited_since_are_named_before_an_import_is_undone()
    {
        await Ledger.AccountAsync();
        var (_, imported) = await ImportAsync("date,kind,amount\n2026-03-01,deposit,100\n2026-03-02,deposit,200\n");
        var edited = (await EntriesAsync())[0].Id;
        Assert.True((await Ledger.AmendAsync(edited, 150m)).Succeeded);

        var undo = await With(i => i.DescribeUndoAsync(TestLedger.Player, imported.Value.Id, default));

        Assert.Equal((2L, 1L, edited), (undo!.Standing, undo.EditedCount, Assert.Single(undo.Edited).Id));
    }

    [Fact]
    public async Task What_was_edited_since_can_be_put_back_after_an_import_is_undone_and_what_was_not_is_in_its_file()
    {
        await Ledger.AccountAsync();
        await Ledger.AccountAsync("GGPoker");
        const string Rows = """
            date,kind,account,amount,transfer
            2026-03-01,deposit,PokerStars,100,
            2026-03-02,deposit,PokerStars,200,
            2026-03-03,transfer,PokerStars,-50,1
            2026-03-03,transfer,GGPoker,50,1

            """;
        var (_, imported) = await ImportAsync(Rows);
        var entries = await EntriesAsync();
        var edited = entries.Single(e => e.Amount.Amount == 200m).Id;
        Assert.True((await Ledger.AmendAsync(edited, 150m)).Succeeded);
        var moved = new TransferId(entries.First(e => e.Kind is EntryKind.Transfer).Transfer!.Value);
        var transfer = (await Ledger.With((ITransfers t) => t.FindAsync(TestLedger.Player, moved, default)))!;
        var otherwise = TestLedger.Move(transfer.Sent.Account, transfer.Received.Account, 60m, day: transfer.Sent.Day);
        Assert.True((await Ledger.With((ITransfers t) => t.AmendAsync(TestLedger.Player, moved, transfer.Version, otherwise, default))).Succeeded);

        await With(i => i.UndoAsync(TestLedger.Player, imported.Value.Id, default));

        Assert.Empty(await EntriesAsync());
        var deleted = await Ledger.With((IEntries e) => e.DeletedAsync(TestLedger.Player, default));
        Assert.Equal([EntryKind.Deposit, EntryKind.Transfer], deleted.Select(d => d.Kind).Order());
        foreach (var entry in deleted)
        {
            Assert.True((await Ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, entry.Id, confirmed: true, default))).Succeeded);
        }

        Assert.Equal([-60m, 60m, 150m], (await EntriesAsync()).Select(e => e.Amount.Amount).Order());
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task An_entry_whose_row_was_imported_again_meanwhile_is_not_put_back_beside_it()
    {
        await Ledger.AccountAsync();
        await ImportAsync("date,kind,amount\n2026-03-01,deposit,100\n");
        var deleted = (await EntriesAsync())[0].Id;
        await Ledger.DeleteAsync(deleted);
        await ImportAsync("date,kind,amount\n2026-03-01,deposit,100\n");

        var restored = await Ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, deleted, confirmed: true, default));

        Assert.Contains("imported once more", restored.Error!.Message, StringComparison.Ordinal);
        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task A_file_that_waits_is_told_of_to_its_owner_until_it_is_imported_or_discarded()
    {
        await Ledger.AccountAsync();
        var first = await ReceiveAsync("date,amount\n2026-03-01,1\n");
        var second = await ReceiveAsync("date,amount\n2026-03-02,1\n");

        Assert.Equal([second, first], await WaitingAsync(TestLedger.Player));
        Assert.Empty(await WaitingAsync(TestLedger.Stranger));
        await CheckAsync(first);
        await CommitAsync(first);
        await With(i => Task.FromResult(Discarded(i, second)));
        Assert.Empty(await WaitingAsync(TestLedger.Player));
    }

    [Fact]
    public async Task Files_of_an_erased_owner_are_erased()
    {
        await ReceiveAsync("date,amount\n2026-03-01,1\n");

        await Ledger.With(async (IEnumerable<IOwnedData> all) =>
        {
            foreach (var data in all)
            {
                await data.EraseAsync(TestLedger.Player, default);
            }

            return true;
        });

        Assert.Empty(Directory.EnumerateFiles(Ledger.ImportFolder, "*", SearchOption.AllDirectories));
    }

    private Task<List<Guid>> WaitingAsync(UserId owner) => With(i => Task.FromResult(i.Waiting(owner).Select(w => w.Id).ToList()));

    private static bool Discarded(IImports imports, Guid id)
    {
        imports.Discard(TestLedger.Player, id);
        return true;
    }
}
