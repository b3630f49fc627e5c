using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>What every page needs to know of a running session.</summary>
public sealed record RunningSession(SessionId Id, DateTimeOffset StartedAt);

/// <param name="Key">Made by the form. The same key starts once.</param>
/// <param name="BuyIn">In the account's currency; zero for none.</param>
/// <param name="StartedAt">Not in the future, and at most a week ago; null for now.</param>
/// <param name="TimeZone">Of the owner: decides the calendar day.</param>
public sealed record StartSession(
    Guid Key, AccountId Account, SessionGame Game, decimal BuyIn, DateTimeOffset? StartedAt, TimeZoneInfo TimeZone);

/// <summary>The end of a running session, with everything that can still be said of it.</summary>
/// <param name="Version">The version the player saw; a rebuy added meanwhile refuses it as a conflict.</param>
/// <param name="EndedAt">Null for now.</param>
/// <param name="Confirmed">The player accepts a balance below zero.</param>
public sealed record FinishSession(
    Guid Key,
    SessionId Session,
    uint Version,
    DateTimeOffset? EndedAt,
    SessionMoney Money,
    SessionOutcome Outcome,
    IReadOnlyList<string>? Tags,
    string? Note,
    TimeZoneInfo TimeZone,
    bool Confirmed = false);

/// <summary>
/// The one session that an owner may have running. It touches no balance before it is finished. An error without a field that is no
/// conflict means: another one runs already, or this one runs no longer.
/// </summary>
public interface ILiveSessions
{
    /// <summary>Kept ready with what else every page asks about its owner.</summary>
    ValueTask<RunningSession?> RunningAsync(UserId owner, CancellationToken ct);

    /// <summary>Whose sessions run at this moment.</summary>
    Task<IReadOnlyList<UserId>> OwnersAsync(CancellationToken ct);

    /// <summary>With everything that was said of it so far; null if none is running.</summary>
    Task<Session?> FindAsync(UserId owner, CancellationToken ct);

    /// <summary>Of two that start at once, one wins and the other is told.</summary>
    Task<Result<SessionId>> StartAsync(UserId owner, StartSession request, CancellationToken ct);

    /// <summary>One rebuy more. Field in errors: Rebuys.</summary>
    Task<Result<Done>> AddRebuyAsync(UserId owner, SessionId id, Guid key, decimal amount, CancellationToken ct);

    /// <summary>Field in errors: AddOns.</summary>
    Task<Result<Done>> AddAddOnAsync(UserId owner, SessionId id, Guid key, decimal amount, CancellationToken ct);

    /// <summary>A line more in its note. Field in errors: Note.</summary>
    Task<Result<Done>> AddNoteAsync(UserId owner, SessionId id, Guid key, string line, CancellationToken ct);

    /// <summary>Makes it one entry of the ledger. A second finish, from whatever tab, writes nothing.</summary>
    Task<Result<Recorded>> FinishAsync(UserId owner, FinishSession request, CancellationToken ct);

    /// <summary>As if it had never been started. Discarding what runs no longer is a success without effect.</summary>
    Task<Result<Done>> DiscardAsync(UserId owner, SessionId id, CancellationToken ct);
}
