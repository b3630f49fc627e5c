using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>From a dashboard that asks for a profile to advice by two rules and back.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class StakeWalkTests(PostgresFixture postgres) : WalkTests(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_player_says_what_they_play_and_is_told_which_stakes_they_can_afford_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await page.GotoAsync("/deposits/new");
        await page.Locator("#Amount").FillAsync("15000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await page.GotoAsync("/dashboard");
        await SeeStandingAsync(page, scripts);
        await page.GetByRole(AriaRole.Link, new() { Name = "Fill in your profile" }).ClickAsync();

        await page.GetByLabel("No-Limit Hold’em").UncheckAsync();
        await page.GetByLabel("Stakes are in").SelectOptionAsync("EUR");
        await page.Locator("label", new() { HasText = "What I type" }).First.ClickAsync();
        await page.GetByLabel("Win rate, in big blinds").FillAsync("a lot");
        await page.GetByLabel("Standard deviation, in big blinds").FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save profile" }).ClickAsync();
        await Expect(page.Locator("#CashRate-error")).ToContainTextAsync("is no number");
        await Expect(page.GetByLabel("Standard deviation, in big blinds")).ToHaveValueAsync("100");

        await page.GetByLabel("Win rate, in big blinds").FillAsync("2.5");
        await page.GetByLabel("Tournaments", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("PokerStars").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save profile" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Stakes", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("#cash .hero")).ToHaveTextAsync("€1/€2");
        await Expect(page.Locator("#cash-classic [data-line=up]")).ToContainTextAsync("€36,000.00");
        await Expect(page.Locator("#cash-risk [data-line=up]")).ToContainTextAsync("€30,000.00");
        await Expect(page.Locator("#cash-compared")).ToContainTextAsync("With 72 buy-ins your risk of ruin would be 2.73");
        await page.Locator("#cash summary").ClickAsync();
        await Expect(page.Locator("#cash [data-classic]")).ToContainTextAsync("(49 + 95) ÷ 2 = 72");
        await Expect(page.Locator("#tournaments .hero")).ToBeVisibleAsync();

        await page.GotoAsync("/dashboard");
        await SeeStandingAsync(page, scripts);
        await Expect(page.Locator("#stakes [data-play=Cash]")).ToContainTextAsync("75 buy-ins of €200 at hand");
        await page.Locator("#stakes").GetByRole(AriaRole.Link, new() { Name = "Why" }).ClickAsync();
        await Expect(page.Locator("#cash .hero")).ToHaveTextAsync("€1/€2");

        // The browser tells of the refused form, and of nothing else.
        Assert.All(visitor.Complaints, c => Assert.Contains("422", c, StringComparison.Ordinal));
    }

    /// <summary>The script puts it onto the dashboard; without one a link leads to it.</summary>
    private static Task SeeStandingAsync(IPage page, bool scripts) =>
        scripts ? Task.CompletedTask : page.GetByRole(AriaRole.Link, new() { Name = "See your stakes" }).ClickAsync();
}
