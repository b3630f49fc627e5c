using System.Net;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class GoalPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task A_goal_is_set_and_shown_with_its_forecast()
    {
        using var set = await SetAsync(("Name", "A thousand"), ("Target", "1000"));

        var page = await Browser.OpenAsync("/goals");
        Assert.Equal("/goals", set.Headers.Location!.ToString());
        Assert.Equal("A thousand", Text(page.QuerySelector(".goals h2")));
        Assert.Equal("not enough data", Text(page.QuerySelector(".goals .badge + strong")));
        Assert.Equal("0", page.QuerySelector(".goals progress")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Profit", "€100.00")]
    [InlineData("Sessions", "100 sessions")]
    [InlineData("Hours", "100 hours")]
    [InlineData("Lessons", "100 lessons")]
    public async Task Goals_of_every_kind_are_shown(string kind, string target)
    {
        using var set = await SetAsync(("Kind", kind), ("Name", "Of its kind"), ("Target", "100"));

        Assert.Contains("of " + target, Text((await Browser.OpenAsync("/goals")).QuerySelector(".goals .card")).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Target", "abc", "“abc” is no amount")]
    [InlineData("Target", "", "Enter an amount")]
    [InlineData("Target", "-5", "more than zero")]
    [InlineData("Name", "", "Give it a name")]
    [InlineData("LastDay", "2020-01-01", "after today")]
    [InlineData("LastDay", "soon", "no day")]
    [InlineData("Kind", "Deposits", "what the goal is about")]
    public async Task What_is_wrong_is_said_beside_its_field_with_the_input_kept(string field, string typed, string said)
    {
        using var refused = await SetAsync(("Name", "Kept name"), ("Target", "1000"), (field, typed));

        var page = await Browser.ReadAsync(refused);
        Assert.Contains(said, await RefusalAsync(refused, field), StringComparison.Ordinal);
        Assert.Equal(field is "Name" ? typed : "Kept name", page.QuerySelector("#Name")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_name_of_three_hundred_characters_is_no_error_page()
    {
        using var refused = await SetAsync(("Name", new string('x', 300)), ("Target", "1000"));

        Assert.Contains("characters", await RefusalAsync(refused, "Name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defect_31_opening_pages_completes_no_goal()
    {
        using var set = await SetAsync(("Name", "Near"), ("Target", "100"));
        await DepositAsync(5_000m);

        _ = await Browser.OpenAsync("/dashboard");
        Assert.Single((await Browser.OpenAsync("/goals")).QuerySelectorAll(".goals .card"));

        await ReviewAsync();
        var page = await Browser.OpenAsync("/goals");
        Assert.Empty(page.QuerySelectorAll(".goals .card"));
        Assert.Equal("reached", Text(page.QuerySelector("[aria-labelledby=h-over] .badge")));
    }

    [Fact]
    public async Task Defect_32_there_is_no_way_to_complete_a_goal_by_hand()
    {
        using var set = await SetAsync(("Name", "By hand"), ("Target", "100"));
        var id = (await ListAsync())[0].Id.Value;

        using var complete = await Browser.SubmitAsync("/goals", $"/goals/{id}/abandon", ("status", "completed"));
        Assert.Equal(GoalState.Abandoned, (await ListAsync())[0].State);
        using var reopened = await Browser.SubmitAsync("/goals", $"/goals/{id}/reopen");
        using var archive = await Browser.SubmitAsync("/goals", $"/goals/{id}/abandon");
        using var archived = await Browser.SubmitAsync("/goals", $"/goals/{id}/archive");

        Assert.True((await ListAsync())[0].IsArchived);
        Assert.NotNull((await Browser.OpenAsync("/goals")).QuerySelector("[aria-label='Archived goals']"));
    }

    [Fact]
    public async Task A_goal_that_was_changed_meanwhile_is_not_overwritten()
    {
        using var set = await SetAsync(("Name", "First"), ("Target", "100"));
        var goal = (await ListAsync())[0];
        var edit = $"/goals/{goal.Id.Value}/edit";
        using var changed = await Browser.SubmitAsync(edit, ("Name", "Second"), ("Target", "200"), ("LastDay", Day.AddDays(50).ToString("yyyy-MM-dd", default)));

        using var stale = await Browser.SubmitAsync(edit, ("Name", "Third"), ("Target", "300"), ("LastDay", Day.AddDays(50).ToString("yyyy-MM-dd", default)), ("Version", goal.Version.ToString(default(IFormatProvider))));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("Second", (await ListAsync())[0].Name);
    }

    [Fact]
    public async Task Somebody_elses_goal_is_not_found()
    {
        using var set = await SetAsync(("Name", "Mine"), ("Target", "100"));
        var id = (await ListAsync())[0].Id.Value;
        using var other = await App.OpenSignedInAsync("nils@example.org");

        using var edit = await other.GetAsync($"/goals/{id}/edit");

        Assert.Equal(HttpStatusCode.NotFound, edit.StatusCode);
    }

    [Fact]
    public async Task The_dashboard_shows_streak_nearest_goal_and_latest_achievement()
    {
        using var set = await SetAsync(("Name", "Half way"), ("Target", "200"));
        await DepositAsync(117m);
        await ReviewAsync();

        var strip = Text((await Browser.OpenAsync("/dashboard/standing")).QuerySelector("[aria-label='How you keep going']"));

        Assert.Contains("1 day", strip, StringComparison.Ordinal);
        Assert.Contains("Half way", strip, StringComparison.Ordinal);
        Assert.DoesNotContain("none yet", strip, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<Goal>> ListAsync() => UseAsync<IGoals, IReadOnlyList<Goal>>(g => g.ListAsync(Player, default));

    private Task<Reviewed> ReviewAsync() => UseAsync<IReconciliation, Reviewed>(r => r.ReviewAsync(Player, default));

    private Task<HttpResponseMessage> SetAsync(params (string Name, string Value)[] fields)
    {
        (string, string)[] usual = [("Kind", "Bankroll"), ("FirstDay", Today), ("LastDay", Day.AddDays(60).ToString("yyyy-MM-dd", default))];
        return Browser.SubmitAsync("/goals/new", [.. usual.Concat(fields).GroupBy(f => f.Item1, StringComparer.Ordinal).Select(g => g.Last())]);
    }
}
