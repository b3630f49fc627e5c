using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>From the dashboard through the reports, down to an entry and out as a file.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ReportWalkTests(PostgresFixture postgres) : WalkTests(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reports_keep_their_period_and_lead_to_entries_and_files_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await RecordAsync(page, "/deposits/new", "500", "Save deposit");
        await RecordAsync(page, "/balances/new", "570.75", "Save balance update");

        await page.GotoAsync("/dashboard");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Reports" }).ClickAsync();
        await Expect(page.Locator("#profit tfoot td").First).ToHaveTextAsync("+€70.75");

        await page.GetByLabel("Period").SelectOptionAsync("all");
        await page.GetByLabel("Amounts at").SelectOptionAsync("today");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("period=all.*value=today", default, TimeSpan.FromSeconds(1)));
        await Expect(page.Locator("#profit tfoot td").First).ToHaveTextAsync("+€70.75");

        await page.GetByRole(AriaRole.Link, new() { Name = "Cash flow" }).ClickAsync();
        await Expect(page.GetByLabel("Period")).ToHaveValueAsync("all");
        await Expect(page.GetByLabel("Amounts at")).ToHaveValueAsync("today");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Equal("cash-flow.csv", download.SuggestedFilename);
        Assert.Contains(",EUR,500,", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        await page.Locator("#cash-flow tbody a").First.ClickAsync();
        await Expect(page.Locator(".table").GetByRole(AriaRole.Link, new() { Name = "Deposit", Exact = true })).ToHaveCountAsync(1);
        Assert.Empty(visitor.Complaints);
    }

    private static async Task RecordAsync(IPage page, string form, string amount, string button)
    {
        await page.GotoAsync(form);
        await page.Locator("#Amount").FillAsync(amount);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/*");
    }
}
