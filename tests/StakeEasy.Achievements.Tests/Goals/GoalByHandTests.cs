using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Goals;

/// <summary>What hands try with goals: to complete them by setting them, to click twice, to change them while a review runs, at night.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class GoalByHandTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestPlayer _player = null!;
    private AccountId _account;

    public async Task InitializeAsync()
    {
        _player = await TestPlayer.OpenAsync(postgres);
        _account = await _player.AccountAsync();
    }

    public async Task DisposeAsync() => await _player.DisposeAsync();

    [Theory]
    [InlineData(GoalKind.Bankroll)]
    [InlineData(GoalKind.Profit)]
    [InlineData(GoalKind.Sessions)]
    [InlineData(GoalKind.Lessons)]
    public async Task A_goal_that_is_reached_already_cannot_be_set(GoalKind kind)
    {
        await _player.DepositAsync(_account, 500m, Today.AddDays(-20));
        await _player.PlayAsync(_account, 40m, Today.AddDays(-10));
        await _player.With((IActivities a) => a.RecordAsync(TestPlayer.Id, ActivityKind.LessonRead, "tilt", default));

        var set = await SetAsync(kind, 1m, Today.AddDays(-30));

        Assert.Equal("Target", set.Error?.Field);
        Assert.Empty(await _player.With((IGoals g) => g.ListAsync(TestPlayer.Id, default)));
        Assert.Null((await _player.AchievementAsync("GOAL_CRUSHER")).UnlockedOn);
    }

    [Fact]
    public async Task A_target_cannot_be_lowered_to_what_there_is()
    {
        await _player.DepositAsync(_account, 150m);
        await _player.ReviewAsync();
        var goal = await FindAsync((await SetAsync(GoalKind.Bankroll, 1_000m, Today)).Value);

        Assert.Equal("Target", (await ChangeAsync(goal, 150m)).Error?.Field);
        Assert.True((await ChangeAsync(goal, 151m)).Succeeded);
        Assert.Equal((GoalState.Active, 151m), (await FindAsync(goal.Id)) is var kept ? (kept.State, kept.Target) : default);
    }

    [Fact]
    public async Task An_entry_meanwhile_is_no_conflict_and_another_tabs_change_is_one()
    {
        var goal = await FindAsync((await SetAsync(GoalKind.Bankroll, 1_000m, Today)).Value);
        await _player.DepositAsync(_account, 150m);
        await _player.ReviewAsync();

        Assert.True((await ChangeAsync(goal, 900m)).Succeeded);
        Assert.True((await ChangeAsync(goal, 900m)).Succeeded);
        Assert.True((await ChangeAsync(goal, 800m)).Error?.IsConflict);
    }

    [Fact]
    public async Task Two_clicks_at_once_while_reviews_run_do_what_one_does()
    {
        var goal = (await SetAsync(GoalKind.Bankroll, 1_000m, Today)).Value;
        for (var i = 0; i < 5; i++)
        {
            await _player.DepositAsync(_account, 10m);
            var clicks = Enumerable.Range(0, 3).Select(_ => _player.With((IGoals g) => g.AbandonAsync(TestPlayer.Id, goal, default)));
            var reviews = Enumerable.Range(0, 3).Select(async _ => (await _player.ReviewAsync()).Owner == TestPlayer.Id);

            Assert.All(await Task.WhenAll(clicks.Concat(reviews)), Assert.True);
            Assert.True(await _player.With((IGoals g) => g.ReopenAsync(TestPlayer.Id, goal, default)));
        }
    }

    [Fact]
    public async Task At_night_a_goal_begins_and_ends_with_the_calendar_as_entries_do()
    {
        await _player.With((IStreaks s) => s.ChangeDayStartAsync(TestPlayer.Id, new(6, 0), default));
        _player.Clock.Set(new(Today.AddDays(1), new TimeOnly(1, 0), TimeSpan.Zero));
        var goal = (await SetAsync(GoalKind.Lessons, 2m, Today.AddDays(1))).Value;
        await _player.With((IActivities a) => a.RecordAsync(TestPlayer.Id, ActivityKind.LessonRead, "tilt", default));
        Assert.Equal(1m, (await FindAsync(goal)).Value);

        _player.Clock.Set(new(Today.AddDays(31), new TimeOnly(1, 0), TimeSpan.Zero));
        Assert.Equal(GoalState.Missed, (await FindAsync(goal)).State);
    }

    private static DateOnly Today => TestPlayer.Today;

    private Task<Result<GoalId>> SetAsync(GoalKind kind, decimal target, DateOnly first) => _player.With((IGoals g) => g.SetAsync(
        TestPlayer.Id, Guid.NewGuid(), new(kind, "A goal", target, first, Today.AddDays(30)), default));

    private Task<Result<Done>> ChangeAsync(Goal goal, decimal target) =>
        _player.With((IGoals g) => g.ChangeAsync(TestPlayer.Id, goal.Id, goal.Version, goal.Name, target, goal.LastDay, default));

    private async Task<Goal> FindAsync(GoalId goal) => (await _player.With((IGoals g) => g.FindAsync(TestPlayer.Id, goal, default)))!;
}
