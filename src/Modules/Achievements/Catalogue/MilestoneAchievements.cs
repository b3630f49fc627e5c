using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Habits;

namespace StakeEasy.Achievements.Catalogue;

internal static class MilestoneAchievements
{
    /// <summary>Of the smallest units of the player's own currency: 1,000.00 euros, 100,000 yen.</summary>
    private const int FirstSum = 100_000;

    private const int SecondSum = 1_000_000;

    public static IReadOnlyList<Achievement> All { get; } =
    [
        Of("FIRST_GOAL", "A goal in sight", "Your first goal set", "flag", 1, h => Progress.Counting(h.GoalsSet.Order().Take(1))),
        Of("GOAL_CRUSHER", "Goal Crusher", "A goal reached", "flag", 1, h => Progress.Counting(h.GoalsReached)),
        Of("GOALS_5", "Five goals", "Five goals reached", "flag", 5, h => Progress.Counting(h.GoalsReached)),
        Of("BANKROLL_1K", "1K Club", "A bankroll of", "wallet", FirstSum, Sum) with { IsMoney = true },
        Of("BANKROLL_10K", "10K Club", "A bankroll of", "wallet", SecondSum, Sum) with { IsMoney = true },
    ];

    private static Achievement Of(string key, string name, string description, string icon, int target, Func<PlayerHabits, Progress> measure) =>
        new(key, name, description, AchievementCategory.Milestone, icon, target, measure);

    private static Progress Sum(PlayerHabits habits)
    {
        var units = (decimal)Math.Pow(10, habits.Home.Scale);
        return Progress.Highest(habits.Bankroll.Select(p => (p.Day, p.Value * units)));
    }
}
