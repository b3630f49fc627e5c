using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>Finding entries again, and putting right what was entered by mistake.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class EntryListTests(PostgresFixture postgres) : WalkTests(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_player_filters_saves_the_view_deletes_what_it_shows_and_takes_it_back(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        foreach (var (amount, note) in new[] { ("10", "Rent for May"), ("20", "rental car"), ("40", "Dinner") })
        {
            await DepositAsync(page, amount, note);
        }

        await page.GotoAsync("/entries");
        await page.GetByPlaceholder("Search notes").FillAsync("rent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/entries?Text=rent");
        await Expect(page.Locator(".entries td.num > .money")).ToHaveTextAsync(["+€20.00", "+€10.00"]);
        await Expect(page.GetByText("2 entries match")).ToBeVisibleAsync();

        await page.GetByText("Save this view").ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("Rent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await Expect(page.Locator(".toast:not(.news)")).ToContainTextAsync("saved");
        await page.GotoAsync("/entries");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rent", Exact = true }).ClickAsync();

        if (scripts)
        {
            await page.GetByLabel("All on this page").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete 2 chosen" }).ClickAsync();
        }
        else
        {
            await page.GetByText("Choose all on this page").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete chosen" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete 2 entries" }).ClickAsync();
        await Expect(page.GetByText("Nothing matches")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".entries td.num > .money")).ToHaveTextAsync(["+€20.00", "+€10.00"]); // still what was filtered
        Assert.Empty(visitor.Complaints);
    }

    private static async Task DepositAsync(IPage page, string amount, string note)
    {
        await page.GotoAsync("/deposits/new");
        await page.Locator("#Amount").FillAsync(amount);
        await page.Locator("form summary").Last.ClickAsync();
        await page.Locator("#Note").FillAsync(note);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/*");
    }
}
