using StakeEasy.Achievements.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Streaks;

/// <summary>Whoever plays at night may let their day begin later than midnight.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class DayStartTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateOnly Evening = new(2026, 4, 14);

    private TestPlayer _player = null!;

    public async Task InitializeAsync()
    {
        _player = await TestPlayer.OpenAsync(postgres);
        _player.Clock.Set(new(2026, 4, 15, 2, 0, 0, TimeSpan.Zero));
    }

    public async Task DisposeAsync() => await _player.DisposeAsync();

    [Fact]
    public async Task What_is_recorded_after_midnight_counts_for_the_evening_too()
    {
        await ChangeAsync(new(5, 0));
        await _player.DepositAsync(await _player.AccountAsync(), 5m);
        await _player.ReviewAsync();

        var streak = await _player.StreakAsync();
        Assert.Equal((Evening, true), (streak.Today, streak.RecordedToday));
    }

    [Fact]
    public async Task Without_it_midnight_is_the_end_of_the_day()
    {
        await _player.DepositAsync(await _player.AccountAsync(), 5m);
        await _player.ReviewAsync();

        var days = await _player.With((IStreaks s) => s.LatelyAsync(TestPlayer.Id, default));
        Assert.Equal([Evening.AddDays(1)], days.Where(d => d.Kind is StreakDayKind.Recorded).Select(d => d.Day));
        Assert.Equal(28, days.Count);
    }

    [Fact]
    public async Task What_is_recorded_in_the_morning_counts_for_that_day_alone()
    {
        await ChangeAsync(new(5, 0));
        _player.Clock.Set(new(2026, 4, 15, 5, 30, 0, TimeSpan.Zero));
        await _player.DepositAsync(await _player.AccountAsync(), 5m);
        await _player.ReviewAsync();

        Assert.Equal(1, (await _player.StreakAsync()).Length);
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(4, 30)]
    public async Task A_day_begins_on_a_full_hour_from_midnight_to_noon(int hour, int minute) =>
        Assert.Equal("DayStart", (await _player.With((IStreaks s) => s.ChangeDayStartAsync(TestPlayer.Id, new(hour, minute), default))).Error?.Field);

    private async Task ChangeAsync(TimeOnly start) =>
        Assert.True((await _player.With((IStreaks s) => s.ChangeDayStartAsync(TestPlayer.Id, start, default))).Succeeded);
}
