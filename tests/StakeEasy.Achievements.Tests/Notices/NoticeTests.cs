using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Notices;

[Collection(PostgresFixture.Collection)]
public sealed class NoticeTests(PostgresFixture postgres) : IAsyncLifetime
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
    public async Task An_achievement_is_told_of_once_however_often_it_is_found()
    {
        await _player.DepositAsync(_account, 5m);
        await Task.WhenAll(_player.ReviewAsync(), _player.ReviewAsync(), _player.ReviewAsync());

        var notice = Assert.Single(await ListAsync());
        Assert.Equal((NoticeKind.Achievement, "/achievements", null), (notice.Kind, notice.Path, notice.ReadAt));
    }

    [Fact]
    public async Task The_bell_counts_what_is_unread_at_once()
    {
        Assert.Equal(0, (await BellAsync()).Unread);
        await _player.DepositAsync(_account, 5m);
        await _player.ReviewAsync();
        Assert.Equal(1, (await BellAsync()).Unread);

        await _player.With(async (INotices n) => { await n.MarkReadAsync(TestPlayer.Id, (await ListAsync())[0].Id, default); return true; });
        Assert.Equal(0, (await BellAsync()).Unread);
    }

    [Fact]
    public async Task Somebody_elses_notice_stays_unread()
    {
        await _player.DepositAsync(_account, 5m);
        await _player.ReviewAsync();
        var id = (await ListAsync())[0].Id;

        await _player.With(async (INotices n) => { await n.MarkReadAsync(TestPlayer.Stranger, id, default); await n.MarkAllReadAsync(TestPlayer.Stranger, default); return true; });

        Assert.Null((await ListAsync())[0].ReadAt);
    }

    [Fact]
    public async Task An_old_ledger_that_is_looked_at_for_the_first_time_is_told_of_in_one_line()
    {
        for (var i = 0; i < 30; i++)
        {
            await _player.DepositAsync(_account, 50m, TestPlayer.Today.AddDays(-i));
        }

        await _player.ReviewAsync();

        Assert.EndsWith(" achievements reached", Assert.Single(await ListAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_player_does_not_want_to_hear_is_not_told()
    {
        await _player.With(async (INotices n) => { await n.WantAsync(TestPlayer.Id, new HashSet<NoticeKind> { NoticeKind.Limit }, default); return true; });
        await _player.DepositAsync(_account, 5m);
        await _player.ReviewAsync();

        Assert.Empty(await ListAsync());
        Assert.Equal([NoticeKind.Limit], await _player.With((INotices n) => n.WantedAsync(TestPlayer.Id, default)));
        Assert.NotNull((await _player.AchievementAsync("FIRST_ENTRY")).UnlockedOn);
    }

    [Fact]
    public async Task A_goal_that_ends_within_a_week_is_told_of_and_told_again_if_its_day_is_moved()
    {
        var set = await _player.With((IGoals g) => g.SetAsync(
            TestPlayer.Id, Guid.NewGuid(), new(GoalKind.Bankroll, "Soon", 100m, TestPlayer.Today, TestPlayer.Today.AddDays(8)), default));
        Assert.DoesNotContain(await ListAsync(), n => n.Kind is NoticeKind.GoalDue);

        _player.Clock.Advance(TimeSpan.FromDays(1));
        await _player.ReviewAsync();
        await _player.ReviewAsync();
        Assert.Equal("A week or less to go: Soon", Assert.Single(await ListAsync(), n => n.Kind is NoticeKind.GoalDue).Text);

        var goal = (await _player.With((IGoals g) => g.FindAsync(TestPlayer.Id, set.Value, default)))!;
        await _player.With((IGoals g) => g.ChangeAsync(TestPlayer.Id, goal.Id, goal.Version, goal.Name, goal.Target, goal.LastDay.AddDays(-1), default));
        Assert.Equal(2, (await ListAsync()).Count(n => n.Kind is NoticeKind.GoalDue));
    }

    private Task<IReadOnlyList<Notice>> ListAsync() => _player.With((INotices n) => n.ListAsync(TestPlayer.Id, default));

    private Task<Bell> BellAsync() => _player.With((INotices n) => n.BellAsync(TestPlayer.Id, default));
}
