using System.Net;
using System.Text;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class RestorePageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private const string Path = "/import/restore";

    [Fact]
    public async Task A_backup_takes_the_place_of_what_came_since()
    {
        await DepositAsync(100m);
        var backup = await BackupAsync();
        await DepositAsync(7m);

        using var restored = await RestoreAsync(backup, ("Mode", "Replace"), ("Confirmed", "true"));

        Assert.Equal("/dashboard", restored.Headers.Location?.OriginalString);
        Assert.Contains("Backup restored: 1 entry.", Text((await Browser.OpenAsync("/dashboard")).QuerySelector(".toast")), StringComparison.Ordinal);
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
        Assert.Equal(backup, await BackupAsync());
    }

    [Fact]
    public async Task Merging_adds_what_is_missing_and_leaves_the_rest()
    {
        await DepositAsync(100m);
        var backup = await BackupAsync();
        using (var stranger = await App.OpenSignedInAsync("nosy@example.org"))
        {
            using var merged = await stranger.UploadAsync(Path, "backup.json", backup, ("Mode", "Merge"));
            Assert.Equal("/dashboard", merged.Headers.Location?.OriginalString);
        }

        await DepositAsync(7m);

        using var again = await RestoreAsync(backup, ("Mode", "Merge"));

        Assert.Equal("/dashboard", again.Headers.Location?.OriginalString);
        Assert.Equal(107m, (await AccountAsync(Stars)).Balance.Amount);
        var theirs = await App.CreatePlayerAsync("nosy@example.org");
        Assert.Equal(100m, (await UseAsync<IAccounts, IReadOnlyList<Account>>(a => a.ListAsync(theirs, CancellationToken.None))).Sum(a => a.Balance.Amount));
    }

    [Fact]
    public async Task Checking_says_what_a_file_would_do_and_changes_nothing()
    {
        await DepositAsync(100m);
        var backup = await BackupAsync();
        await DepositAsync(7m);
        var before = await BackupAsync();

        using var answer = await RestoreAsync(backup, ("Mode", "Merge"), ("CheckOnly", "true"));

        var page = await Browser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Same(["Entries", "1", "1"], page.QuerySelectorAll("[aria-labelledby=h-checked] tbody tr").First(r => Text(r.QuerySelector("td")) is "Entries").QuerySelectorAll("td").Select(Text));
        Assert.Contains("Nothing is changed yet", Text(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(before, await BackupAsync());
    }

    [Fact]
    public async Task Replacing_has_to_be_confirmed_and_the_choice_is_kept()
    {
        await DepositAsync(100m);
        var backup = await BackupAsync();
        await DepositAsync(7m);

        using var refused = await RestoreAsync(backup, ("Mode", "Replace"));

        Assert.Contains("Tick this", await RefusalAsync(refused, "Confirmed"), StringComparison.Ordinal);
        Assert.NotNull((await Browser.ReadAsync(refused)).QuerySelector("input[name=Mode][value=Replace][checked]"));
        Assert.Equal(107m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task A_form_without_a_file_is_told_so_beside_the_field()
    {
        using var refused = await Browser.SubmitAsync(Path, ("Mode", "Merge"));

        Assert.Equal("Choose the file of a backup.", await RefusalAsync(refused, "File"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("date,kind,account,amount\n2026-01-02,deposit,PokerStars,5\n", "no JSON that can be read")]
    [InlineData("PK\u0003\u0004", "no JSON that can be read")]
    [InlineData("\0\0\0", "no JSON that can be read")]
    [InlineData("{\"format\":\"firefly-backup\",\"version\":1}", "no backup of StakeEasy")]
    [InlineData("{\"accounts\":[]}", "no backup of StakeEasy")]
    [InlineData("[]", "no backup of StakeEasy")]
    public async Task Another_file_is_told_so_in_plain_words_and_changes_nothing(string file, string said)
    {
        await DepositAsync(100m);
        var before = await BackupAsync();

        using var refused = await RestoreAsync(Encoding.UTF8.GetBytes(file), ("Mode", "Replace"), ("Confirmed", "true"));

        Assert.Contains(said, await RefusalAsync(refused, "File"), StringComparison.Ordinal);
        Assert.Equal(before, await BackupAsync());
    }

    [Theory]
    [InlineData("\"version\":2", "\"version\":3", "made by a newer StakeEasy")]
    [InlineData("\"amount\":\"100\"", "\"amount\":\"1e2\"", "entries[0].amount")]
    [InlineData("\"kind\":\"deposit\"", "\"kind\":\"withdrawal\"", "entries[0]")]
    [InlineData("\"USD\"", "\"XXX\"", "accounts[")]
    public async Task A_backup_that_was_changed_is_told_by_its_place_and_changes_nothing(string written, string changed, string said)
    {
        await DepositAsync(100m);
        var before = await BackupAsync();
        var broken = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(before).Replace(written, changed, StringComparison.Ordinal));

        using var refused = await RestoreAsync(broken, ("Mode", "Replace"), ("Confirmed", "true"));

        Assert.Contains(said, await RefusalAsync(refused, "File"), StringComparison.Ordinal);
        Assert.Equal(before, await BackupAsync());
    }

    [Fact]
    public async Task A_backup_that_ends_in_the_middle_changes_nothing()
    {
        await DepositAsync(100m);
        var before = await BackupAsync();

        using var refused = await RestoreAsync(before[..(before.Length / 2)], ("Mode", "Replace"), ("Confirmed", "true"));

        Assert.Contains("ends in the middle", await RefusalAsync(refused, "File"), StringComparison.Ordinal);
        Assert.Equal(before, await BackupAsync());
    }

    [Fact]
    public async Task Two_restorations_at_once_leave_one_backup_whole()
    {
        await DepositAsync(100m);
        var backup = await BackupAsync();
        using var second = await App.OpenSignedInAsync();

        var pages = new[] { (Browser, await Browser.OpenAsync(Path)), (second, await second.OpenAsync(Path)) };
        var answers = await Task.WhenAll(pages.Select(p => p.Item1.UploadAsync(p.Item2, Path, "backup.json", backup, ("Mode", "Replace"), ("Confirmed", "true"))));
        await EndAsync();

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity, a.StatusCode.ToString()));
        Assert.Contains(answers, a => a.StatusCode is HttpStatusCode.Redirect);
        Assert.Equal(backup, await BackupAsync());
    }

    [Fact]
    public async Task A_restoration_that_takes_its_time_shows_how_far_it_is_and_then_how_it_ended()
    {
        await DepositAsync(100m);
        var backup = await BackupAsync();
        await DepositAsync(7m);
        var form = await Browser.OpenAsync(Path);
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using (var held = await connection.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("select from bankroll.accounts for update", connection);
            await hold.ExecuteNonQueryAsync();
            using var begun = await RestoreAsync(backup, ("Mode", "Replace"), ("Confirmed", "true"));
            var shown = await Browser.OpenAsync(Path);
            using var progress = await Browser.GetAsync(Path + "/progress");
            using var second = await Browser.UploadAsync(form, Path, "backup.json", backup, ("Mode", "Merge"));

            Assert.Equal(Path, begun.Headers.Location?.OriginalString);
            Assert.Equal(Path, shown.QuerySelector("[data-work-progress]")?.GetAttribute("data-work-progress"));
            Assert.NotNull(shown.QuerySelector("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]"));
            Assert.Contains("\"isRunning\":true", await progress.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains("Another backup is being worked on", await RefusalAsync(second, "File"), StringComparison.Ordinal);
        }

        await EndAsync();
        using var ended = await Browser.GetAsync(Path);
        Assert.Equal("/dashboard", ended.Headers.Location?.OriginalString);
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
        Assert.Empty((await Browser.OpenAsync(Path)).QuerySelectorAll("[data-work-progress]"));
    }

    private Task<HttpResponseMessage> RestoreAsync(byte[] file, params (string Name, string Value)[] fields) => Browser.UploadAsync(Path, "backup.json", file, fields);

    /// <summary>Until no backup of the player is at work.</summary>
    private Task EndAsync() => Eventually.TrueAsync(async () =>
    {
        using var answer = await Browser.GetAsync(Path + "/progress");
        return !(await answer.Content.ReadAsStringAsync()).Contains("\"isRunning\":true", StringComparison.Ordinal);
    });

    private async Task<byte[]> BackupAsync()
    {
        using var answer = await Browser.GetAsync("/export/backup.json");
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
