using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <summary>What an achievement is about.</summary>
public enum AchievementCategory
{
    /// <summary>Keeping at it, day by day.</summary>
    Consistency,

    /// <summary>Books that are complete and checked.</summary>
    Bookkeeping,

    /// <summary>Stopping, resting, staying within one's stakes.</summary>
    Discipline,
    Study,
    Milestone,
}

/// <summary>One achievement as one player stands to it.</summary>
/// <param name="Key">Never changes; the older application used the same keys for its nine.</param>
/// <param name="Icon">The name of a symbol of the front end.</param>
/// <param name="Progress">What is reached so far, at most the target.</param>
/// <param name="Amount">The sum it is about, in the player's own currency; null for those that count.</param>
/// <param name="UnlockedOn">The player's day on which the target was reached; null while it is not.</param>
public sealed record AchievementStanding(
    string Key, string Name, string Description, AchievementCategory Category, string Icon, int Target, int Progress, Money? Amount, DateOnly? UnlockedOn);

/// <summary>
/// Achievements of a player. They follow from the ledger and from what the player did here: whoever takes an entry back takes back what it
/// had unlocked.
/// </summary>
public interface IAchievements
{
    /// <summary>All of the catalogue, in its order.</summary>
    Task<IReadOnlyList<AchievementStanding>> ListAsync(UserId owner, CancellationToken ct);
}
