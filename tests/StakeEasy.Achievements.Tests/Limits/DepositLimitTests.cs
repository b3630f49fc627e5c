using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Limits;

/// <summary>Ways to a deposit that no form asks about: corrections, imports, and the hours before a late day begins.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class DepositLimitTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestPlayer _player = null!;
    private AccountId _account;

    public async Task InitializeAsync()
    {
        _player = await TestPlayer.OpenAsync(postgres);
        _account = await _player.AccountAsync();
        await ChangeAsync(LimitKind.DepositMonth, 100m);
    }

    public async Task DisposeAsync() => await _player.DisposeAsync();

    [Fact]
    public async Task A_correction_counts_what_it_adds_and_no_more()
    {
        await _player.DepositAsync(_account, 90m);

        Assert.Null(await CheckAsync(100m, Today, (90m, Today)));
        Assert.True((await CheckAsync(101m, Today, (90m, Today)))!.CanBeConfirmed);
        Assert.Contains("100.00\u00a0EUR for April", (await CheckAsync(101m, Today, (90m, Today)))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_beyond_already_may_be_made_smaller_without_a_word()
    {
        await _player.DepositAsync(_account, 300m);

        Assert.Null(await CheckAsync(200m, Today, (300m, Today)));
        Assert.NotNull(await CheckAsync(301m, Today, (300m, Today)));
    }

    [Fact]
    public async Task A_deposit_moved_into_the_month_counts_as_a_new_one()
    {
        await _player.DepositAsync(_account, 90m);
        await _player.DepositAsync(_account, 50m, Today.AddMonths(-1));

        Assert.NotNull(await CheckAsync(50m, Today, (50m, Today.AddMonths(-1))));
        Assert.Null(await CheckAsync(50m, Today.AddMonths(-1), (50m, Today)));
    }

    [Fact]
    public async Task What_was_recorded_beyond_a_limit_is_told_as_exceeded_once()
    {
        await _player.DepositAsync(_account, 100.01m);
        await _player.ReviewAsync();
        await _player.ReviewAsync();

        Assert.Equal(["Your own deposit limit for this month is exceeded"], await ToldAsync());
    }

    [Fact]
    public async Task A_limit_that_is_lowered_below_what_is_used_is_told_at_once()
    {
        await _player.DepositAsync(_account, 60m);
        await _player.ReviewAsync();
        Assert.Empty(await ToldAsync());

        await ChangeAsync(LimitKind.DepositMonth, 50m);

        Assert.Equal(["Your own deposit limit for this month is exceeded"], await ToldAsync());
    }

    [Fact]
    public async Task After_midnight_the_new_days_limit_counts_even_where_the_evening_lasts_longer()
    {
        await ChangeAsync(LimitKind.DepositDay, 50m);
        await _player.With((IStreaks s) => s.ChangeDayStartAsync(TestPlayer.Id, new(6, 0), default));
        _player.Clock.Set(new(Today.AddDays(1), new TimeOnly(1, 0), TimeSpan.Zero));

        await _player.DepositAsync(_account, 45m);
        await _player.ReviewAsync();

        Assert.Equal(["Four fifths of your own deposit limit for today are used"], await ToldAsync());
    }

    [Fact]
    public async Task Two_clicks_at_once_set_one_limit_and_of_two_breaks_the_longer_stays()
    {
        var set = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ChangeAsync(LimitKind.LossDay, 40m)));
        Assert.All(set, r => Assert.Equal(40m, r.Value!.Amount));

        var breaks = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? 30 : 1).Select(days => _player.With((IPlayLimits l) => l.CoolOffAsync(TestPlayer.Id, days, default))));
        Assert.Equal(breaks.Max(b => b.Value), await _player.With((IPlayLimits l) => l.CoolingOffUntilAsync(TestPlayer.Id, default)));
    }

    private static DateOnly Today => TestPlayer.Today;

    private Task<Result<PlayLimit?>> ChangeAsync(LimitKind kind, decimal? amount) => _player.With((IPlayLimits l) => l.ChangeAsync(TestPlayer.Id, kind, amount, default));

    private Task<Error?> CheckAsync(decimal amount, DateOnly day, (decimal Amount, DateOnly Day) replaces) => _player.With((IPlayLimits l) => l.CheckDepositAsync(
        TestPlayer.Id, Money.Of(amount, "EUR"), day, new(Money.Of(replaces.Amount, "EUR"), replaces.Day), default));

    private async Task<List<string>> ToldAsync() =>
        [.. (await _player.With((INotices n) => n.ListAsync(TestPlayer.Id, default))).Where(n => n.Kind is NoticeKind.Limit).Select(n => n.Text)];
}
