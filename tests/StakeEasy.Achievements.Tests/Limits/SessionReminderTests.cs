using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Limits;

[Collection(PostgresFixture.Collection)]
public sealed class SessionReminderTests(PostgresFixture postgres) : IAsyncLifetime
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
    public async Task A_session_that_grows_too_long_is_told_of_once_however_often_it_is_looked_at()
    {
        await MeanAsync(180m);
        await StartAsync();
        _player.Clock.Advance(TimeSpan.FromMinutes(179));
        Assert.Equal(0, await RemindAllAsync());

        _player.Clock.Advance(TimeSpan.FromMinutes(1));
        var told = await Task.WhenAll(RemindAllAsync(), RemindAllAsync(), RemindAllAsync());
        await MeanAsync(60m);

        Assert.Equal((1, 0), (told.Sum(), await RemindAllAsync()));
        var notice = Assert.Single(await ToldAsync());
        Assert.Equal((NoticeKind.LongSession, "/sessions/live", "Your session has grown longer than you meant to play"), (notice.Kind, notice.Path, notice.Text));
    }

    [Fact]
    public async Task The_next_session_is_told_of_again()
    {
        await MeanAsync(60m);
        for (var i = 0; i < 2; i++)
        {
            var session = await StartAsync();
            _player.Clock.Advance(TimeSpan.FromHours(2));
            Assert.Equal(1, await RemindAllAsync());
            await _player.With((ILiveSessions l) => l.DiscardAsync(TestPlayer.Id, session, default));
        }

        Assert.Equal((0, 2), (await RemindAllAsync(), (await ToldAsync()).Count));
    }

    [Fact]
    public async Task Nobody_is_told_who_never_said_how_long_is_long_or_does_not_want_to_hear_it()
    {
        await StartAsync();
        _player.Clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(0, await RemindAllAsync());

        await MeanAsync(60m);
        await _player.With(async (INotices n) => { await n.WantAsync(TestPlayer.Id, new HashSet<NoticeKind> { NoticeKind.Limit }, default); return true; });
        Assert.Equal(0, await RemindAllAsync());
        Assert.Empty(await ToldAsync());
    }

    private async Task<SessionId> StartAsync() => (await _player.With((ILiveSessions l) => l.StartAsync(
        TestPlayer.Id, new(Guid.NewGuid(), _account, new(SessionFormat.Cash, "NLHE", "0.05/0.10", null), 10m, StartedAt: null, TimeZoneInfo.Utc), default))).Value;

    private Task<Result<PlayLimit?>> MeanAsync(decimal minutes) => _player.With((IPlayLimits l) => l.ChangeAsync(TestPlayer.Id, LimitKind.SessionMinutes, minutes, default));

    private Task<int> RemindAllAsync() => _player.With((ISessionReminders r) => r.RemindAllAsync(default));

    private async Task<List<Notice>> ToldAsync() =>
        [.. (await _player.With((INotices n) => n.ListAsync(TestPlayer.Id, default))).Where(n => n.Kind is NoticeKind.LongSession)];
}
