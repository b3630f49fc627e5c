using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <param name="Goal">The active goal that ends first; null without any.</param>
/// <param name="Latest">The achievement reached last; null without any.</param>
public sealed record ProgressSummary(StreakStanding Streak, GoalAtAGlance? Goal, AchievementAtAGlance? Latest);

/// <param name="Share">Of the way, 0 to 1.</param>
public sealed record GoalAtAGlance(string Name, decimal Share, DateOnly LastDay);

public sealed record AchievementAtAGlance(string Name, DateOnly Day);

/// <summary>What the dashboard shows, in one statement.</summary>
public interface IProgressSummary
{
    Task<ProgressSummary> OfAsync(UserId owner, CancellationToken ct);
}
