using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Habits;

namespace StakeEasy.Achievements.Catalogue;

/// <summary>Keeping at it, day by day.</summary>
internal static class ConsistencyAchievements
{
    public static IReadOnlyList<Achievement> All { get; } =
    [
        Streak("STREAK_3_DAY", "Daily Tracker", "Three days in a row on record", 3),
        Streak("STREAK_7_DAY", "Weekly Warrior", "Seven days in a row on record", 7),
        Streak("STREAK_14_DAY", "Two weeks on record", "Fourteen days in a row on record", 14),
        Streak("STREAK_30_DAY", "Grinder's Routine", "Thirty days in a row on record", 30),
        Streak("STREAK_100_DAY", "A hundred days", "A hundred days in a row on record", 100),
        Streak("STREAK_365_DAY", "A year on record", "365 days in a row on record", 365),
        Of("DAYS_30", "Thirty days", "Thirty days on record, in a row or not", "calendar", 30, h => Progress.Counting(h.RecordedDays())),
        Of("DAYS_200", "Two hundred days", "Two hundred days on record, in a row or not", "calendar", 200, h => Progress.Counting(h.RecordedDays())),
        Of("QUIET_5", "Nothing to report", "Five days on which you said that nothing happened", "rest", 5, h => Progress.Counting(h.DaysOf(ActivityKind.QuietDay))),
        Of("MONTHS_6", "Half a year of books", "Entries in six different months", "list", 6, h => Progress.Counting(Months(h))),
        Of("MONTHS_24", "Two years of books", "Entries in 24 different months", "list", 24, h => Progress.Counting(Months(h))),
    ];

    private static Achievement Streak(string key, string name, string description, int target) =>
        Of(key, name, description, "calendar", target, h => Progress.Highest(h.Streak.Lengths));

    private static Achievement Of(string key, string name, string description, string icon, int target, Func<PlayerHabits, Progress> measure) =>
        new(key, name, description, AchievementCategory.Consistency, icon, target, measure);

    /// <summary>The first recorded day of each month.</summary>
    private static IEnumerable<DateOnly> Months(PlayerHabits habits) => habits.Days.Select(d => d.Day).GroupBy(d => (d.Year, d.Month)).Select(g => g.Min());
}
