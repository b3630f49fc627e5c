using StakeEasy.Achievements.Catalogue;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Habits;

namespace StakeEasy.Achievements.Tests.Catalogue;

/// <summary>Each achievement is reached by what it says, on the day it says, and not by a bit less. A new one gets its line here.</summary>
public sealed class UnlockingTests
{
    /// <summary>Habits that just reach it, and the same with one deed less.</summary>
    private static readonly Dictionary<string, Func<int, Habits>> Just = new(StringComparer.Ordinal)
    {
        ["STREAK_3_DAY"] = less => new Habits().Days(3 - less),
        ["STREAK_7_DAY"] = less => new Habits().Days(7 - less),
        ["STREAK_14_DAY"] = less => new Habits().Days(14 - less),
        ["STREAK_30_DAY"] = less => new Habits().Days(30 - less),
        ["STREAK_100_DAY"] = less => new Habits().Days(100 - less),
        ["STREAK_365_DAY"] = less => new Habits().Days(365 - less),
        ["DAYS_30"] = less => new Habits().Days(30 - less, every: 3),
        ["DAYS_200"] = less => new Habits().Days(200 - less, every: 3),
        ["QUIET_5"] = less => new Habits().Did(ActivityKind.QuietDay, Keys(5 - less)),
        ["MONTHS_6"] = less => new Habits().Days(6 - less, every: 31),
        ["MONTHS_24"] = less => new Habits().Days(24 - less, every: 31),
        ["FIRST_ENTRY"] = less => new Habits().Days(1 - less),
        ["STATED_3"] = less => Months(3 - less, stated: 1),
        ["STATED_12"] = less => Months(12 - less, stated: 1),
        ["RECONCILED_1"] = less => Months(1 - less, stated: 2).Month(20, 2, 0),
        ["RECONCILED_3"] = less => Months(3 - less, stated: 2).Month(20, 2, 0),
        ["RECONCILED_12"] = less => Months(12 - less, stated: 2).Month(20, 2, 0),
        ["FIRST_TRANSFER"] = less => new Habits().Day(0, transferred: 5m * (1 - less)),
        ["FIRST_EXPENSE"] = less => new Habits().Day(0, expenses: 5m * (1 - less)),
        ["EXPENSES_6"] = less => Repeated(6 - less, (h, i) => h.Day(i * 31, expenses: 5m)),
        ["FIRST_BONUS"] = less => new Habits().Day(0, bonus: 5m * (1 - less)),
        ["FIRST_BACKUP"] = less => new Habits().Did(ActivityKind.BackupTaken, Keys(1 - less)),
        ["BACKUPS_6"] = less => new Habits().Did(ActivityKind.BackupTaken, Keys(6 - less)),
        ["LEDGER_EXPORTED"] = less => new Habits().Did(ActivityKind.LedgerExported, Keys(1 - less)),
        ["NOTES_10"] = less => Repeated(10 - less, (h, i) => h.Session(i, note: true)).Session(20),
        ["NOTES_100"] = less => Repeated(100 - less, (h, i) => h.Session(i, note: true)).Session(120),
        ["HANDS_25"] = less => Repeated(25 - less, (h, i) => h.Session(i, hands: true)).Session(30),
        ["TAGS_25"] = less => Repeated(25 - less, (h, i) => h.Session(i, tags: true)).Session(30),
        ["STOP_LOSS_10"] = less => Repeated(10 - less, (h, i) => h.Session(i, result: -5m, rebuys: 1)).Session(20, result: -50m, rebuys: 2).Session(21),
        ["STOP_LOSS_50"] = less => Repeated(50 - less, (h, i) => h.Session(i, result: -5m)).Session(60, result: -50m, rebuys: 2).Session(61),
        ["WITHIN_STAKES_10"] = less => WithinStakes(10 - less),
        ["WITHIN_STAKES_50"] = less => WithinStakes(50 - less),
        ["WITHIN_STAKES_200"] = less => WithinStakes(200 - less),
        ["MOVED_DOWN"] = less => Lost(3 - less).Session(3, buyIn: 5m),
        ["REST_DAY"] = less => new Habits().Session(0, result: -1m).Session(2 - less, minutes: 120 + less),
        ["REST_DAY_10"] = less => Repeated(10 - less, (h, i) => h.Session(i * 3, result: -1m)).Session(90 - (less * 62)),
        ["BREAK_AFTER_DOWNSWING"] = less => Lost(3 - less).Session(5),
        ["BREAK_AFTER_DOWNSWING_5"] = less => Repeated(5 - less, (h, i) => h.Session(i * 9, result: -1m).Session((i * 9) + 1, result: -1m).Session((i * 9) + 2, result: -1m).Session((i * 9) + 5)),
        ["WEEK_OFF"] = less => new Habits().Session(0).Session(8 - less, minutes: 120 + less),
        ["SHORT_SESSIONS_20"] = less => Repeated(20 - less, (h, i) => h.Session(i, minutes: 240)).Session(25, minutes: 241),
        ["LIMIT_SET"] = less => new Habits().Did(ActivityKind.LimitSet, Keys(1 - less)),
        ["COOL_OFF"] = less => new Habits().Did(ActivityKind.CoolOff, Keys(1 - less)),
        ["READ_1_ARTICLE"] = less => new Habits().Did(ActivityKind.LessonRead, Keys(1 - less)),
        ["READ_5_ARTICLES"] = less => new Habits().Did(ActivityKind.LessonRead, Keys(5 - less)),
        ["READ_10_ARTICLES"] = less => new Habits().Did(ActivityKind.LessonRead, Keys(10 - less)),
        ["THE_TECHNICIAN"] = less => new Habits().Did(ActivityKind.ToolUsed, Keys(1 - less)),
        ["ALL_TOOLS"] = less => new Habits().Did(ActivityKind.ToolUsed, Keys(3 - less)),
        ["SIMULATOR"] = less => new Habits().Did(ActivityKind.ToolUsed, less == 0 ? "variance" : "spr"),
        ["RISK_OF_RUIN"] = less => new Habits().Did(ActivityKind.ToolUsed, less == 0 ? "risk-of-ruin" : "spr"),
        ["FIRST_GOAL"] = less => new Habits().Reached(1 - less),
        ["GOAL_CRUSHER"] = less => new Habits().Reached(1 - less),
        ["GOALS_5"] = less => new Habits().Reached(5 - less),
        ["BANKROLL_1K"] = less => new Habits().Day(0, deposited: 1_000m - (less * 0.01m)),
        ["BANKROLL_10K"] = less => new Habits().Day(0, deposited: 10_000m - (less * 0.01m)),
    };

