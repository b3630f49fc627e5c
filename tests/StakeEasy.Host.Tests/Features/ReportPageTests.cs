using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class ReportPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private static readonly string[] Pages =
    [
        "/reports", "/reports?by=quarter", "/reports?by=year", "/reports?by=account", "/reports?by=category", "/reports?by=game", "/reports?by=stake",
        "/reports?by=venue", "/reports?by=weekday", "/reports/sessions", "/reports/cash-flow", "/reports/net-worth", "/reports/balances", "/reports/currencies", "/reports/tax",
    ];

    [Fact]
    public async Task Every_report_is_a_page_with_a_table_a_file_and_the_same_periods()
    {
        await FillAsync();

        foreach (var path in Pages)
        {
            foreach (var query in new[] { "period=this-year", "period=all&value=today", $"period=custom&from={Ago(40)}&to={Today}", "period=last-month" })
            {
                var address = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;
                var page = await Browser.OpenAsync(address);
                Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
                Assert.NotEmpty(page.QuerySelectorAll(".report-tabs a"));
                Assert.NotEmpty(page.QuerySelectorAll("table, .empty"));
                Assert.All(page.QuerySelectorAll(".report-tabs a"), a => Assert.Contains(query.Split('&')[0], a.GetAttribute("href"), StringComparison.Ordinal));

                using var file = await Browser.GetAsync(page.QuerySelector("a[download]")!.GetAttribute("href")!);
                Assert.Equal((HttpStatusCode.OK, "text/csv"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
                Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            }
        }
    }

    [Fact]
    public async Task The_period_chosen_last_stays_chosen_on_every_report()
    {
        await FillAsync();
        Assert.Equal("this-year", await ChosenAsync("/reports"));

        Assert.Equal("last-month", await ChosenAsync("/reports?period=last-month"));
        Assert.Equal("last-month", await ChosenAsync("/reports/cash-flow"));
        await Browser.OpenAsync("/dashboard");
        Assert.Equal("last-month", await ChosenAsync("/reports?by=account"));

        await Browser.OpenAsync($"/reports/net-worth?period=custom&from={Ago(40)}&to={Today}");
        var page = await Browser.OpenAsync("/reports");
        Assert.Equal((Ago(40), Today), (page.QuerySelector("#From")!.GetAttribute("value"), page.QuerySelector("#To")!.GetAttribute("value")));

        // What is no period is not kept.
        using var refused = await Browser.GetAsync($"/reports?period=custom&from={Today}&to={Ago(40)}");
        await Browser.OpenAsync("/reports?period=some-day");
        Assert.Equal("custom", await ChosenAsync("/reports"));
        Assert.Equal("this-year", await ChosenAsync("/reports?period=this-year"));

        async Task<string?> ChosenAsync(string address) => (await Browser.OpenAsync(address)).QuerySelector("#period option[selected]")?.GetAttribute("value");
    }

    [Fact]
    public async Task The_profit_of_all_time_is_the_dashboards()
    {
        await FillAsync();

        var page = await Browser.OpenAsync("/reports?period=all");

        var overview = await UseAsync<IOverview, Overview>(o => o.OfAsync(Player, CurrencyCode.Of("EUR"), Day, CancellationToken.None));
        var words = MoneyDisplay.Text(App.Services.GetRequiredService<ICurrencies>(), Money.Of(overview.Profit, "EUR"), MoneySign.Result);
        Assert.Equal(words, Text(page.QuerySelector("#profit tfoot td")));
        Assert.Equal(words, Text(page.QuerySelector("[aria-labelledby=h-parts] .total dd")));
    }

    [Fact]
    public async Task A_figure_leads_to_the_entries_it_is_made_of()
    {
        await FillAsync();
        var page = await Browser.OpenAsync($"/reports/cash-flow?period=custom&from={Ago(60)}&to={Today}");

        var link = page.QuerySelector("#cash-flow tbody a")!.GetAttribute("href")!;
        var list = await Browser.OpenAsync(link);

        Assert.StartsWith("/entries?Kind=Deposit&From=", link, StringComparison.Ordinal);
        Assert.NotEmpty(list.QuerySelectorAll(".table tbody a"));
    }

    [Fact]
    public async Task The_file_says_what_the_page_says_and_runs_no_formula()
    {
        await OpenAccountAsync(Player, AccountKind.Site, "=cmd()", "EUR");
        var account = (await UseAsync<IAccounts, IReadOnlyList<Account>>(a => a.ListAsync(Player, CancellationToken.None))).Single(a => a.Name is "=cmd()").Id;
        await UseAsync<IBalanceUpdates, bool>(async updates =>
            (await updates.RecordAsync(Player, new RecordEntry(Guid.NewGuid(), account, 12.5m, Day, null, Day, TimeZoneInfo.Utc), CancellationToken.None)).Succeeded);

        using var answer = await Browser.GetAsync("/reports?period=all&by=account&format=csv");

        var file = await answer.Content.ReadAsStringAsync();
        Assert.Contains("'=cmd()", file, StringComparison.Ordinal);
        Assert.Contains(",EUR,0,12.5,0,0,0,0,0,0,12.5", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_are_no_period_are_told_beside_their_fields()
    {
        await FillAsync();

        using var backwards = await Browser.GetAsync($"/reports?period=custom&from={Today}&to={Ago(10)}");
        using var nonsense = await Browser.GetAsync("/reports/cash-flow?period=custom&from=soon&to=");

        Assert.Contains("before the first day", await RefusalAsync(backwards, "To"), StringComparison.Ordinal);
        Assert.Contains("soon", await RefusalAsync(nonsense, "From"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_player_is_told_what_will_be_here()
    {
        using var browser = await App.OpenSignedInAsync("new@example.org");

        foreach (var path in Pages)
        {
            Assert.NotNull((await browser.OpenAsync(path)).QuerySelector(".empty a.primary"));
        }
    }

    [Fact]
    public async Task Parameters_nobody_would_send_do_no_harm()
    {
        await FillAsync();

        foreach (var query in new[] { "period=nonsense&by=nonsense&value=x", "year=99999&start=13", "year=-1&start=0", "of=99", "year=abc", "period=custom&from=0001-01-01&to=9999-12-31" })
        {
            foreach (var path in new[] { "/reports", "/reports/tax", "/reports/sessions", "/reports/net-worth" })
            {
                using var answer = await Browser.GetAsync(path + "?" + query);
                Assert.True((int)answer.StatusCode < 500, path + "?" + query);
            }
        }
    }

    [Fact]
    public async Task A_report_is_new_at_once_after_an_entry()
    {
        await DepositAsync(100m);
        var before = Text((await Browser.OpenAsync("/reports/cash-flow?period=all")).QuerySelector("#cash-flow tfoot td"));
        await DepositAsync(50m);

        var after = Text((await Browser.OpenAsync("/reports/cash-flow?period=all")).QuerySelector("#cash-flow tfoot td"));

        Assert.False(string.Equals(before, after, StringComparison.Ordinal), after);
    }

    private string Ago(int days) => Day.AddDays(-days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task FillAsync()
    {
        await DepositAsync(1_000m, Day.AddDays(-50));
        await DepositAsync(77.77m, Day.AddDays(-20));
        using var stated = await RecordAsync("/balances/new", ("Amount", "1250.75"));
        await UseAsync<IAdjustments, bool>(async adjustments => (await adjustments.RecordBonusAsync(
            Player,
            new RecordEntry(Guid.NewGuid(), Stars, 25m, Day, null, Day, TimeZoneInfo.Utc) { Category = "Rakeback" },
            CancellationToken.None)).Succeeded);
        await UseAsync<ISessions, bool>(async sessions => (await sessions.RecordAsync(
            Player,
            new RecordSession(
                Guid.NewGuid(), Stars, new SessionGame(SessionFormat.Cash, "NLHE", "0.50/1", "PokerStars") { SmallBlind = 0.5m, BigBlind = 1m },
                App.Clock.GetUtcNow().AddHours(-4), App.Clock.GetUtcNow().AddHours(-1), new SessionMoney(100m, 0, 0m, 0m, 0m, 160m),
                new SessionOutcome(null, null, 200), Tags: null, Note: null, TimeZoneInfo.Utc),
            CancellationToken.None)).Succeeded);
    }
}
