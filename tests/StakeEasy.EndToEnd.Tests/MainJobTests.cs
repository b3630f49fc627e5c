using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>The whole way of a new player, in a real browser.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class MainJobTests(PostgresFixture postgres) : WalkTests(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_player_records_money_and_sees_what_was_won_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await Expect(page.GetByText("Start with where your money sits")).ToBeVisibleAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await visitor.AddAccountAsync("Savings", "EUR", "Bank");

        await RecordAsync(page, "/deposits/new", "PokerStars", "500", "Save deposit");
        await Expect(page.Locator(".toast:not(.news)")).ToContainTextAsync("Deposit of €500.00 saved");
        await RecordAsync(page, "/withdrawals/new", "PokerStars", "120.50", "Save withdrawal");
        await RecordAsync(page, "/deposits/new", "Savings", "1000", "Save deposit");
        await RecordAsync(page, "/balances/new", "PokerStars", "450.25", "Save balance update");

        await page.GotoAsync("/dashboard");
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("€1,450.25");
        await Expect(page.Locator("[aria-labelledby=h-bankroll] .sum").First).ToContainTextAsync("Deposited");
        await Expect(page.Locator("[aria-labelledby=h-bankroll] .sum dd")).ToHaveTextAsync(["€1,500.00", "−€120.50", "+€70.75", "€1,450.25"]);
        await Expect(page.Locator("[aria-labelledby=h-rec] li")).ToHaveCountAsync(4);

        // The chart: drawn into the page by script, in a frame without.
        var chart = scripts ? page.Locator("#history") : page.FrameLocator("#history iframe").Locator("main");
        await Expect(chart.GetByText("Show as table")).ToBeVisibleAsync();
        await chart.GetByRole(AriaRole.Link, new() { Name = "All", Exact = true }).ClickAsync();
        await Expect(chart.Locator("a[aria-current=true]", new() { HasText = "All" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Scripts_put_the_sum_on_the_button_and_show_what_it_leads_to()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("GGPoker", "USD");
        await RecordAsync(page, "/deposits/new", "GGPoker", "100", "Save deposit of $100.00");

        await page.GotoAsync("/balances/new");
        await page.Locator("#Amount").FillAsync("1,250.5");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save balance update of $1,250.50" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-preview] dd")).ToHaveTextAsync(["$100.00", "+$1,150.50", "$1,250.50"]);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task On_a_phone_a_deposit_takes_three_taps()
    {
        await using var visitor = await Visitor.ArriveAsync(Address, width: 390, height: 844, touch: true);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "USD");
        await RecordAsync(page, "/deposits/new", "PokerStars", "50", "Save deposit");
        await page.GotoAsync("/dashboard");

        await page.GetByRole(AriaRole.Link, new() { Name = "Add", Exact = true }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "$50.00", Exact = true }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save deposit of $50.00" }).TapAsync();

        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("$100.00");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_dialog_asks_before_an_entry_goes_and_the_toast_takes_it_back()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "USD");
        await RecordAsync(page, "/deposits/new", "PokerStars", "50", "Save deposit");

        await page.Locator(".table").GetByRole(AriaRole.Link, new() { Name = "Deposit", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("from $50.00 to $0.00");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete deposit" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("+$50.00");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Amounts_are_hidden_on_every_page_once_the_player_says_so()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "USD");

        await page.GetByRole(AriaRole.Button, new() { Name = "Hide amounts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show amounts" })).ToBeVisibleAsync();
        await page.GotoAsync("/accounts");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-amounts", "hidden");
        var colour = await page.Locator(".money").First.EvaluateAsync<string>("e => getComputedStyle(e).color");
        Assert.Equal("rgba(0, 0, 0, 0)", colour);
        Assert.Empty(visitor.Complaints);
    }

    private static async Task RecordAsync(IPage page, string form, string account, string amount, string button)
    {
        await page.GotoAsync(form);
        await page.Locator(".choice", new() { HasText = account }).ClickAsync();
        await page.Locator("#Amount").FillAsync(amount);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/*");
    }
}
