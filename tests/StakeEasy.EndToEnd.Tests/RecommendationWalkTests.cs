using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>What to do next, from the dashboard to an answer and back, with a mouse, a keyboard, and without scripts.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class RecommendationWalkTests(PostgresFixture postgres)
{
    private const string Title = "Update your PokerStars balance";
    private const string InOrder = "Nothing to do: everything is in order";

    [Fact]
    public async Task The_best_action_comes_to_the_dashboard_is_put_off_there_and_comes_back()
    {
        await using var app = new RunningApp(await postgres.NewDatabaseWithRatesAsync());
        await using var visitor = await Visitor.ArriveAsync(app.Address, width: 390, height: 844);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await DepositLongAgoAsync(visitor);

        await page.GotoAsync("/dashboard");
        var next = page.Locator("#next");
        await Expect(next).ToContainTextAsync(Title);
        await next.GetByText("Later").ClickAsync();
        await next.GetByRole(AriaRole.Button, new() { Name = "In a week" }).ClickAsync();

        await Expect(page.Locator(".toast:not(.news)")).ToContainTextAsync("Snoozed until");
        await Expect(page.Locator("#next")).ToContainTextAsync(InOrder);

        await page.Locator(".toast:not(.news)").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("#next")).ToContainTextAsync(Title);

        // By keyboard, on the list of all.
        await page.GotoAsync("/recommendations");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss: " + Title }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText(InOrder)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring back: " + Title }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        // What it asks for settles it.
        await page.GetByRole(AriaRole.Link, new() { Name = "Update balance: " + Title }).ClickAsync();
        await page.Locator("#Amount").FillAsync("130");
        await page.Locator("main .actions button").ClickAsync();
        await Expect(page.Locator(".toast:not(.news)")).ToBeVisibleAsync();
        await page.GotoAsync("/recommendations");
        await Expect(page.GetByText(InOrder)).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Without_scripts_the_dashboard_leads_to_the_best_action_and_its_answers()
    {
        await using var app = new RunningApp(await postgres.NewDatabaseWithRatesAsync());
        await using var visitor = await Visitor.ArriveAsync(app.Address, scripts: false);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await DepositLongAgoAsync(visitor);

        await page.GotoAsync("/dashboard");
        await page.GetByRole(AriaRole.Link, new() { Name = "See what helps most right now" }).ClickAsync();
        await Expect(page.GetByText(Title).First).ToBeVisibleAsync();
        await page.GetByText("Later").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tomorrow" }).ClickAsync();
        await Expect(page.GetByText(InOrder)).ToBeVisibleAsync();

        await page.Locator(".toast:not(.news)").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done: " + Title }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See all" }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=h-aside]")).ToContainTextAsync("Done; comes back on");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring back: " + Title }).ClickAsync();
        await Expect(page.Locator(".actions-list")).ToContainTextAsync(Title);
    }

    private static async Task DepositLongAgoAsync(Visitor visitor)
    {
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await visitor.Page.GotoAsync("/deposits/new");
        await visitor.Page.Locator("#Amount").FillAsync("100");
        await visitor.Page.Locator("form summary").Last.ClickAsync();
        await visitor.Page.Locator("#Date").FillAsync(TimeProvider.System.GetUtcNow().AddDays(-41).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await Expect(visitor.Page.Locator(".toast:not(.news)")).ToBeVisibleAsync();
    }
}
