using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <summary>What a player does that leaves no entry. The numbers are stored.</summary>
public enum ActivityKind
{
    /// <summary>Nothing to report today; the key is the day.</summary>
    QuietDay = 1,

    /// <summary>A calculator was used; the key is its name.</summary>
    ToolUsed = 2,

    /// <summary>A lesson was marked as read; the key is its name.</summary>
    LessonRead = 3,

    /// <summary>A backup was taken; the key is the month.</summary>
    BackupTaken = 4,

    /// <summary>The ledger was exported for another program to check.</summary>
    LedgerExported = 5,

    /// <summary>An own limit was set; the key is its kind.</summary>
    LimitSet = 6,

    /// <summary>A break from stakes was begun; the key is the day.</summary>
    CoolOff = 7,
}

/// <summary>Deeds that count once each.</summary>
public interface IActivities
{
    /// <summary>On the player's day. The same kind and key again is nothing new.</summary>
    /// <returns>Whether it was new.</returns>
    Task<bool> RecordAsync(UserId owner, ActivityKind kind, string key, CancellationToken ct);

    /// <summary>The keys of this kind.</summary>
    Task<IReadOnlySet<string>> KeysAsync(UserId owner, ActivityKind kind, CancellationToken ct);
}
