using StakeEasy.Achievements.Catalogue;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Goals;
using StakeEasy.Achievements.Habits;
using StakeEasy.Achievements.Streaks;

namespace StakeEasy.Achievements.Review;

/// <summary>
/// What habits come to. A function of its arguments and of nothing else: it is called after every entry, every night and by hand, and
/// cannot tell which.
/// </summary>
/// <param name="Progress">By key, of achievements that have begun.</param>
/// <param name="Unlocked">By key, the day the target was reached.</param>
internal sealed record Judgement(
    Streak Streak,
    SortedDictionary<string, int> Progress,
    SortedDictionary<string, DateOnly> Unlocked,
    IReadOnlyDictionary<Guid, (GoalCourse Course, decimal? Chance)> Goals)
{
    public static Judgement Of(Func<GoalDays, PlayerHabits> habitsWith, IReadOnlyList<GoalRow> goals, DateOnly today)
    {
        // Goals first: some achievements are about them.
        var habits = habitsWith(new([], []));
        var courses = goals.ToDictionary(g => g.Id, g => GoalCourse.Of(g, habits));
        var judged = goals.ToDictionary(
            g => g.Id,
            g => (courses[g.Id], StateOf(g, courses[g.Id].CompletedOn, today) is GoalState.Active ? GoalChance.Of(g, courses[g.Id].Value, habits, today) : null));
        habits = habitsWith(new(
            [.. goals.Select(g => g.FirstDay)],
            [.. goals.Where(g => g.AbandonedAt is null).Select(g => courses[g.Id].CompletedOn).OfType<DateOnly>()]));

        var (progress, unlocked) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, DateOnly>(StringComparer.Ordinal));
        foreach (var achievement in AchievementCatalogue.All)
        {
            var measured = achievement.Measure(habits);
            if (Math.Clamp(measured.Value, 0m, achievement.Target) is >= 1m and var value)
            {
                progress.Add(achievement.Key, (int)value);
            }

            if (measured.ReachedOn(achievement.Target) is { } day)
            {
                unlocked.Add(achievement.Key, day);
            }
        }

        return new(habits.Streak, progress, unlocked, judged);
    }

    public static GoalState StateOf(GoalRow goal, DateOnly? completedOn, DateOnly today) =>
        goal.AbandonedAt is not null ? GoalState.Abandoned
        : completedOn is not null ? GoalState.Completed
        : today > goal.LastDay ? GoalState.Missed
        : GoalState.Active;
}

/// <param name="Set">The first days of the goals there are.</param>
/// <param name="Reached">The days on which some were reached.</param>
internal sealed record GoalDays(IReadOnlyList<DateOnly> Set, IReadOnlyList<DateOnly> Reached);
