using StakeEasy.Achievements.Contracts;

namespace StakeEasy.Achievements.Habits;

/// <summary>Something done once, on the player's day.</summary>
internal sealed record Activity(ActivityKind Kind, string Key, DateOnly Day);
