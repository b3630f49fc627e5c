using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Habits;

namespace StakeEasy.Achievements.Catalogue;

internal static class StudyAchievements
{
    private const int Tools = 3;

    public static IReadOnlyList<Achievement> All { get; } =
    [
        Of("READ_1_ARTICLE", "Bookworm", "Your first lesson read", "book", 1, Read),
        Of("READ_5_ARTICLES", "Student of the game", "Five lessons read", "book", 5, Read),
        Of("READ_10_ARTICLES", "PLO Scholar", "Ten lessons read", "book", 10, Read),
        Of("THE_TECHNICIAN", "The Technician", "A first calculation with one of the tools", "calculator", 1, h => Used(h, key: null)),
        Of("ALL_TOOLS", "Full toolbox", "All three tools used", "calculator", Tools, h => Used(h, key: null)),
        Of("SIMULATOR", "Met ten thousand others", "A run of the variance simulator", "bars", 1, h => Used(h, "variance")),
        Of("RISK_OF_RUIN", "Knows the risk", "Your risk of ruin computed", "scale", 1, h => Used(h, "risk-of-ruin")),
    ];

    private static Achievement Of(string key, string name, string description, string icon, int target, Func<PlayerHabits, Progress> measure) =>
        new(key, name, description, AchievementCategory.Study, icon, target, measure);

    private static Progress Read(PlayerHabits habits) => Progress.Counting(habits.DaysOf(ActivityKind.LessonRead));

    private static Progress Used(PlayerHabits habits, string? key) =>
        Progress.Counting(habits.DaysOf(ActivityKind.ToolUsed, used => key is null || string.Equals(used, key, StringComparison.Ordinal)));
}
