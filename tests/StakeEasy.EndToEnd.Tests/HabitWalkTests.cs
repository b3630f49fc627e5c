using Microsoft.Playwright;
using StakeEasy.Testing;
using static Microsoft.Playwright.Assertions;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>A goal is set, a deposit reaches it, the bell tells of it; then a limit asks before the next deposit.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class HabitWalkTests(PostgresFixture postgres) : WalkTests(postgres)
{
    protected override bool Reviews => true;

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 390)]
    public async Task A_goal_is_reached_by_a_deposit_and_told_of_with_and_without_scripts(bool scripts, int width)
    {
        await using var visitor = await Visitor.ArriveAsync(Address, scripts, width);
        var page = visitor.Page;
        await visitor.SignUpAsync();
        await visitor.AddAccountAsync("PokerStars", "EUR");

        await page.GotoAsync("/goals");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set a goal" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("First hundred");
        await page.GetByLabel("Target").FillAsync("100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set goal" }).ClickAsync();
        await Expect(page.GetByText("not enough data")).ToBeVisibleAsync();

        await DepositAsync(page, "150");
        var toast = page.Locator("#toasts .toast", new() { HasText = "Goal reached: First hundred" });
        if (scripts)
        {
            // On this page if it was found while the page was made, otherwise with the bell and without another page.
            await Expect(toast).ToBeVisibleAsync(new() { Timeout = 30_000 });
        }
        else
        {
            await Eventually.TrueAsync(async () =>
            {
                await page.GotoAsync("/goals");
                return await toast.CountAsync() == 1;
            });
            await AssertNoneIsCoveredAsync(page.Locator("#toasts .toast"));
        }

        await page.GotoAsync("/goals");
        await Expect(toast).ToHaveCountAsync(0);
        await Expect(page.GetByText("reached", new() { Exact = true })).ToHaveCountAsync(1);
        await page.Locator("#notices").ClickAsync();
        await Expect(page.GetByText("Goal reached: First hundred")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(page.Locator("#notices .badge")).ToHaveCountAsync(0);

        await page.GotoAsync("/settings/play");
        await page.GetByLabel("Deposits in a month").First.FillAsync("200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save limit: Deposits in a month" }).ClickAsync();
        await page.WaitForURLAsync("**/settings/play");
        await page.GotoAsync("/deposits/new");
        await Expect(page.GetByText("Your own limit leaves")).ToBeVisibleAsync();
        await page.Locator("#Amount").FillAsync("75");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await page.GetByLabel("I deposit beyond my own limit").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/*");

        await page.GotoAsync("/achievements");
        await Expect(page.Locator("#FIRST_ENTRY")).ToContainTextAsync("Reached on");
        await Expect(page.Locator("#streak")).ToHaveTextAsync("1 day");
        Assert.DoesNotContain(visitor.Complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal));
    }

    /// <summary>Each is wholly above the next.</summary>
    private static async Task AssertNoneIsCoveredAsync(ILocator toasts)
    {
        var below = 0f;
        foreach (var toast in await toasts.AllAsync())
        {
            var box = (await toast.BoundingBoxAsync())!;
            Assert.True(box.Y >= below, $"A toast at {box.Y} begins above {below}, where the one before ends.");
            below = box.Y + box.Height;
        }
    }

    private static async Task DepositAsync(IPage page, string amount)
    {
        await page.GotoAsync("/deposits/new");
        await page.Locator("#Amount").FillAsync(amount);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await page.WaitForURLAsync("**/accounts/*");
    }
}
