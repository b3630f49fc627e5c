using System.Net;
using AngleSharp.Dom;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class ListTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task Defect_17_a_day_that_cannot_be_read_is_answered_beside_its_field()
    {
        (string Path, string Field)[] mistakes =
        [
            ("/deposits?From=x", "From"), ("/deposits?To=2026-13-01", "To"), ("/withdrawals?To=x", "To"), ("/entries?From=' OR 1=1", "From"),
            ("/entries?From=2026-02-02&To=2026-02-01", "To"),
        ];

        foreach (var (path, field) in mistakes)
        {
            using var answer = await Browser.GetAsync(path);
            Assert.NotEmpty(await RefusalAsync(answer, field));
        }
    }

    [Fact]
    public async Task Defect_17_what_the_list_does_not_know_filters_nothing()
    {
        foreach (var path in new[] { "/deposits?start_date=x", "/withdrawals?end_date=x", "/deposits?Cursor=nonsense", "/entries?Cursor=%00" })
        {
            using var answer = await Browser.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("/entries")]
    [InlineData("/entries?currency=RUB")]
    [InlineData("/entries?kind=Deposit")]
    public async Task What_has_no_rate_on_its_day_is_listed_and_left_out_of_the_totals(string path)
    {
        var rubles = await OpenAccountAsync(Player, AccountKind.Site, "Rubles", "RUB");
        await UseAsync<IDeposits, bool>(async d =>
            (await d.RecordAsync(Player, new RecordEntry(Guid.NewGuid(), rubles, 1_234m, Day, null, Day, TimeZoneInfo.Utc), default)).Succeeded);

        using var answer = await Browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("1,234", Text((await Browser.ReadAsync(answer)).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_shows_the_days_asked_for()
    {
        await DepositAsync(10m, Day.AddDays(-10));
        await DepositAsync(20m, Day.AddDays(-5));
        await DepositAsync(30m, Day);
        string At(int days) => Day.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var page = await Browser.OpenAsync($"/deposits?From={At(-6)}&To={At(-1)}");

        Same(["+$20.00"], Amounts(page));
    }

    [Fact]
    public async Task Defect_25_a_long_list_comes_in_pages_that_miss_and_repeat_nothing()
    {
        var player = await App.CreatePlayerAsync("demo@example.org");
        await UseAsync<IDemoLedger, bool>(async demo => (await demo.SeedAsync(player, 500, 7, Day, progress: null, CancellationToken.None)).Succeeded);
        using var browser = await App.OpenSignedInAsync("demo@example.org");

        var (path, ids, pages) = ("/entries", new List<string>(), new List<string>());
        while (path is not null)
        {
            pages.Add(path);
            var page = await browser.OpenAsync(path);
            var rows = page.QuerySelectorAll(".table input[name=Ids]").Select(i => i.GetAttribute("value")!).ToList();
            Assert.InRange(rows.Count, 1, 50);
            ids.AddRange(rows);
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        var last = await browser.OpenAsync(pages[^1]);
        var back = await browser.OpenAsync(last.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(500, ids.Count);
        Assert.Equal(500, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(ids[400], back.QuerySelectorAll("input[name=Ids]").Select(i => i.GetAttribute("value")!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_says_what_will_be_there()
    {
        foreach (var (path, title) in new[] { ("/deposits", "No deposits yet"), ("/withdrawals", "No withdrawals yet"), ("/entries", "No entries yet") })
        {
            var page = await Browser.OpenAsync(path);
            Assert.Equal(title, Text(page.QuerySelector(".empty h2")));
            Assert.NotNull(page.QuerySelector(".empty a.primary"));
        }
    }

    private static IEnumerable<string> Amounts(IDocument page) => page.QuerySelectorAll(".table td.num > .money").Select(m => Text(m));
}
