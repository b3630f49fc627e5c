using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class DashboardTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task Every_figure_is_that_of_the_overview()
    {
        await DepositAsync(1_000m, Day.AddDays(-40));
        using var stated = await RecordAsync("/balances/new", ("Amount", "1250.75"));

        var page = await Browser.OpenAsync("/dashboard");

        var overview = await OverviewAsync();
        Assert.Equal(Words(overview.Bankroll), Text(page.QuerySelector(".money.hero")));
        Same(
            [Words(overview.Deposited), Words(-overview.Withdrawn), Words(overview.Profit, MoneySign.Result), Words(overview.Bankroll)],
            page.QuerySelectorAll("[aria-labelledby=h-bankroll] .sum dd").Select(d => Text(d)));
        Same(
            overview.Changes.Select(c => c.Amount is { } amount ? Words(amount, MoneySign.Moved) : "–"),
            page.QuerySelectorAll("[aria-labelledby=h-change] dd.figure").Select(d => Text(d)));
        Same(
            overview.Accounts.Select(a => a.Account.Name),
            page.QuerySelectorAll("[aria-labelledby=h-acc] tbody td:first-child a").Select(a => Text(a)));
        Assert.Equal(overview.Recent.Count, page.QuerySelectorAll("[aria-labelledby=h-rec] li").Length);
    }

    [Fact]
    public async Task Defect_21_an_entry_is_on_the_dashboard_at_once_though_the_page_is_kept()
    {
        var recent = new List<int>();
        foreach (var amount in new[] { 100m, 50m, 25m })
        {
            await DepositAsync(amount);
            var first = await Browser.OpenAsync("/dashboard");
            var again = await Browser.OpenAsync("/dashboard");
            Assert.Equal(first.Body!.InnerHtml, again.Body!.InnerHtml);
            recent.Add(again.QuerySelectorAll("[aria-labelledby=h-rec] li").Length);
        }

        Assert.Equal([1, 2, 3], recent);
    }

    [Fact]
    public async Task A_kept_page_is_the_same_bytes_until_something_changes()
    {
        await DepositAsync(100m);
        _ = await Browser.OpenAsync("/dashboard");

        using var first = await Browser.GetAsync("/dashboard");
        using var second = await Browser.GetAsync("/dashboard");

        // A page made anew carries a form token of its own: equal bytes were kept.
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_message_is_shown_once_and_kept_for_nobody()
    {
        _ = await Browser.OpenAsync("/dashboard");
        using var recorded = await RecordAsync("/deposits/new", ("Amount", "5"));

        var first = await Browser.OpenAsync("/dashboard");
        var second = await Browser.OpenAsync("/dashboard");

        Assert.NotNull(first.QuerySelector(".toast"));
        Assert.Null(second.QuerySelector(".toast:not(.news)"));
    }

    [Fact]
    public async Task Defect_23_a_kept_page_is_never_shown_to_somebody_else()
    {
        _ = await Browser.OpenAsync("/dashboard");
        using var other = await App.OpenSignedInAsync("nils@example.org");

        var page = await other.OpenAsync("/dashboard");

        Assert.Contains("nils@example.org", Text(page.QuerySelector(".nav-foot")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_rate_is_named_and_left_out()
    {
        var odd = await OpenAccountAsync(Player, AccountKind.Asset, "Cold wallet", "LTC");
        await UseAsync<IDeposits, bool>(async deposits =>
            (await deposits.RecordAsync(Player, new RecordEntry(Guid.NewGuid(), odd, 4.2m, Day, null, Day, TimeZoneInfo.Utc), CancellationToken.None)).Succeeded);

        var page = await Browser.OpenAsync("/dashboard");

        Assert.Contains("4.20000000", Text(page.QuerySelector(".note.warn-tone")), StringComparison.Ordinal);
        Assert.Contains("in none of these figures", Text(page.QuerySelector(".note.warn-tone")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_player_is_shown_where_to_start()
    {
        using var browser = await App.OpenSignedInAsync("new@example.org");

        var page = await browser.OpenAsync("/dashboard");

        Assert.Equal("/accounts/new", page.QuerySelector(".empty a.primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_chart_is_a_part_for_scripts_and_a_document_that_may_be_framed_without_them()
    {
        await DepositAsync(100m, Day.AddDays(-20));

        using var document = await Browser.GetAsync("/dashboard/chart?period=month");
        Browser.Headers.Add("HX-Request", "true");
        using var part = await Browser.GetAsync("/dashboard/chart?period=month");

        Assert.Contains("<html", await document.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", document.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<html", await part.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_tells_the_history_in_a_table_too()
    {
        await DepositAsync(100m, Day.AddDays(-20));

        foreach (var period in new[] { "month", "quarter", "year", "all", "nonsense" })
        {
            var page = await Browser.OpenAsync($"/dashboard/chart?period={period}&show=profit");
            Assert.NotNull(page.QuerySelector("svg[role=img][aria-label]"));
            Assert.NotEmpty(page.QuerySelectorAll("tr[data-day]"));
        }
    }

    [Fact]
    public async Task No_page_holds_an_inline_style_or_script()
    {
        await DepositAsync(100m);

        foreach (var path in new[] { "/dashboard", "/dashboard/chart", "/accounts", $"/accounts/{Stars.Value}", "/accounts/new", "/deposits", "/deposits/new", "/entries", "/balances/new" })
        {
            var page = await Browser.OpenAsync(path);
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onload], [onsubmit]"));
        }
    }

    [Fact]
    public async Task Every_page_names_the_day_of_the_rates_and_leads_to_them()
    {
        var rates = await UseAsync<IExchangeRates, ExchangeRates>(async r => await r.LatestAsync(CancellationToken.None));

        foreach (var path in new[] { "/dashboard", "/settings" })
        {
            var day = rates.Day!.Value.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal("Rates of " + day, Text((await Browser.OpenAsync(path)).QuerySelector(".nav-foot a[href='/currencies']")));
        }
    }

    [Fact]
    public async Task A_failure_is_told_in_plain_words_with_the_number_of_the_request()
    {
        using var answer = await Browser.GetAsync("/accounts/nowhere");

        var page = await Browser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("There is nothing here", Text(page.QuerySelector("h1")));
        Assert.Contains("request", Text(page.QuerySelector("main")), StringComparison.Ordinal);
    }

    private Task<Overview> OverviewAsync() =>
        UseAsync<IOverview, Overview>(overview => overview.OfAsync(Player, CurrencyCode.Of("EUR"), Day, CancellationToken.None));

    private string Words(decimal amount, MoneySign sign = MoneySign.Plain) =>
        MoneyDisplay.Text(App.Services.GetRequiredService<ICurrencies>(), Money.Of(amount, "EUR"), sign);
}
