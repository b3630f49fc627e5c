using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>Money moves between accounts of two currencies, in a real browser: recorded, changed, deleted and put back.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class TransferWalkTests(PostgresFixture postgres) : WalkTests(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transfer_across_currencies_is_recorded_edited_deleted_and_put_back_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await PrepareAsync(visitor);

        await page.GotoAsync("/transfers/new");
        await ChooseAsync(page, "PokerStars, EUR", "GGPoker, USD");
        await page.Locator("#Amount").FillAsync("100");
        if (!scripts)
        {
            // Nobody can look the rate up while it is typed, so the first answer brings it.
            await page.GetByRole(AriaRole.Button, new() { Name = "Save transfer" }).ClickAsync();
            await Expect(page.Locator("#Received-error")).ToBeVisibleAsync();
            await Expect(page.Locator("#Amount")).ToHaveValueAsync("100");
        }

        await Expect(page.Locator("[data-suggestion]")).ToContainTextAsync("€100.00 would be $");
        await page.Locator("#Received").FillAsync("110");
        await page.Locator("#Fee").FillAsync("2.50");
        await page.GetByRole(AriaRole.Button, new() { Name = scripts ? "Save transfer of €100.00" : "Save transfer" }).ClickAsync();
        await Expect(page.Locator(".toast:not(.news)")).ToContainTextAsync("Transfer of €100.00 saved");
        var transfer = page.Url;
        await Expect(page.Locator("[aria-labelledby=h-what] .sum dd").First).ToHaveTextAsync("−€100.00");
        await Expect(page.Locator("[aria-labelledby=h-what] .sum")).ToContainTextAsync("+$110.00");
        await Expect(page.Locator("[aria-labelledby=h-what] .sum")).ToContainTextAsync("1.1 USD per EUR");
        await BalancesAsync(page, "€397.50", "$110.00");

        await page.GotoAsync(transfer);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Expect(page.Locator("#Received")).ToHaveValueAsync("110.00");
        await page.Locator("#Amount").FillAsync("120");
        await page.Locator("#Received").FillAsync("130");
        await page.Locator("#Fee").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save change" }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=h-history]")).ToContainTextAsync("€100.00 from PokerStars to GGPoker, where $110.00 arrived, fee €2.50");
        await BalancesAsync(page, "€380.00", "$130.00");

        await page.GotoAsync(transfer);
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.GetByText("PokerStars goes from €380.00 to €500.00")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete transfer" }).ClickAsync();
        await page.WaitForURLAsync("**/entries");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".toast:not(.news)")).ToContainTextAsync("Transfer restored");
        await BalancesAsync(page, "€380.00", "$130.00");
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scripts_ask_for_a_second_amount_only_where_it_is_exchanged_and_show_the_rate_both_make()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await PrepareAsync(visitor);

        await page.GotoAsync("/transfers/new?account=");
        await ChooseAsync(page, "PokerStars, EUR", "Savings, EUR");
        await page.Locator("#Amount").FillAsync("100");
        await Expect(page.Locator("#Received")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-preview] dd:visible")).ToHaveTextAsync(["€400.00", "€100.00"]);

        await page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync("GGPoker, USD");
        await Expect(page.Locator("#Received")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-preview]")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();
        await Expect(page.Locator("#Received")).Not.ToHaveValueAsync("");
        await Expect(page.Locator("#Received")).ToBeFocusedAsync();
        await page.Locator("#Received").FillAsync("112.34");
        await page.Locator("#Fee").FillAsync("1");
        await Expect(page.Locator("[data-preview] dd:visible")).ToHaveTextAsync(["1.1234 USD per EUR", "€399.00", "$112.34"]);

        // Back to one currency: what was typed for the other is neither shown nor sent.
        await page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync("Savings, EUR");
        await Expect(page.Locator("[data-suggestion]")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save transfer of €100.00" }).ClickAsync();
        await Expect(page.GetByText("only the fee and the exchange count")).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-labelledby=h-what] .sum dd")).ToHaveTextAsync(["−€100.00", "+€100.00", "−€1.00", "–"]);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Of_two_tabs_that_edit_one_transfer_the_later_is_told_and_keeps_what_was_typed()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await PrepareAsync(visitor);
        await page.GotoAsync("/transfers/new");
        await ChooseAsync(page, "PokerStars, EUR", "Savings, EUR");
        await page.Locator("#Amount").FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save transfer" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/new", StringComparison.Ordinal));
        var edit = page.Url + "/edit";
        await page.GotoAsync(edit);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(edit);
        await other.Locator("#Amount").FillAsync("80");
        await other.GetByRole(AriaRole.Button, new() { Name = "Save change" }).ClickAsync();
        await Expect(other.Locator(".toast:not(.news)")).ToContainTextAsync("Change saved");

        await page.Locator("#Amount").FillAsync("60");
        await page.Locator("#Note").FillAsync("Rent 🏠");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save change" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It now says €80.00");
        await Expect(page.Locator("#Amount")).ToHaveValueAsync("60");
        await Expect(page.Locator("#Note")).ToHaveValueAsync("Rent 🏠");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save change" }).ClickAsync();
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("€60.00");
        await Expect(page.GetByText("Rent 🏠").First).ToBeVisibleAsync();
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("409", StringComparison.Ordinal));
    }

    private static async Task PrepareAsync(Visitor visitor)
    {
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await visitor.AddAccountAsync("Savings", "EUR", "Bank");
        await visitor.AddAccountAsync("GGPoker", "USD");
        await visitor.Page.GotoAsync("/deposits/new");
        await visitor.Page.Locator(".choice", new() { HasText = "PokerStars" }).ClickAsync();
        await visitor.Page.Locator("#Amount").FillAsync("500");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/accounts/*");
    }

    private static async Task ChooseAsync(IPage page, string from, string to)
    {
        await page.GetByLabel("From", new() { Exact = true }).SelectOptionAsync(from);
        await page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync(to);
    }

    private static async Task BalancesAsync(IPage page, string stars, string dollars)
    {
        await page.GotoAsync("/accounts");
        await Expect(page.Locator(".table tr", new() { HasText = "PokerStars" })).ToContainTextAsync(stars);
        await Expect(page.Locator(".table tr", new() { HasText = "GGPoker" })).ToContainTextAsync(dollars);
    }
}
