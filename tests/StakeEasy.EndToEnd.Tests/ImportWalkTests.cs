using System.Text;
using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>A file with mistakes in it, mended, imported and taken back, in a real browser.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ImportWalkTests(PostgresFixture postgres) : WalkTests(postgres)
{
    private const string Broken = "When,What,How much,Remark\n31 Sep 2026,deposit,100.00,first\n02 Oct 2026,deposit,1oo.00,second\n03 Oct 2026,withdrawal,20.00,third\n";
    private const string Mended = "When,What,How much,Remark\n30 Sep 2026,deposit,100.00,first\n02 Oct 2026,deposit,10.00,second\n03 Oct 2026,withdrawal,20.00,third\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_with_errors_is_mended_imported_and_undone_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");

        await UploadAsync(page, Broken);
        await MapAsync(page, scripts);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=h-bad] tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("[aria-labelledby=h-bad]")).ToContainTextAsync("“31 Sep 2026” is not a day.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 row" }).ClickAsync();
        await Expect(page.GetByText("2 rows have errors")).ToBeVisibleAsync();

        await UploadAsync(page, Mended);
        await MapAsync(page, scripts);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 3 rows" }).ClickAsync();
        await Expect(page.Locator(".toast:not(.news)")).ToContainTextAsync("3 entries imported");
        await page.GotoAsync("/dashboard");
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("€90.00");

        await page.GotoAsync("/import");
        await page.GetByRole(AriaRole.Link, new() { Name = "Undo" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await Expect(page.Locator(".badge")).ToHaveTextAsync("undone");
        await page.GotoAsync("/dashboard");
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("€0.00");
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    private static async Task UploadAsync(IPage page, string rows)
    {
        await page.GotoAsync("/import");
        await page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "rows.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(rows) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your import" })).ToBeVisibleAsync();
    }

    /// <summary>Its headers are nobody's: each column is told, and the preview follows.</summary>
    private static async Task MapAsync(IPage page, bool scripts)
    {
        await page.Locator("#Column-0").SelectOptionAsync("Date");
        await page.Locator("#Column-1").SelectOptionAsync("Kind");
        await page.Locator("#Column-2").SelectOptionAsync("Amount");
        await page.Locator("#Column-3").SelectOptionAsync("Note");
        if (!scripts)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Preview again" }).ClickAsync();
        }

        await Expect(page.Locator("[aria-labelledby=h-rows] tbody tr").Last).ToContainTextAsync("3 Oct 2026, withdrawal");
    }
}
