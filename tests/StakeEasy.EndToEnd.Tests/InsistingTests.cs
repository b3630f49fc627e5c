using System.Globalization;
using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>Impatient fingers and unusual input, in a real browser.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class InsistingTests(PostgresFixture postgres) : WalkTests(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_on_save_records_once_whatever_the_form_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await visitor.AddAccountAsync("Savings", "EUR", "Bank");
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (string Form, string Button, (string Field, string Value)[] Fields, int Entries)[] forms =
        [
            ("/deposits/new", "Save deposit", [("Amount", "100")], 1),
            ("/bonuses/new", "Save bonus", [("Amount", "5")], 2),
            ("/expenses/new", "Save expense", [("Amount", "5")], 3),
            ("/corrections/new", "Save correction", [("Amount", "-5"), ("Note", "Miscounted")], 4),
            ("/transfers/new", "Save transfer", [("Amount", "10")], 6),
            ("/sessions/new", "Save session", [("Stake", "0.50/1"), ("BuyIn", "20"), ("StartedAt", yesterday + "T10:00"), ("EndedAt", yesterday + "T12:00"), ("CashOut", "30")], 7),
            ("/recurring/new", "Save", [("Amount", "10")], 8),
        ];

        foreach (var (form, button, fields, entries) in forms)
        {
            await page.GotoAsync(form);
            foreach (var choice in new[] { "FromAccountId", "ToAccountId", "AccountId" })
            {
                var select = page.Locator($"select[name={choice}]");
                if (await select.CountAsync() > 0)
                {
                    await select.SelectOptionAsync(await select.Locator("option", new() { HasText = choice is "ToAccountId" ? "Savings" : "PokerStars" }).InnerTextAsync());
                }
            }

            if (await page.Locator(".choice", new() { HasText = "PokerStars" }).CountAsync() > 0)
            {
                await page.Locator(".choice", new() { HasText = "PokerStars" }).ClickAsync();
            }

            foreach (var (field, value) in fields)
            {
                await page.Locator("#" + field).FillAsync(value);
            }

            await page.GetByRole(AriaRole.Button, new() { Name = button }).First.DblClickAsync();
            await page.WaitForURLAsync(url => !url.EndsWith("/new", StringComparison.Ordinal));
            await page.GotoAsync("/entries");
            await Expect(page.Locator(".table.entries tbody tr:not(.day)")).ToHaveCountAsync(entries);
        }

        await page.GotoAsync("/recurring");
        await Expect(page.Locator(".recurring > li")).ToHaveCountAsync(1);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_double_click_at_the_table_starts_adds_and_finishes_once()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");

        await page.GotoAsync("/sessions/start");
        await page.Locator("#Stake").FillAsync("0.50/1");
        await page.Locator("#BuyIn").FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the clock" }).DblClickAsync();
        await page.WaitForURLAsync("**/sessions/live");
        await page.Locator("#NewRebuy").FillAsync("50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add rebuy" }).DblClickAsync();
        await Expect(page.Locator(".sum .total")).ToContainTextAsync("€150.00");
        await page.Locator("#CashOut").FillAsync("200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish session" }).DblClickAsync();
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("+€50.00");
        await page.GotoAsync("/sessions");
        await Expect(page.Locator(".table tbody tr:not(.day)")).ToHaveCountAsync(1);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Of_two_tabs_that_edit_one_session_the_later_is_told_and_keeps_what_was_typed()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await page.GotoAsync("/sessions/start");
        await page.Locator("#Stake").FillAsync("0.50/1");
        await page.Locator("#BuyIn").FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the clock" }).ClickAsync();
        await page.WaitForURLAsync("**/sessions/live");
        await page.Locator("#CashOut").FillAsync("200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish session" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/live", StringComparison.Ordinal));
        var edit = page.Url + "/edit";
        await page.GotoAsync(edit);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(edit);
        await other.Locator("#CashOut").FillAsync("250");
        await other.GetByRole(AriaRole.Button, new() { Name = "Save change" }).ClickAsync();
        await Expect(other.Locator(".money.hero")).ToHaveTextAsync("+€150.00");

        await page.Locator("#CashOut").FillAsync("300");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save change" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("changed meanwhile");
        await Expect(page.Locator("#CashOut")).ToHaveValueAsync("300");
        await other.ReloadAsync();
        await Expect(other.Locator(".money.hero")).ToHaveTextAsync("+€150.00");
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commas_huge_amounts_and_emoji_are_understood_refused_and_kept()
    {
        await using var visitor = await Visitor.ArriveAsync(Address);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");
        await visitor.AddAccountAsync("Savings", "EUR", "Bank");
        await page.GotoAsync("/settings");
        await page.Locator("#CultureName").SelectOptionAsync("de-DE");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = false }).First.ClickAsync();

        await page.GotoAsync("/bonuses/new");
        await page.Locator(".choice", new() { HasText = "PokerStars" }).ClickAsync();
        await page.Locator("#Amount").FillAsync("1.234,5");
        await page.Locator("#Tags").FillAsync("🎰 nacht, größe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save bonus of €1.234,50" }).ClickAsync();
        await Expect(page.Locator(".money.hero")).ToHaveTextAsync("€1.234,50");
        await page.GetByRole(AriaRole.Link, new() { Name = "🎰 nacht" }).ClickAsync();
        await Expect(page.Locator(".entries td.num > .money")).ToHaveTextAsync(["+€1.234,50"]);

        await page.GotoAsync("/transfers/new");
        await page.GetByLabel("From", new() { Exact = true }).SelectOptionAsync("PokerStars, EUR");
        await page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync("Savings, EUR");
        await page.Locator("#Amount").FillAsync("99999999999999999999,5");
        await page.Locator("#Note").FillAsync("Für 👩‍👩‍👧 Müller");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save transfer" }).ClickAsync();
        await Expect(page.Locator("#Amount-error")).ToBeVisibleAsync();
        await Expect(page.Locator("#Amount")).ToHaveValueAsync("99999999999999999999,5");
        await Expect(page.Locator("#Note")).ToHaveValueAsync("Für 👩‍👩‍👧 Müller");
        await page.Locator("#Amount").FillAsync("34,5");
        await Expect(page.Locator("[data-preview] dd:visible")).ToHaveTextAsync(["€1.200,00", "€34,50"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save transfer of €34,50" }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=h-what]")).ToContainTextAsync("Für 👩‍👩‍👧 Müller");
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }
}
