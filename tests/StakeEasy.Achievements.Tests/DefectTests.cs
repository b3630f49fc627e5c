using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests;

/// <summary>What was wrong with streaks, achievements and goals of the older application (legacy.md 4.4), and is not any more.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class DefectTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestPlayer _player = null!;
    private AccountId _account;

    public async Task InitializeAsync()
    {
        _player = await TestPlayer.OpenAsync(postgres);
        _account = await _player.AccountAsync();
    }

    public async Task DisposeAsync() => await _player.DisposeAsync();

    [Fact]
    public async Task Defect_27_streaks_are_saved_and_their_achievements_are_within_reach()
    {
        for (var i = 6; i >= 0; i--)
        {
            await _player.DepositAsync(_account, 5m, TestPlayer.Today.AddDays(-i));
            await _player.ReviewAsync();
        }

        Assert.Equal((7, 7, true), ((await _player.StreakAsync()) is var s ? s.Length : 0, s.Longest, s.RecordedToday));
        Assert.Equal(TestPlayer.Today, (await _player.AchievementAsync("STREAK_7_DAY")).UnlockedOn);
        Assert.Equal(TestPlayer.Today.AddDays(-4), (await _player.AchievementAsync("STREAK_3_DAY")).UnlockedOn);
    }

    [Fact]
    public async Task Defect_28_the_day_is_the_players_own_and_a_streak_ends_without_another_entry()
    {
        _player.Home.Zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");
        _player.Clock.Set(new(2026, 4, 15, 11, 30, 0, TimeSpan.Zero));
        var late = _player.Day;
        await _player.DepositAsync(_account, 5m, late.AddDays(-1));
        await _player.DepositAsync(_account, 5m);
        await _player.ReviewAsync();

        Assert.Equal(new DateOnly(2026, 4, 15), late);
        Assert.Equal(2, (await _player.StreakAsync()).Length);

        // Half an hour later it is the next day in Auckland, and no day further in London.
        _player.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal((late.AddDays(1), 2, false), (await _player.StreakAsync()) is var next ? (next.Today, next.Length, next.RecordedToday) : default);
        _player.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await _player.StreakAsync()).Length);
    }

    [Fact]
    public async Task Defect_28_opening_an_account_with_money_and_editing_an_entry_count()
    {
        var entry = await _player.DepositAsync(_account, 5m, TestPlayer.Today.AddDays(-1));
        await _player.With(async (IEntries e) =>
        {
            var kept = (await e.FindAsync(TestPlayer.Id, entry, default))!;
            return await e.AmendAsync(TestPlayer.Id, new(Guid.NewGuid(), entry, kept.Version, 5m, TestPlayer.Today, null, TestPlayer.Today, TimeZoneInfo.Utc, Confirmed: true), default);
        });
        await _player.ReviewAsync();

        Assert.True((await _player.StreakAsync()).RecordedToday);
    }

    [Fact]
    public async Task Defect_29_the_clubs_and_the_technician_can_be_unlocked()
    {
        await _player.DepositAsync(_account, 10_000m);
        await _player.ReviewAsync();
        await _player.With((IActivities a) => a.RecordAsync(TestPlayer.Id, ActivityKind.ToolUsed, "spr", default));

        foreach (var key in new[] { "BANKROLL_1K", "BANKROLL_10K", "THE_TECHNICIAN" })
        {
            Assert.Equal((key, TestPlayer.Today), (key, (await _player.AchievementAsync(key)).UnlockedOn));
        }
    }

    [Fact]
    public async Task Defect_30_milestones_are_in_the_own_currency_and_every_achievement_shows_its_progress()
    {
        _player.Home.Currency = "JPY";
        _player.Home.Scale = 0;
        var yen = await _player.AccountAsync("Savings", "JPY");
        await _player.DepositAsync(yen, 60_000m);
        await _player.ReviewAsync();

        var club = await _player.AchievementAsync("BANKROLL_1K");
        Assert.Equal((100_000m, "JPY"), (club.Amount!.Value.Amount, club.Amount.Value.Currency.Value));
        Assert.Equal((60_000, 100_000), (club.Progress, club.Target));
        Assert.All(await _player.With((IAchievements a) => a.ListAsync(TestPlayer.Id, default)), a => Assert.InRange(a.Progress, 0, a.Target));
    }

    [Fact]
    public async Task Defect_31_looking_completes_nothing_and_the_ledger_does()
    {
        var goal = await SetGoalAsync(100m);
        await _player.DepositAsync(_account, 150m);

        await _player.With((IGoals g) => g.ListAsync(TestPlayer.Id, default));
        await _player.With((IGoals g) => g.FindAsync(TestPlayer.Id, goal, default));
        Assert.Equal(GoalState.Active, (await FindAsync(goal)).State);

        await _player.ReviewAsync();
        Assert.Equal(GoalState.Completed, (await FindAsync(goal)).State);
        Assert.NotNull((await _player.AchievementAsync("GOAL_CRUSHER")).UnlockedOn);
    }

    [Fact]
    public async Task Defect_32_no_hand_completes_a_goal_its_end_acts_and_its_start_is_kept()
    {
        await _player.DepositAsync(_account, 90m, TestPlayer.Today.AddDays(-1));
        var goal = await SetGoalAsync(100m);

        Assert.DoesNotContain(typeof(IGoals).GetMethods(), m => m.Name.Contains("Complete", StringComparison.Ordinal));
        Assert.Equal((90m, 0m), ((await FindAsync(goal)).Start, (await FindAsync(goal)).Share));
        Assert.False(await _player.With((IGoals g) => g.ArchiveAsync(TestPlayer.Id, goal, default)));
        await _player.With((IGoals g) => g.AbandonAsync(TestPlayer.Id, goal, default));
        Assert.Equal((GoalState.Abandoned, null), ((await FindAsync(goal)).State, (await _player.AchievementAsync("GOAL_CRUSHER")).UnlockedOn));

        await _player.With((IGoals g) => g.ReopenAsync(TestPlayer.Id, goal, default));
        _player.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(GoalState.Missed, (await FindAsync(goal)).State);
    }

    [Fact]
    public async Task Defect_33_a_job_awards_without_any_web_request()
    {
        await _player.DepositAsync(_account, 5m);

        var (players, changed) = await _player.With((IReconciliation r) => r.ReviewAllAsync(null, default));

        Assert.Equal((1, 1), (players, changed));
        Assert.NotNull((await _player.AchievementAsync("FIRST_ENTRY")).UnlockedOn);
        Assert.Equal("Achievement reached: Books opened", Assert.Single(await _player.With((INotices n) => n.ListAsync(TestPlayer.Id, default))).Text);
    }

    private async Task<GoalId> SetGoalAsync(decimal target) => (await _player.With((IGoals g) => g.SetAsync(
        TestPlayer.Id, Guid.NewGuid(), new(GoalKind.Bankroll, "A goal", target, TestPlayer.Today, TestPlayer.Today.AddDays(30)), default))).Value;

    private async Task<Goal> FindAsync(GoalId goal) => (await _player.With((IGoals g) => g.FindAsync(TestPlayer.Id, goal, default)))!;
}