    public static TheoryData<string> Keys_of_all => [.. AchievementCatalogue.All.Select(a => a.Key)];

    [Theory]
    [MemberData(nameof(Keys_of_all))]
    public void Each_can_be_reached_by_just_what_it_asks_for_and_by_no_less(string key)
    {
        var achievement = AchievementCatalogue.All.Single(a => string.Equals(a.Key, key, StringComparison.Ordinal));

        Assert.NotNull(achievement.Measure(Just[key](0).Build()).ReachedOn(achievement.Target));
        Assert.Null(achievement.Measure(Just[key](1).Build()).ReachedOn(achievement.Target));
    }

    [Fact]
    public void The_day_it_was_reached_on_stays_when_more_follows()
    {
        var achievement = AchievementCatalogue.All.Single(a => a.Key is "STREAK_3_DAY");

        Assert.Equal(Habits.First.AddDays(2), achievement.Measure(new Habits().Days(40).Build()).ReachedOn(3));
    }

    [Fact]
    public void A_bankroll_that_has_fallen_again_was_reached_all_the_same()
    {
        var habits = new Habits().Day(0, deposited: 1_500m).Day(1, won: -1_400m).Build();

        Assert.Equal(Habits.First, Measure("BANKROLL_1K", habits).ReachedOn(1_000_00));
    }

    [Fact]
    public void Sums_are_counted_in_the_smallest_units_of_the_players_own_currency()
    {
        var yen = new Habits().Day(0, deposited: 1_000m);

        Assert.Null(Measure("BANKROLL_1K", yen.Build("EUR", scale: 0)).ReachedOn(1_000_00));
        Assert.NotNull(Measure("BANKROLL_1K", yen.Build("EUR", scale: 3)).ReachedOn(1_000_00));
    }

    [Fact]
    public void A_month_that_goes_on_is_not_in_order_yet() => Assert.Equal(0m, Measure("RECONCILED_1", Months(1, stated: 2).Build()).Value);

    private static Progress Measure(string key, PlayerHabits habits) =>
        AchievementCatalogue.All.Single(a => string.Equals(a.Key, key, StringComparison.Ordinal)).Measure(habits);

    private static string[] Keys(int count) => [.. Enumerable.Range(0, count).Select(i => "key " + i)];

    private static Habits Months(int count, int stated) => Repeated(count, (h, i) => h.Month(i, 2, stated));

    private static Habits Lost(int count) => Repeated(count, (h, i) => h.Session(i, result: -1m));

    /// <summary>Fifty buy-ins of ten are there, of eleven they are not.</summary>
    private static Habits WithinStakes(int count) => Repeated(count, (h, i) => h.Session(i + 1)).Day(0, deposited: 500m).Session(count + 1, buyIn: 11m);

    private static Habits Repeated(int count, Action<Habits, int> one) => new Habits().Sessions(count, one);
}
