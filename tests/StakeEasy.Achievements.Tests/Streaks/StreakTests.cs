using StakeEasy.Achievements.Streaks;

namespace StakeEasy.Achievements.Tests.Streaks;

public sealed class StreakTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2026, 4, 6);

    [Theory]
    [InlineData("xxxxxxx", 7, "Every day counts")]
    [InlineData("xxx.xxx", 6, "One missed day of a week is excused, and does not count")]
    [InlineData("xx..xxx", 3, "Two missed days of one week break it")]
    [InlineData("xx.x.xx", 3, "Then it begins after the earlier of the two")]
    [InlineData("xxxxxx. .xxxxxx", 12, "The last day of a week and the first of the next are one of each week")]
    [InlineData("xxxxx.. xxxxxxx", 7, "A weekend off breaks it")]
    [InlineData("x.xxxxx x.xxxxx x.xxxxx", 18, "One in each week goes on for ever")]
    [InlineData(".....xx xxxxxxx", 9, "What lies before the first day of all was not missed")]
    [InlineData("......x .xxxxxx", 7, "Not even in the first week")]
    [InlineData("xxxxxxx ....... xxxxxxx", 7, "A week off is the end of it")]
    public void A_streak_is_as_long_as_the_days_recorded_in_it(string weeks, int length, string because) =>
        Assert.True(Streak.Of(Days(weeks)).Length == length, $"{because}: {Streak.Of(Days(weeks)).Length} instead of {length}");

    [Fact]
    public void Nothing_recorded_is_no_streak() => Assert.Equal((0, 0), (Streak.Of([]).Length, Streak.Of([]).On(Monday).Length));

    [Fact]
    public void A_day_that_is_not_over_breaks_nothing()
    {
        var streak = Streak.Of(Days("xx"));

        Assert.Equal([2, 2, 0, 0], Enumerable.Range(1, 4).Select(i => streak.On(Monday.AddDays(i + 1)).Length));
    }

    [Fact]
    public void The_grace_day_of_a_week_is_used_once()
    {
        var streak = Streak.Of(Days("x.xx"));

        Assert.Equal(3, streak.On(Monday.AddDays(4)).Length);
        Assert.Equal((2, (DateOnly?)Monday.AddDays(2)), streak.On(Monday.AddDays(5)));
        Assert.Equal(0, streak.On(Monday.AddDays(6)).Length);
    }

    [Fact]
    public void The_next_week_has_its_own_grace_day()
    {
        Assert.Equal(4, Streak.Of(Days("x.xxxx.")).On(Monday.AddDays(7)).Length);
        Assert.Equal(6, Streak.Of(Days("x.xxxxx")).On(Monday.AddDays(8)).Length);
    }

    [Fact]
    public void The_longest_is_kept_when_a_shorter_one_goes_on() => Assert.Equal((2, 5), (Streak.Of(Days("xxxxx.. .....xx")).Length, Streak.Of(Days("xxxxx.. .....xx")).Longest));

    [Fact]
    public void A_day_recorded_later_joins_what_it_had_parted()
    {
        var parted = Days("xxx..xx");

        Assert.Equal(2, Streak.Of(parted).Length);
        Assert.Equal(6, Streak.Of([.. parted, Monday.AddDays(3)]).Length);
        Assert.Equal(7, Streak.Of([.. parted, Monday.AddDays(3), Monday.AddDays(4)]).Length);
    }

    private static List<DateOnly> Days(string weeks) =>
        [.. weeks.Replace(" ", "", StringComparison.Ordinal).Select((c, i) => (c, Day: Monday.AddDays(i))).Where(d => d.c is 'x').Select(d => d.Day)];
}
