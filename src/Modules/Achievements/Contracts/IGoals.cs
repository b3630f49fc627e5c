using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <summary>The numbers are stored.</summary>
public enum GoalKind
{
    /// <summary>The bankroll reaches a sum.</summary>
    Bankroll = 1,

    /// <summary>So much is won from the first day on.</summary>
    Profit = 2,
    Sessions = 3,
    Hours = 4,

    /// <summary>So many lessons are read.</summary>
    Lessons = 5,
}

public enum GoalState
{
    Active,

    /// <summary>The last day is over, and the target was not reached by then.</summary>
    Missed,
    Completed,

    /// <summary>Given up by the player.</summary>
    Abandoned,
}

public readonly record struct GoalId(Guid Value);

/// <summary>Why there is a chance or none.</summary>
public enum ForecastBasis
{
    /// <summary>The goal is over, one way or another.</summary>
    None,
    NotEnoughData,
    OwnResults,
}

/// <param name="Chance">0 to 1, to reach the target by the last day; null unless it could be computed.</param>
public sealed record Forecast(ForecastBasis Basis, decimal? Chance);

/// <param name="Currency">Of bankroll and profit goals; null for those that count.</param>
/// <param name="Start">What there was when it began: progress is counted from here.</param>
/// <param name="Value">What there is, in the same unit.</param>
/// <param name="Share">Of the way from start to target, 0 to 1.</param>
/// <param name="Version">Changes with every edit.</param>
public sealed record Goal(
    GoalId Id, GoalKind Kind, string Name, CurrencyCode? Currency, decimal Start, decimal Target, decimal Value, decimal Share,
    DateOnly FirstDay, DateOnly LastDay, GoalState State, DateOnly? CompletedOn, bool IsArchived, Forecast Forecast, uint Version);

/// <param name="Name">2 to 80 characters.</param>
/// <param name="Target">Above what there is; whole for everything that is counted.</param>
/// <param name="FirstDay">At most a year ago, and not after today.</param>
/// <param name="LastDay">After today, and at most ten years ahead.</param>
public sealed record SetGoal(GoalKind Kind, string Name, decimal Target, DateOnly FirstDay, DateOnly LastDay);

/// <summary>
/// Goals of a player, as many as they like up to fifty. What completes one is the ledger, never a page and never a hand. Fields in errors:
/// Kind, Name, Target, FirstDay, LastDay.
/// </summary>
public interface IGoals
{
    /// <summary>Active ones first, by their last day; the archived ones at the end.</summary>
    Task<IReadOnlyList<Goal>> ListAsync(UserId owner, CancellationToken ct);

    /// <summary>Those that are active on this day of the player's, in no order.</summary>
    Task<IReadOnlyList<Goal>> ActiveAsync(UserId owner, DateOnly today, CancellationToken ct);

    /// <summary>Null if there is none, or it is somebody else's.</summary>
    Task<Goal?> FindAsync(UserId owner, GoalId id, CancellationToken ct);

    /// <param name="key">Made by the form: the same key sets one goal.</param>
    Task<Result<GoalId>> SetAsync(UserId owner, Guid key, SetGoal request, CancellationToken ct);

    /// <summary>Name, target and last day; what it began with stays. A newer version refuses it as a conflict.</summary>
    Task<Result<Done>> ChangeAsync(UserId owner, GoalId id, uint version, string name, decimal target, DateOnly lastDay, CancellationToken ct);

    /// <summary>Gives an active goal up; false if there is no such goal, or it is over already.</summary>
    Task<bool> AbandonAsync(UserId owner, GoalId id, CancellationToken ct);

    /// <summary>Takes an abandoned goal up again, an archived one back into the list.</summary>
    Task<bool> ReopenAsync(UserId owner, GoalId id, CancellationToken ct);

    /// <summary>Puts a goal that is over away; false if there is no such goal, or it is still active.</summary>
    Task<bool> ArchiveAsync(UserId owner, GoalId id, CancellationToken ct);
}
