using System.Net;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>Each list can be downloaded, with exactly the rows that its filters select, on all of its pages.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ListDownloadTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private const int MoreThanAPage = 53;

    [Theory]
    [InlineData("/entries?Kind=Deposit")]
    [InlineData("/entries?Min=5")]
    [InlineData("/entries?Text=odd")]
    [InlineData("/entries?Tag=live")]
    [InlineData("/deposits")]
    [InlineData("/deposits?From={day}")]
    [InlineData("/withdrawals")]
    [InlineData("/accounts/{stars}")]
    public async Task The_file_of_a_list_of_entries_has_every_row_of_all_its_pages(string list)
    {
        await RecordSomeAsync();
        var path = list.Replace("{day}", Today, StringComparison.Ordinal).Replace("{stars}", Stars.Value.ToString(), StringComparison.Ordinal);

        var (listed, file) = (await ListedAsync(path), await DownloadedAsync(path));

        Assert.NotEmpty(listed);
        Assert.Equal(listed.Count, file.Count);
        Assert.True(listed.Count < (await EntriesAsync(new(Size: 200))).Items.Count || path.StartsWith("/accounts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_of_all_entries_has_them_all_in_order()
    {
        await RecordSomeAsync();

        var file = await DownloadedAsync("/entries");

        var entries = (await EntriesAsync(new(Size: 200))).Items;
        Assert.True(entries.Count > MoreThanAPage);
        Same(entries.Select(e => e.Id.Value.ToString()), file.Select(row => row["id"]));
    }

    [Fact]
    public async Task The_file_of_sessions_follows_their_filter()
    {
        await DepositAsync(10_000m, Day.AddDays(-2));
        for (var i = 0; i < MoreThanAPage; i++)
        {
            await RecordSessionAsync(i % 2 == 0 ? "NLHE" : "PLO", minutesAgo: 120 + i);
        }

        var (all, some) = (await DownloadedAsync("/sessions"), await DownloadedAsync("/sessions?Game=PLO"));

        Assert.Equal((MoreThanAPage, MoreThanAPage / 2), (all.Count, some.Count));
        Assert.All(some, row => Assert.Equal("PLO", row["game"]));
        Assert.Equal(
            "100 160.5 60.5 PokerStars USD =1 a; b", string.Join(' ', some[0]["buy_in"], some[0]["cash_out"], some[0]["result"], some[0]["account"], some[0]["currency"], some[0]["note"], some[0]["tags"]));
    }

    [Theory]
    [InlineData("/sessions?From=2026-02-31", "/export/sessions.csv")]
    [InlineData("/entries?From=2026-02-31", "/export/entries.csv")]
    [InlineData("/deposits?From=2026-02-31", "/export/entries.csv")]
    public async Task A_filter_that_cannot_be_read_offers_no_file_and_gives_none(string list, string file)
    {
        await DepositAsync(5m);
        using var shown = await Browser.GetAsync(list);
        using var refused = await Browser.GetAsync(file + list[list.IndexOf('?', StringComparison.Ordinal)..]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.StatusCode);
        Assert.Empty((await Browser.ReadAsync(shown)).QuerySelectorAll("a[download]"));
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Fact]
    public async Task Currencies_and_the_rates_of_one_are_files()
    {
        var page = await Browser.OpenAsync("/currencies");
        var all = await DownloadedAsync("/currencies");
        var year = await DownloadedAsync("/currencies/USD?period=year");
        var month = await DownloadedAsync("/currencies/USD?period=month");

        Same(page.QuerySelectorAll("[aria-labelledby=h-rates] tbody tr td:first-child").Select(Text), all.Where(r => r["rate"].Length > 0).Select(r => r["currency"]));
        Assert.Contains(all, r => r["in_use_until"].Length > 0);
        Assert.InRange(month.Count, 1, year.Count - 1);
        Assert.All(month, r => Assert.Equal("USD", r["currency"]));
    }

    [Fact]
    public async Task Recurring_entries_are_a_file()
    {
        Assert.Empty((await Browser.OpenAsync("/recurring")).QuerySelectorAll("a[download]"));
        await UseAsync<IRecurrences, RecurrenceId>(async r => (await r.AddAsync(
            Player, new(Guid.NewGuid(), EntryKind.Expense, Stars, 9.99m, "Coaching", "=cmd", new(RecurrenceUnit.Month, 2, Day.AddDays(3), null), Day, TimeZoneInfo.Utc), CancellationToken.None)).Value);

        var row = Assert.Single(await DownloadedAsync("/recurring"));

        Assert.Equal(
            "Expense PokerStars USD 9.99 Coaching =cmd 2 Month no",
            string.Join(' ', row["kind"], row["account"], row["currency"], row["amount"], row["category"], row["note"], row["every"], row["unit"], row["paused"]));
    }

    /// <summary>More deposits than a page shows, and some of other kinds.</summary>
    private async Task RecordSomeAsync()
    {
        for (var i = 1; i <= MoreThanAPage; i++)
        {
            await UseAsync<IDeposits, EntryId>(async d => (await d.RecordAsync(
                Player, new RecordEntry(Guid.NewGuid(), Stars, i % 9 + 1, i < 9 ? Day.AddDays(-1) : Day, i % 2 == 0 ? "even" : "odd, \"quoted\"", Day, TimeZoneInfo.Utc), CancellationToken.None)).Value.Entry);
        }

        using var withdrawn = await RecordAsync("/withdrawals/new", ("Amount", "3"));
        using var expense = await RecordAsync("/expenses/new", ("Amount", "2"), ("Tags", "live"));
    }

    private async Task RecordSessionAsync(string game, int minutesAgo)
    {
        var end = App.Clock.GetUtcNow().AddMinutes(-minutesAgo);
        await UseAsync<ISessions, EntryId>(async s => (await s.RecordAsync(
            Player,
            new(Guid.NewGuid(), Stars, new(SessionFormat.Cash, game, "0.50/1", null), end.AddMinutes(-60), end, new(100m, 0, 0m, 0m, 0m, 160.5m), new(null, null, null), ["a", "b"], "=1", TimeZoneInfo.Utc),
            CancellationToken.None)).Value.Entry);
    }

    /// <summary>Goes through the pages of a list as a reader does.</summary>
    private async Task<List<string>> ListedAsync(string path)
    {
        var rows = new List<string>();
        for (string? next = path; next is not null;)
        {
            var page = await Browser.OpenAsync(next);
            rows.AddRange(page.QuerySelectorAll("main table.table tbody tr:not(.day)").Where(r => r.QuerySelector("a[href^='/entries/'], a[href^='/sessions/'], a[href^='/transfers/']") is not null).Select(Text));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return rows;
    }

    /// <summary>The rows of the file that the page offers, by their columns.</summary>
    private async Task<List<Dictionary<string, string>>> DownloadedAsync(string page)
    {
        var link = Assert.Single((await Browser.OpenAsync(page)).QuerySelectorAll("main a[download]")).GetAttribute("href")!;
        using var answer = await Browser.GetAsync(link);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        using var csv = CsvHelper.CsvReader.Create(await answer.Content.ReadAsStreamAsync(), new CsvHelper.CsvReaderOptions { HasHeader = false });
        Assert.True(csv.Read());
        var columns = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i)).ToList();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(columns.Select((c, i) => (c, SharedKernel.SpreadsheetText.Restore(csv.GetString(i)))).ToDictionary(StringComparer.Ordinal));
        }

        return rows;
    }
}
