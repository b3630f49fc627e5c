using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>A backup is taken along and brought back, in a real browser.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class RestoreWalkTests(PostgresFixture postgres) : WalkTests(postgres)
{
    private const string Password = "three quiet horses";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_undoes_what_came_after_it_and_survives_the_end_of_the_account_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await RecordAsync(page, "/deposits/new", "500", "Save deposit");
        await RecordAsync(page, "/balances/new", "620.50", "Save balance update");

        await page.GotoAsync("/export");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download backup" }).ClickAsync());
        var backup = await download.PathAsync();

        await RecordAsync(page, "/withdrawals/new", "100", "Save withdrawal");
        await BankrollAsync(page, "€520.50");
        await ChooseAsync(page, backup);
        await page.Locator(".choice", new() { HasText = "Replace it by the backup" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore backup" }).ClickAsync();
        await Expect(page.Locator("#Confirmed-error")).ToBeVisibleAsync();
        await ChooseAsync(page, backup, isOpen: true);
        await page.GetByLabel("When replacing").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore backup" }).ClickAsync();
        await Expect(page.Locator(".toast:not(.news)")).ToContainTextAsync("Backup restored: 2 entries.");
        await BankrollAsync(page, "€620.50");

        await page.GotoAsync("/settings/delete-account");
        await page.GetByLabel("Current password").FillAsync(Password);
        await page.GetByLabel("Erase everything, for good").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete my account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First).ToBeVisibleAsync();
        await visitor.SignUpAsync(password: Password);
        await Expect(page.GetByText("Start with where your money sits")).ToBeVisibleAsync();
        await ChooseAsync(page, backup);
        await page.GetByRole(AriaRole.Button, new() { Name = "Only check the file" }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=h-checked]").First).ToContainTextAsync("can be restored");
        await ChooseAsync(page, backup, isOpen: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore backup" }).ClickAsync();
        await Expect(page.Locator(".toast:not(.news)")).ToContainTextAsync("Backup restored: 2 entries.");
        await BankrollAsync(page, "€620.50");
        await Expect(page.Locator("[aria-labelledby=h-rec] li")).ToHaveCountAsync(2);
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_beside_its_field_and_changes_nothing()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await RecordAsync(page, "/deposits/new", "500", "Save deposit");

        await page.GotoAsync("/import/restore");
        await page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "cat.json", MimeType = "application/json", Buffer = "{\"cat\": 1}"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore backup" }).ClickAsync();

        await Expect(page.Locator("#File-error")).ToBeVisibleAsync();
        await BankrollAsync(page, "€500.00");
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    private static async Task ChooseAsync(IPage page, string backup, bool isOpen = false)
    {
        if (!isOpen)
        {
            await page.GotoAsync("/import/restore");
        }

        await page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "backup.json", MimeType = "application/json", Buffer = await File.ReadAllBytesAsync(backup) });
    }

    private static async Task BankrollAsync(IPage page, string expected)
    {
        await page.GotoAsync("/dashboard");
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync(expected);
    }

    private static async Task RecordAsync(IPage page, string form, string amount, string button)
    {
        await page.GotoAsync(form);
        await page.Locator("#Amount").FillAsync(amount);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/*");
    }
}
