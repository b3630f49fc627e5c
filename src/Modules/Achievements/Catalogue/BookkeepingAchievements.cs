using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Habits;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Achievements.Catalogue;

/// <summary>Books that are complete and checked.</summary>
internal static class BookkeepingAchievements
{
    public static IReadOnlyList<Achievement> All { get; } =
    [
        Of("FIRST_ENTRY", "Books opened", "Your first entry", "pencil", 1, h => Progress.Counting(h.Days.Select(d => d.Day).Take(1))),
        Of("STATED_3", "Kept current", "Balances stated in three different months", "refresh", 3, h => Progress.Counting(StatedMonths(h))),
        Of("STATED_12", "Always current", "Balances stated in twelve different months", "refresh", 12, h => Progress.Counting(StatedMonths(h))),
        Of("RECONCILED_1", "Books in order", "A month in which every account you used had its balance stated", "check", 1, h => Progress.Counting(ReconciledMonths(h))),
        Of("RECONCILED_3", "A quarter in order", "Three such months", "check", 3, h => Progress.Counting(ReconciledMonths(h))),
        Of("RECONCILED_12", "A year in order", "Twelve such months", "check", 12, h => Progress.Counting(ReconciledMonths(h))),
        Of("FIRST_TRANSFER", "Moved, not lost", "A transfer between two accounts, recorded as one", "swap", 1, h => First(h, d => d.Transferred != 0m)),
        Of("FIRST_EXPENSE", "Costs count, too", "An expense on record", "receipt", 1, h => First(h, d => d.Expenses > 0m)),
        Of("EXPENSES_6", "What it really costs", "Expenses recorded in six different months", "receipt", 6, h => Progress.Counting(ExpenseMonths(h))),
        Of("FIRST_BONUS", "Rakeback on record", "A bonus kept apart from what you won", "gift", 1, h => First(h, d => d.Bonus > 0m)),
        Of("FIRST_BACKUP", "Safe elsewhere", "Your first backup", "archive", 1, h => Progress.Counting(h.DaysOf(ActivityKind.BackupTaken))),
        Of("BACKUPS_6", "Safe for good", "Backups in six different months", "archive", 6, h => Progress.Counting(h.DaysOf(ActivityKind.BackupTaken))),
        Of("LEDGER_EXPORTED", "Open books", "Your ledger exported for another program to check", "up", 1, h => Progress.Counting(h.DaysOf(ActivityKind.LedgerExported))),
        Of("NOTES_10", "Note taker", "Ten sessions with a note", "pencil", 10, h => Sessions(h, s => s.HasNote)),
        Of("NOTES_100", "Diarist", "A hundred sessions with a note", "pencil", 100, h => Sessions(h, s => s.HasNote)),
        Of("HANDS_25", "Counted hands", "25 sessions with the number of hands", "bars", 25, h => Sessions(h, s => s.HasHands)),
        Of("TAGS_25", "Well sorted", "25 sessions with tags", "list", 25, h => Sessions(h, s => s.HasTags)),
    ];

    private static Achievement Of(string key, string name, string description, string icon, int target, Func<PlayerHabits, Progress> measure) =>
        new(key, name, description, AchievementCategory.Bookkeeping, icon, target, measure);

    private static Progress First(PlayerHabits habits, Func<DayFacts, bool> such) =>
        Progress.Counting(habits.Days.Where(such).Select(d => d.Day).Take(1));

    private static Progress Sessions(PlayerHabits habits, Func<SessionFacts, bool> such) =>
        Progress.Counting(habits.Sessions.Where(such).Select(s => s.Day));

    private static IEnumerable<DateOnly> StatedMonths(PlayerHabits habits) => habits.Months.Where(m => m.Stated > 0).Select(m => m.Month);

    /// <summary>Months that are over by the ledger's own word: one that goes on may still gain an account. On the day the next began.</summary>
    private static IEnumerable<DateOnly> ReconciledMonths(PlayerHabits habits) => habits.Months
        .Where(m => m.Stated == m.Accounts && m.Month < habits.Months[^1].Month)
        .Select(m => m.Month.AddMonths(1));

    private static IEnumerable<DateOnly> ExpenseMonths(PlayerHabits habits) =>
        habits.Days.Where(d => d.Expenses > 0m).Select(d => d.Day).GroupBy(d => (d.Year, d.Month)).Select(g => g.Min());
}
