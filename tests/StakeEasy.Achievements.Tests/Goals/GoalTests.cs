using StakeEasy.Achievements.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Goals;

[Collection(PostgresFixture.Collection)]
public sealed class GoalTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestPlayer _player = null!;

    public async Task InitializeAsync() => _player = await TestPlayer.OpenAsync(postgres);

    public async Task DisposeAsync() => await _player.DisposeAsync();

    [Fact]
    public async Task Progress_counts_from_what_there_was_at_the_start()
    {
        var account = await _player.AccountAsync();
        await _player.DepositAsync(account, 600m, TestPlayer.Today.AddDays(-3));
        var goal = await SetAsync(GoalKind.Bankroll, 1_000m);

        Assert.Equal((600m, 600m, 0m), (goal.Start, goal.Value, goal.Share));
        await _player.StateAsync(account, 800m);
        await _player.ReviewAsync();

        Assert.Equal((800m, 0.5m, GoalState.Active), await LookAsync(goal, g => (g.Value, g.Share, g.State)));
    }

    [Fact]
    public async Task The_ledger_completes_a_goal_on_the_day_it_says_and_takes_that_back_with_the_entry()
    {
        var account = await _player.AccountAsync();
        var goal = await SetAsync(GoalKind.Profit, 100m, first: TestPlayer.Today.AddDays(-10));
        await _player.DepositAsync(account, 500m, TestPlayer.Today.AddDays(-9));
        await _player.StateAsync(account, 590m, TestPlayer.Today.AddDays(-8));
        var won = await _player.StateAsync(account, 600m, TestPlayer.Today.AddDays(-2));
        await _player.ReviewAsync();

        Assert.Equal((GoalState.Completed, TestPlayer.Today.AddDays(-2), 1m), await LookAsync(goal, g => (g.State, g.CompletedOn!.Value, g.Share)));
        Assert.NotNull((await _player.AchievementAsync("GOAL_CRUSHER")).UnlockedOn);

        await _player.DeleteAsync(won);
        await _player.ReviewAsync();
        Assert.Equal((GoalState.Active, 90m), await LookAsync(goal, g => (g.State, g.Value)));
        Assert.Null((await _player.AchievementAsync("GOAL_CRUSHER")).UnlockedOn);
    }

    [Fact]
    public async Task Sessions_hours_and_lessons_are_counted_from_the_first_day_on()
    {
        var account = await _player.AccountAsync();
        await _player.PlayAsync(account, 5m, TestPlayer.Today.AddDays(-5));
        var sessions = await SetAsync(GoalKind.Sessions, 3m, first: TestPlayer.Today.AddDays(-4));
        var hours = await SetAsync(GoalKind.Hours, 10m, first: TestPlayer.Today.AddDays(-4));
        var lessons = await SetAsync(GoalKind.Lessons, 2m);
        await _player.PlayAsync(account, -5m, TestPlayer.Today.AddDays(-3), minutes: 90);
        await _player.PlayAsync(account, -5m, TestPlayer.Today.AddDays(-2), minutes: 60);
        await _player.With((IActivities a) => a.RecordAsync(TestPlayer.Id, ActivityKind.LessonRead, "one", default));

        Assert.Equal([2m, 2.5m, 1m], [await LookAsync(sessions, g => g.Value), await LookAsync(hours, g => g.Value), await LookAsync(lessons, g => g.Value)]);
    }

    [Fact]
    public async Task After_its_last_day_a_goal_is_missed_and_what_comes_later_does_not_reach_it()
    {
        var account = await _player.AccountAsync();
        var goal = await SetAsync(GoalKind.Bankroll, 100m, last: TestPlayer.Today.AddDays(2));
        _player.Clock.Advance(TimeSpan.FromDays(3));
        await _player.DepositAsync(account, 500m);
        await _player.ReviewAsync();

        Assert.Equal(GoalState.Missed, await LookAsync(goal, g => g.State));
        Assert.True(await ArchiveAsync(goal));
    }

    [Fact]
    public async Task Several_goals_are_active_at_once_and_one_can_be_given_up_and_taken_up_again()
    {
        var (one, two) = (await SetAsync(GoalKind.Bankroll, 100m), await SetAsync(GoalKind.Sessions, 5m));

        Assert.True(await _player.With((IGoals g) => g.AbandonAsync(TestPlayer.Id, one.Id, default)));
        Assert.Equal((GoalState.Abandoned, GoalState.Active), (await LookAsync(one, g => g.State), await LookAsync(two, g => g.State)));
        Assert.True(await _player.With((IGoals g) => g.ReopenAsync(TestPlayer.Id, one.Id, default)));

        Assert.Equal(GoalState.Active, await LookAsync(one, g => g.State));
        Assert.False(await ArchiveAsync(one));
    }

    [Fact]
    public async Task A_forecast_needs_sixty_days_with_twenty_results()
    {
        var account = await _player.AccountAsync();
        await _player.DepositAsync(account, 1_000m, TestPlayer.Today.AddDays(-80));
        for (var i = 0; i < 19; i++)
        {
            await _player.PlayAsync(account, i % 2 == 0 ? 12m : -8m, TestPlayer.Today.AddDays(-70 + (i * 3)));
        }

        var goal = await SetAsync(GoalKind.Profit, 50m);
        Assert.Equal(ForecastBasis.NotEnoughData, goal.Forecast.Basis);

        await _player.PlayAsync(account, 5m, TestPlayer.Today.AddDays(-1));
        await _player.ReviewAsync();
        var forecast = await LookAsync(goal, g => g.Forecast);
        Assert.Equal(ForecastBasis.OwnResults, forecast.Basis);
        Assert.InRange(forecast.Chance!.Value, 0.02m, 0.98m);
    }

    [Theory]
    [InlineData("", 100, 0, 30, "Name")]
    [InlineData("A name", 0, 0, 30, "Target")]
    [InlineData("A name", 100.005, 0, 30, "Target")]
    [InlineData("A name", 100, 1, 30, "FirstDay")]
    [InlineData("A name", 100, -400, 30, "FirstDay")]
    [InlineData("A name", 100, 0, 0, "LastDay")]
    [InlineData("A name", 100, 0, 4000, "LastDay")]
    public async Task What_makes_no_sense_is_refused_beside_its_field(string name, double target, int first, int last, string field)
    {
        var refused = await _player.With((IGoals g) => g.SetAsync(
            TestPlayer.Id, Guid.NewGuid(), new(GoalKind.Bankroll, name, (decimal)target, TestPlayer.Today.AddDays(first), TestPlayer.Today.AddDays(last)), default));

        Assert.Equal(field, refused.Error?.Field);
    }

    [Fact]
    public async Task What_there_is_already_is_no_goal()
    {
        await _player.DepositAsync(await _player.AccountAsync(), 500m, TestPlayer.Today.AddDays(-1));

        Assert.Equal("Target", (await TrySetAsync(GoalKind.Bankroll, 500m, Guid.NewGuid())).Error?.Field);
    }

    [Fact]
    public async Task The_same_form_sent_twice_sets_one_goal()
    {
        var key = Guid.NewGuid();

        var twice = await Task.WhenAll(TrySetAsync(GoalKind.Bankroll, 500m, key), TrySetAsync(GoalKind.Bankroll, 500m, key));

        Assert.Equal(twice[0].Value, twice[1].Value);
        Assert.Single(await _player.With((IGoals g) => g.ListAsync(TestPlayer.Id, default)));
    }

    [Fact]
    public async Task An_edit_keeps_the_start_and_refuses_to_overwrite_a_newer_one()
    {
        var goal = await SetAsync(GoalKind.Bankroll, 500m);
        Task<Result<Done>> ChangeAsync(uint version, decimal target) =>
            _player.With((IGoals g) => g.ChangeAsync(TestPlayer.Id, goal.Id, version, "Renamed", target, goal.LastDay.AddDays(1), default));

        Assert.True((await ChangeAsync(goal.Version, 700m)).Succeeded);
        Assert.True((await ChangeAsync(goal.Version, 900m)).Error!.IsConflict);
        Assert.Equal(("Renamed", 700m, goal.Start), await LookAsync(goal, g => (g.Name, g.Target, g.Start)));
    }

    [Fact]
    public async Task Somebody_elses_goal_looks_like_a_missing_one()
    {
        var goal = await SetAsync(GoalKind.Bankroll, 500m);

        Assert.Null(await _player.With((IGoals g) => g.FindAsync(TestPlayer.Stranger, goal.Id, default)));
        Assert.False(await _player.With((IGoals g) => g.AbandonAsync(TestPlayer.Stranger, goal.Id, default)));
        Assert.True((await _player.With((IGoals g) => g.ChangeAsync(TestPlayer.Stranger, goal.Id, goal.Version, "Mine", 900m, goal.LastDay, default))).Error!.IsMissing);
    }

    private Task<bool> ArchiveAsync(Goal goal) => _player.With((IGoals g) => g.ArchiveAsync(TestPlayer.Id, goal.Id, default));

    private Task<Result<GoalId>> TrySetAsync(GoalKind kind, decimal target, Guid key) => _player.With((IGoals g) => g.SetAsync(
        TestPlayer.Id, key, new(kind, "A goal", target, TestPlayer.Today, TestPlayer.Today.AddDays(60)), default));

    private async Task<Goal> SetAsync(GoalKind kind, decimal target, DateOnly? first = null, DateOnly? last = null)
    {
        var request = new SetGoal(kind, "A goal", target, first ?? TestPlayer.Today, last ?? TestPlayer.Today.AddDays(60));
        var set = await _player.With((IGoals g) => g.SetAsync(TestPlayer.Id, Guid.NewGuid(), request, default));
        return (await _player.With((IGoals g) => g.FindAsync(TestPlayer.Id, set.Value, default)))!;
    }

    private async Task<T> LookAsync<T>(Goal goal, Func<Goal, T> at) => at((await _player.With((IGoals g) => g.FindAsync(TestPlayer.Id, goal.Id, default)))!);
}
