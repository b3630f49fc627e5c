using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Limits;

[Collection(PostgresFixture.Collection)]
public sealed class PlayLimitTests(PostgresFixture postgres) : IAsyncLifetime
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
    public async Task A_first_limit_and_a_lower_one_act_at_once()
    {
        await ChangeAsync(LimitKind.DepositMonth, 500m);
        await ChangeAsync(LimitKind.DepositMonth, 300m);

        Assert.Equal((300m, null), await LimitAsync() is { } limit ? (limit.Amount, limit.NextFrom) : default);
    }

    [Fact]
    public async Task A_higher_one_acts_after_a_day_and_no_sooner()
    {
        await ChangeAsync(LimitKind.DepositMonth, 300m);
        await ChangeAsync(LimitKind.DepositMonth, 900m);

        _player.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal((300m, 900m), await LimitAsync() is { } waiting ? (waiting.Amount, waiting.NextAmount) : default);
        _player.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((900m, null), await LimitAsync() is { } acting ? (acting.Amount, acting.NextFrom) : default);
    }

    [Fact]
    public async Task Lifting_one_takes_a_day_too_and_can_be_taken_back()
    {
        await ChangeAsync(LimitKind.DepositMonth, 300m);
        await ChangeAsync(LimitKind.DepositMonth, null);
        Assert.NotNull((await LimitAsync())!.NextFrom);

        await ChangeAsync(LimitKind.DepositMonth, 300m);
        Assert.Null((await LimitAsync())!.NextFrom);

        await ChangeAsync(LimitKind.DepositMonth, null);
        _player.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Null(await LimitAsync());
    }

    [Fact]
    public async Task Asking_again_for_the_same_raise_does_not_put_it_off()
    {
        await ChangeAsync(LimitKind.DepositMonth, 300m);
        await ChangeAsync(LimitKind.DepositMonth, 900m);
        _player.Clock.Advance(TimeSpan.FromHours(20));
        await ChangeAsync(LimitKind.DepositMonth, 900m);
        _player.Clock.Advance(TimeSpan.FromHours(5));

        Assert.Equal(900m, (await LimitAsync())!.Amount);
    }

    [Fact]
    public async Task A_deposit_within_the_limit_passes_and_one_beyond_it_asks()
    {
        await ChangeAsync(LimitKind.DepositMonth, 500m);
        await _player.DepositAsync(_account, 200m, TestPlayer.Today.AddDays(-10));

        Assert.Null(await CheckAsync(300m));
        var beyond = await CheckAsync(300.01m);
        Assert.True(beyond!.CanBeConfirmed);
        Assert.Contains("300.00\u00a0EUR for April", beyond.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deposits_in_other_currencies_and_other_months_count_as_they_are()
    {
        await ChangeAsync(LimitKind.DepositMonth, 500m);
        var dollars = await _player.AccountAsync("In dollars", "USD");
        await _player.DepositAsync(dollars, 100m, TestPlayer.Today.AddDays(-2));
        await _player.DepositAsync(_account, 400m, TestPlayer.Today.AddDays(-20));

        var use = Assert.Single(await _player.With((IPlayLimits l) => l.DepositsAsync(TestPlayer.Id, TestPlayer.Today, default)));

        Assert.InRange(use.Used, 70m, 99m);
        Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30)), (use.FirstDay, use.LastDay));
    }

    [Fact]
    public async Task Losses_are_net_of_what_was_won_in_the_period()
    {
        await ChangeAsync(LimitKind.LossWeek, 100m);
        await _player.PlayAsync(_account, -90m, TestPlayer.Today.AddDays(-1));
        await _player.PlayAsync(_account, 30m, TestPlayer.Today, hour: 12);

        var use = Assert.Single(await _player.With((IPlayLimits l) => l.LossesAsync(TestPlayer.Id, TestPlayer.Today, default)));

        Assert.Equal((60m, 40m, false), (use.Used, use.Left, use.IsNear));
    }

    [Fact]
    public async Task Who_nears_an_own_limit_is_told_once_and_once_more_when_it_is_reached()
    {
        await ChangeAsync(LimitKind.DepositMonth, 100m);
        await _player.DepositAsync(_account, 79m);
        await _player.ReviewAsync();
        Assert.Empty(await ToldAsync());

        await _player.DepositAsync(_account, 1m);
        await _player.ReviewAsync();
        await _player.ReviewAsync();
        Assert.Equal(["Four fifths of your own deposit limit for this month are used"], await ToldAsync());

        await _player.DepositAsync(_account, 20m);
        await _player.ReviewAsync();
        Assert.Equal(2, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task A_break_can_be_made_longer_and_never_shorter()
    {
        Task<Result<DateTimeOffset>> BreakAsync(int days) => _player.With((IPlayLimits l) => l.CoolOffAsync(TestPlayer.Id, days, default));
        Task<DateTimeOffset?> UntilAsync() => _player.With((IPlayLimits l) => l.CoolingOffUntilAsync(TestPlayer.Id, default));
        Assert.Null(await UntilAsync());

        var week = (await BreakAsync(7)).Value;
        Assert.Equal(week, (await BreakAsync(1)).Value);
        Assert.True((await BreakAsync(30)).Value > week);
        Assert.Equal("Days", (await BreakAsync(0)).Error?.Field);

        _player.Clock.Advance(TimeSpan.FromDays(29));
        Assert.NotNull(await UntilAsync());
        _player.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await UntilAsync());
    }

    [Fact]
    public async Task A_session_may_have_a_length_that_is_too_long()
    {
        await ChangeAsync(LimitKind.SessionMinutes, 180m);

        Assert.Equal(180, await _player.With((IPlayLimits l) => l.SessionMinutesAsync(TestPlayer.Id, default)));
        Assert.Null(await _player.With((IPlayLimits l) => l.SessionMinutesAsync(TestPlayer.Stranger, default)));
    }

    [Theory]
    [InlineData(LimitKind.DepositDay, 0)]
    [InlineData(LimitKind.DepositDay, -5)]
    [InlineData(LimitKind.DepositDay, 1.005)]
    [InlineData(LimitKind.SessionMinutes, 1441)]
    [InlineData((LimitKind)99, 5)]
    public async Task What_is_no_limit_is_refused(LimitKind kind, double amount) => Assert.Equal("Amount", (await ChangeAsync(kind, (decimal)amount)).Error?.Field);

    private Task<Result<PlayLimit?>> ChangeAsync(LimitKind kind, decimal? amount) => _player.With((IPlayLimits l) => l.ChangeAsync(TestPlayer.Id, kind, amount, default));

    private async Task<PlayLimit?> LimitAsync() => (await _player.With((IPlayLimits l) => l.ListAsync(TestPlayer.Id, default))).SingleOrDefault();

    private Task<Error?> CheckAsync(decimal amount) => _player.With((IPlayLimits l) => l.CheckDepositAsync(TestPlayer.Id, Money.Of(amount, "EUR"), TestPlayer.Today, replaces: null, default));

    private async Task<List<string>> ToldAsync() =>
        [.. (await _player.With((INotices n) => n.ListAsync(TestPlayer.Id, default))).Where(n => n.Kind is NoticeKind.Limit).Select(n => n.Text)];
}
