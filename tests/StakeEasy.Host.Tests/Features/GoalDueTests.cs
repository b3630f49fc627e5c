using System.Globalization;
using System.Net;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>A goal that ends soon is among what there is to do.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class GoalDueTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public async Task A_goal_that_ends_within_a_fortnight_is_something_to_look_at(int days, bool isDue)
    {
        await SetAsync(days);

        var page = await Browser.OpenAsync("/recommendations");

        Assert.Equal(isDue, Text(page.QuerySelector("main")).Contains("Look at your goal A thousand", StringComparison.Ordinal));
        if (isDue)
        {
            using var goals = await Browser.GetAsync(page.QuerySelector("main a[href='/goals']")!.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, goals.StatusCode);
        }
    }

    [Fact]
    public async Task A_goal_that_is_reached_is_none_any_more()
    {
        await SetAsync(days: 5);
        _ = await Browser.OpenAsync("/recommendations");

        await DepositAsync(5_000m);
        await UseAsync<IReconciliation, Reviewed>(r => r.ReviewAsync(Player, default));

        Assert.DoesNotContain("A thousand", Text((await Browser.OpenAsync("/recommendations")).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("change", "30")]
    [InlineData("abandon", null)]
    public async Task What_is_done_about_a_goal_is_seen_at_once(string what, string? days)
    {
        await SetAsync(days: 10);
        _ = await Browser.OpenAsync("/recommendations");
        var goal = (await UseAsync<IGoals, IReadOnlyList<Goal>>(g => g.ListAsync(Player, default)))[0];

        await UseAsync<IGoals, object>(async g => what is "change"
            ? await g.ChangeAsync(Player, goal.Id, goal.Version, goal.Name, goal.Target, Day.AddDays(int.Parse(days!, CultureInfo.InvariantCulture)), default)
            : await g.AbandonAsync(Player, goal.Id, default));

        Assert.DoesNotContain("A thousand", Text((await Browser.OpenAsync("/recommendations")).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_has_its_new_name_at_once()
    {
        await SetAsync(days: 10);
        _ = await Browser.OpenAsync("/recommendations");
        var goal = (await UseAsync<IGoals, IReadOnlyList<Goal>>(g => g.ListAsync(Player, default)))[0];

        await UseAsync<IGoals, object>(async g => await g.ChangeAsync(Player, goal.Id, goal.Version, "Ten hundred", goal.Target, goal.LastDay, default));

        Assert.Contains("Look at your goal Ten hundred", Text((await Browser.OpenAsync("/recommendations")).QuerySelector("main")), StringComparison.Ordinal);
    }

    private async Task SetAsync(int days)
    {
        using var set = await Browser.SubmitAsync(
            "/goals/new", ("Kind", "Bankroll"), ("Name", "A thousand"), ("Target", "1000"), ("FirstDay", Today), ("LastDay", Day.AddDays(days).ToString("yyyy-MM-dd", default)));
        Assert.Equal("/goals", set.Headers.Location!.ToString());
    }
}
