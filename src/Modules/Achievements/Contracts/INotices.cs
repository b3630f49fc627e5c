using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <summary>The numbers are stored.</summary>
public enum NoticeKind
{
    Achievement = 1,
    GoalReached = 2,

    /// <summary>A goal ends within a week.</summary>
    GoalDue = 3,

    /// <summary>An own limit is nearly used up, is, or is exceeded.</summary>
    Limit = 4,

    /// <summary>A running session has grown longer than its player meant to play.</summary>
    LongSession = 5,

    /// <summary>A recurring deposit was not made, because it is beyond an own limit: it waits for the player's word.</summary>
    HeldDeposit = 6,
}

public readonly record struct NoticeId(Guid Value);

/// <param name="Text">The whole of it, in words.</param>
/// <param name="Path">The page it is about.</param>
/// <param name="ReadAt">Null while it is unread.</param>
public sealed record Notice(NoticeId Id, NoticeKind Kind, string Text, string Path, DateTimeOffset At, DateTimeOffset? ReadAt);

/// <param name="Unread">How many.</param>
/// <param name="HasNew">Whether some of them were not shown on any page yet.</param>
public sealed record Bell(int Unread, bool HasNew);

/// <summary>What a player is told of, until they have read it.</summary>
public interface INotices
{
    /// <summary>For every page: kept until something changes.</summary>
    Task<Bell> BellAsync(UserId owner, CancellationToken ct);

    /// <summary>
    /// What is unread and was not shown yet, newest first; from here on it was. Each notice is the answer to one caller only, whichever of
    /// several tabs asks.
    /// </summary>
    Task<IReadOnlyList<Notice>> ShowAsync(UserId owner, CancellationToken ct);

    /// <summary>What has come so far is for the list alone: whoever signs in is not told of all that happened while they were away.</summary>
    Task PassOverAsync(UserId owner, CancellationToken ct);

    /// <summary>Newest first, a hundred at most.</summary>
    Task<IReadOnlyList<Notice>> ListAsync(UserId owner, CancellationToken ct);

    Task MarkReadAsync(UserId owner, NoticeId id, CancellationToken ct);

    Task MarkAllReadAsync(UserId owner, CancellationToken ct);

    /// <summary>The kinds this player wants to be told of; all of them, to begin with.</summary>
    Task<IReadOnlySet<NoticeKind>> WantedAsync(UserId owner, CancellationToken ct);

    Task WantAsync(UserId owner, IReadOnlySet<NoticeKind> kinds, CancellationToken ct);
}
