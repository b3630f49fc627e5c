using System.Net;
using AngleSharp.Dom;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The page about rates, with the history that ships with the program; no publisher can be reached.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class CurrenciesPageTests(PostgresFixture postgres) : WebTests(postgres)
{
    [Fact]
    public async Task Every_rate_is_shown_with_its_day_its_source_and_its_age()
    {
        using var browser = await App.OpenSignedInAsync();

        var page = await browser.OpenAsync("/currencies");

        var dollar = Cells(page, "#h-rates", "USD");
        Assert.Equal("US Dollar", dollar[1]);
        Assert.Equal("ECB", dollar[2]);
        Assert.Equal("13 Apr 2026", dollar[3]);
        Assert.EndsWith("publications old", dollar[4], StringComparison.Ordinal);
        Assert.Equal("1.1684", dollar[5]);
        Assert.Contains("The newest rates are of 13 April 2026", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bitcoin (BTC)", page.QuerySelector("section[aria-labelledby=h-unknown]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kuna", page.QuerySelector("section[aria-labelledby=h-ended]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rates_are_counted_from_the_reporting_currency_in_the_players_own_figures()
    {
        await App.CreatePlayerAsync(preferences: Preferences.Default with { ReportingCurrency = CurrencyCode.Of("GBP"), CultureName = "de-DE" });
        using var browser = await App.OpenSignedInAsync();

        var page = await browser.OpenAsync("/currencies");

        Assert.Equal("1,3420938", Cells(page, "#h-rates", "USD")[5]);
        Assert.Equal("1,1486595", Cells(page, "#h-rates", "EUR")[5]);
    }

    [Fact]
    public async Task The_converter_answers_for_any_day_at_that_days_rate()
    {
        using var browser = await App.OpenSignedInAsync();

        var page = await browser.OpenAsync("/currencies?Amount=100&From=GBP&To=USD&Day=2019-11-10");

        var answer = page.QuerySelector("[role=status]")!.TextContent;
        Assert.Contains("£100.00", answer, StringComparison.Ordinal);
        Assert.Contains("$128.07", answer, StringComparison.Ordinal);
        Assert.Contains("8 Nov 2019", answer, StringComparison.Ordinal);
        Assert.Equal("GBP", page.QuerySelector("#From option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Defect_15_the_converter_says_so_in_words_when_there_is_no_rate()
    {
        using var browser = await App.OpenSignedInAsync();

        var page = await browser.OpenAsync("/currencies?Amount=1&From=BTC&To=EUR&Day=2024-02-05");

        Assert.Equal(
            "There is no rate between BTC and EUR for 5 February 2024, so nothing is converted.",
            page.QuerySelector("[role=status]")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("Amount=abc&From=EUR&To=USD&Day=2024-02-05", "Amount")]
    [InlineData("Amount=1e12&From=EUR&To=USD&Day=2024-02-05", "Amount")]
    [InlineData("Amount=1.5&From=JPY&To=USD&Day=2024-02-05", "Amount")]
    [InlineData("Amount=1&From=XXX&To=USD&Day=2024-02-05", "From")]
    [InlineData("Amount=1&From=EUR&To=&Day=2024-02-05", "To")]
    [InlineData("Amount=1&From=EUR&To=USD&Day=soon", "Day")]
    [InlineData("Amount=1&From=EUR&To=USD&Day=2999-01-01", "Day")]
    public async Task What_cannot_be_converted_is_explained_beside_its_field(string query, string field)
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.GetAsync("/currencies?" + query);
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.GetElementById(field + "-error"));
        Assert.Null(page.QuerySelector("[role=status] .money"));
    }

    [Fact]
    public async Task The_button_tells_what_went_wrong_and_works_once_a_minute()
    {
        using var browser = await App.OpenSignedInAsync();

        using var first = await browser.SubmitAsync("/currencies", "/currencies/refresh");
        var afterFirst = await browser.OpenAsync("/currencies");
        using var second = await browser.SubmitAsync("/currencies", "/currencies/refresh");
        var afterSecond = await browser.OpenAsync("/currencies");

        Assert.Equal("/currencies", first.Headers.Location?.OriginalString);
        Assert.Contains("It cannot be reached.", Toast(afterFirst), StringComparison.Ordinal);
        var status = afterFirst.QuerySelector("section[aria-labelledby=h-refresh]")!.TextContent;
        Assert.Contains("No new rates.", status, StringComparison.Ordinal);
        Assert.Contains("by the button on this page", status, StringComparison.Ordinal);
        Assert.Contains("ECB: It cannot be reached.", status, StringComparison.Ordinal);
        Assert.Contains("less than a minute ago", Toast(afterSecond), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defect_41_a_refresh_takes_rates_from_nobody_but_the_publishers()
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.SubmitAsync("/currencies", "/currencies/refresh", ("EUR", "0.000001"), ("Rate", "0.000001"));
        var page = await browser.OpenAsync("/currencies");

        Assert.Equal("1.1684", Cells(page, "#h-rates", "USD")[5]);
    }

    [Fact]
    public async Task A_refresh_without_the_forms_token_is_refused()
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.PostAsync("/currencies/refresh");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("month", 10, 30)]
    [InlineData("quarter", 50, 70)]
    [InlineData("year", 240, 250)]
    [InlineData("all", 250, 250)]
    public async Task The_history_of_a_currency_is_drawn_and_told_in_a_table(string period, int fewest, int most)
    {
        using var browser = await App.OpenSignedInAsync();

        var page = await browser.OpenAsync("/currencies/GBP?period=" + period);

        var rows = page.QuerySelectorAll("#history tbody tr");
        Assert.InRange(rows.Length, fewest, most);
        Assert.Equal("2026-04-13", rows[^1].GetAttribute("data-day"));
        Assert.NotEmpty(page.QuerySelector("#history svg path.one")!.GetAttribute("d")!);
        Assert.Contains("to 13 April 2026", page.QuerySelector("#history svg[role=img]")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("0.87058 GBP", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HRK", "1 January 2023")]
    [InlineData("BTC", "No rate is known")]
    [InlineData("EUR", "EUR for one USD")]
    public async Task Ended_unknown_and_own_currencies_have_a_page_as_well(string code, string words)
    {
        using var browser = await App.OpenSignedInAsync();

        var page = await browser.OpenAsync("/currencies/" + code);

        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/currencies/XYZ")]
    [InlineData("/currencies/not-a-code")]
    public async Task What_is_no_currency_is_not_found(string path)
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_the_page_without_signing_in()
    {
        using var browser = App.Open();

        using var answer = await browser.GetAsync("/currencies");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    // Nothing listens on the first port: publishers are away, quickly.
    private protected override WebApp Configure(WebApp app) => app
        .With("Rates:Ecb:BaseAddress", "http://127.0.0.1:1/")
        .With("Rates:ExchangeRateApi:Enabled", "false")
        .With("Rates:Retries", "0");

    private static List<string> Cells(IDocument page, string heading, string code) =>
        [.. page.QuerySelectorAll($"table[aria-labelledby={heading[1..]}] tbody tr")
            .Single(row => row.QuerySelector("a")!.TextContent.Equals(code, StringComparison.Ordinal))
            .QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];

    private static string Toast(IDocument page) => page.QuerySelector(".toast")?.TextContent ?? "";
}
