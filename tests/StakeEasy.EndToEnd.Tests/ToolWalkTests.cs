using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>A visitor without an account, from the landing page through the tools, by keyboard.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ToolWalkTests(PostgresFixture postgres) : WalkTests(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_simulates_computes_and_shares_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "tools" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Risk of ruin" }).ClickAsync();
        await page.GetByLabel("Win rate", new() { Exact = true }).FillAsync("2.5");
        await page.GetByLabel("Risk you accept, in %").FillAsync("5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#C2 td").Last).ToHaveTextAsync("5,991.46");
        await Expect(page).ToHaveURLAsync(Having("TargetRisk=5"));
        if (scripts)
        {
            await Expect(page.Locator("[data-tool-status]")).ToContainTextAsync("Losing it all");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Variance", Exact = true }).ClickAsync();
        await page.GetByLabel("Bankroll").FillAsync("2000");
        await page.GetByLabel("Seed").FillAsync("42");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simulate" }).ClickAsync();
        await Expect(page.Locator("#mean td").First).ToHaveTextAsync("+2,500.00");
        await Expect(page.Locator("#ruin td").Last).ToContainTextAsync("±");
        await Expect(page).ToHaveURLAsync(Having("Seed=42"));
        var worst = await page.Locator("#worst").TextContentAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Equal("variance.csv", download.SuggestedFilename);
        await page.GetByRole(AriaRole.Link, new() { Name = "Link to these figures" }).ClickAsync();
        await Expect(page.Locator("#worst")).ToHaveTextAsync(worst!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Deal once more" }).ClickAsync();
        await Expect(page.Locator("#worst")).Not.ToHaveTextAsync(worst!);

        await page.GetByRole(AriaRole.Link, new() { Name = "Stack to pot" }).ClickAsync();
        await page.GetByLabel("Effective stack").FillAsync("50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Calculate" }).ClickAsync();
        await Expect(page.Locator("#depth")).ToContainTextAsync("Low");
        Assert.Empty(visitor.Complaints);

        await page.GetByLabel("Pot", new() { Exact = true }).FillAsync("none");
        await page.GetByRole(AriaRole.Button, new() { Name = "Calculate" }).ClickAsync();
        await Expect(page.Locator("#Pot-error")).ToContainTextAsync("no number");
        await Expect(page.Locator("#Pot")).ToHaveValueAsync("none");
        await Expect(page.Locator("#Stack")).ToHaveValueAsync("50");
    }

    [Fact]
    public async Task A_simulation_under_way_shows_that_it_is_and_can_be_cancelled()
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts: true);
        var page = visitor.Page;
        await page.GotoAsync("/tools/variance");
        await page.RouteAsync(Having("Seed=43"), _ => Task.CompletedTask);
        await page.GetByLabel("Seed").FillAsync("43");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simulate" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeHiddenAsync();
        await Expect(page.Locator("#fan")).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Seed")).ToHaveValueAsync("43");
    }

    private static Regex Having(string inAddress) => new(Regex.Escape(inAddress), RegexOptions.None, TimeSpan.FromSeconds(1));
}
