using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Habits;

namespace StakeEasy.Achievements.Catalogue;

/// <summary>One achievement: what it asks for, and how far somebody's habits have come.</summary>
/// <param name="Key">Stored with everybody who has it: never change or reuse one.</param>
/// <param name="Icon">The name of a symbol of the front end.</param>
internal sealed record Achievement(
    string Key, string Name, string Description, AchievementCategory Category, string Icon, int Target, Func<PlayerHabits, Progress> Measure)
{
    /// <summary>The target is so many of the smallest units of the player's currency.</summary>
    public bool IsMoney { get; init; }
}
