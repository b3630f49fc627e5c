using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>A night at the table, in a real browser: started, carried over pages and reloads, finished and corrected.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class LiveSessionTests(PostgresFixture postgres) : WalkTests(postgres)
{
    [Fact]
    public async Task The_clock_of_an_open_page_warns_in_the_moment_in_which_the_session_grows_too_long()
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts: true, width: 390);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await page.GotoAsync("/settings/play");
        await page.GetByLabel("Length of a session").First.FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save limit: Length of a session" }).ClickAsync();
        await page.WaitForURLAsync("**/settings/play");
        await page.GotoAsync("/sessions/start");
        await page.Locator("#Stake").FillAsync("0.50/1");
        await page.Locator("#BuyIn").FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the clock" }).ClickAsync();
        await page.WaitForURLAsync("**/sessions/live");
        await page.Clock.InstallAsync();
        await page.GotoAsync("/entries");
        var clock = page.Locator(".topbar .running");
        var warning = page.Locator(".topbar .running.warn-tone");

        await page.Clock.FastForwardAsync("50:00");
        await Expect(clock).ToContainTextAsync("0:50:");
        await Expect(warning).ToHaveCountAsync(0);
        await page.Clock.FastForwardAsync("10:00");
        await Expect(warning).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_runs_over_pages_and_reloads_until_it_is_finished_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts, width: 390, height: 844, touch: true);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await page.GotoAsync("/deposits/new");
        await page.Locator("#Amount").FillAsync("1000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/*");

        await page.GotoAsync("/sessions/start");
        await page.Locator("#Stake").FillAsync("0.50/1");
        await page.Locator("#BuyIn").FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the clock" }).ClickAsync();
        await page.WaitForURLAsync("**/sessions/live");

        // The clock is on every page, and goes on by itself where scripts run.
        await page.GotoAsync("/dashboard");
        var clock = page.Locator(".topbar [role=timer]");
        await Expect(clock).ToBeVisibleAsync();
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("€1,000.00");
        await Expect(page.Locator(".running.warn-tone")).ToHaveCountAsync(0);
        var read = await clock.InnerTextAsync();
        if (scripts)
        {
            await Expect(clock).Not.ToHaveTextAsync(read);
        }

        await clock.ClickAsync();
        await page.WaitForURLAsync("**/sessions/live");
        await page.ReloadAsync();
        await page.Locator("#NewRebuy").FillAsync("50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add rebuy" }).ClickAsync();
        await Expect(page.Locator(".sum .total")).ToContainTextAsync("€150.00");
        await page.Locator("#NewNote").FillAsync("Moved to the soft table");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(page.Locator(".lines")).ToContainTextAsync("Moved to the soft table");
        await page.ReloadAsync();
        await Expect(page.Locator(".sum .total")).ToContainTextAsync("€150.00");

        await page.Locator("#CashOut").FillAsync("275.50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish session" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/live", StringComparison.Ordinal));
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("+€125.50");
        await Expect(page.Locator(".topbar [role=timer]")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.Locator("#CashOut").FillAsync("300");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save change" }).ClickAsync();
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("+€150.00");
        await Expect(page.Locator("[aria-labelledby=h-history]")).ToContainTextAsync("Cash-out: €275.50 before, €300.00 after");
        await page.GotoAsync("/dashboard");
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("€1,150.00");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task On_a_phone_the_last_session_is_started_again_with_three_taps()
    {
        await using var visitor = await Visitor.ArriveAsync(Address, width: 390, height: 844, touch: true);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await page.GotoAsync("/sessions/start");
        await page.Locator("#Stake").FillAsync("1/2");
        await page.Locator("#BuyIn").FillAsync("200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the clock" }).ClickAsync();
        await page.Locator("#CashOut").FillAsync("350");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish session" }).ClickAsync();
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("+€150.00");
        await page.GotoAsync("/dashboard");

        await page.GetByRole(AriaRole.Button, new() { Name = "More" }).TapAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sessions", Exact = true }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start it now" }).TapAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("NLHE 1/2");
        await Expect(page.Locator(".sum .total")).ToContainTextAsync("€200.00");
        Assert.Empty(visitor.Complaints);
    }
}
