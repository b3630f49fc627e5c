using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>The numbers are stored.</summary>
public enum SessionFormat
{
    Cash = 1,
    Tournament = 2,
}

/// <summary>One session of one owner. Once finished, the entry with the same id holds its result.</summary>
public readonly record struct SessionId(Guid Value)
{
    public EntryId Entry => new(Value);
}

/// <summary>What is played, and where.</summary>
/// <param name="Game">Such as NLHE; at most 50 characters.</param>
/// <param name="Stake">
/// As the player names it, at most 50 characters. Blinds rename it (0.50/1); a tournament's is its buy-in and need not be given.
/// </param>
/// <param name="Venue">A site or a room, at most 50 characters; null for the name of the account, if that is a poker site.</param>
public sealed record SessionGame(SessionFormat Format, string Game, string Stake, string? Venue)
{
    /// <summary>In the account's currency; null where the stake has no blinds, and for tournaments.</summary>
    public decimal? SmallBlind { get; init; }

    public decimal? BigBlind { get; init; }
}

/// <summary>The money of a session, in the account's currency; nothing of it is below zero.</summary>
/// <param name="RebuyCount">How often it was bought in again; <paramref name="Rebuys"/> is what that cost together.</param>
/// <param name="CashOut">The cash-out of a cash game, the prize of a tournament.</param>
public sealed record SessionMoney(decimal BuyIn, int RebuyCount, decimal Rebuys, decimal AddOns, decimal Expenses, decimal CashOut)
{
    public decimal Result => CashOut - BuyIn - Rebuys - AddOns - Expenses;
}

/// <summary>How it went beyond the money; whatever is not known is null.</summary>
/// <param name="Place">Of a tournament, from 1 to <paramref name="FieldSize"/>.</param>
public sealed record SessionOutcome(int? Place, int? FieldSize, int? Hands);

/// <summary>A session as it is kept, running or finished.</summary>
/// <param name="EndedAt">Null while it runs.</param>
/// <param name="Day">The owner's calendar day that it counts on, which is that of its end; while it runs, that of its start.</param>
/// <param name="Minutes">Real time between start and end, whatever the clocks did in between.</param>
/// <param name="Version">Changes with every edit; handed back with a change, so that nobody's change is lost.</param>
public sealed record Session(
    SessionId Id,
    AccountId Account,
    string AccountName,
    CurrencyCode Currency,
    SessionGame Game,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    DateOnly Day,
    int Minutes,
    SessionMoney Money,
    SessionOutcome Outcome,
    IReadOnlyList<string> Tags,
    string? Note,
    uint Version)
{
    public Money Result => new(Money.Result, Currency);

    /// <summary>Null for a session of less than a minute.</summary>
    public Money? Hourly => Minutes == 0 ? null : new Money(Money.Result * 60m / Minutes, Currency);
}

/// <summary>A finished session as the player tells it.</summary>
/// <param name="Key">Made by the form. The same key writes once.</param>
/// <param name="EndedAt">Not in the future, and at most a week after the start.</param>
/// <param name="TimeZone">Of the owner: decides the calendar days.</param>
/// <param name="Confirmed">The player accepts a balance below zero.</param>
public sealed record RecordSession(
    Guid Key,
    AccountId Account,
    SessionGame Game,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    SessionMoney Money,
    SessionOutcome Outcome,
    IReadOnlyList<string>? Tags,
    string? Note,
    TimeZoneInfo TimeZone,
    bool Confirmed = false);

/// <summary>Which finished sessions, newest first.</summary>
/// <param name="From">First day, inclusive: of the days their results count on, which are those they ended on.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Venue">An empty one is those without a venue.</param>
/// <param name="Cursor">From a page's Newer or Older; an unreadable one is taken as none.</param>
/// <param name="Size">1 to 200.</param>
public sealed record SessionFilter(
    SessionFormat? Format = null,
    string? Game = null,
    string? Stake = null,
    string? Venue = null,
    string? Tag = null,
    AccountId? Account = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Cursor = null,
    int Size = 50)
{
    /// <summary>1 to 7 from Monday: of the days their results count on.</summary>
    public int? Weekday { get; init; }

    /// <summary>Those that won, or those that did not.</summary>
    public bool? Won { get; init; }

    /// <summary>Not those that ended before this one; none if it is gone.</summary>
    public SessionId? First { get; init; }

    /// <summary>Not those that ended after this one; none if it is gone.</summary>
    public SessionId? Last { get; init; }
}

/// <summary>What sessions come to, in one currency.</summary>
/// <param name="Minutes">Null where it is not known of those that won, or did not, alone.</param>
public sealed record SessionTotals(CurrencyCode Currency, int Sessions, int Wins, long? Minutes, decimal Result);

/// <summary>What all sessions of a filter come to, whatever page is looked at.</summary>
/// <param name="ByCurrency">Most sessions first.</param>
/// <param name="Converted">In the reporting currency, each at the rate of its own day, rounded; null where that is not known.</param>
/// <param name="NotConverted">What had no rate on its day, and is in <paramref name="ByCurrency"/> only.</param>
public sealed record SessionSummary(IReadOnlyList<SessionTotals> ByCurrency, Money? Converted, IReadOnlyList<Money> NotConverted);

/// <summary>What the owner has played so far, for pick lists.</summary>
public sealed record PlayedBefore(IReadOnlyList<string> Games, IReadOnlyList<string> Stakes, IReadOnlyList<string> Venues);

/// <summary>One change of a session, newest first in lists. After is null for a deletion, Before for a restoration.</summary>
public sealed record SessionRevision(DateTimeOffset At, Session? Before, Session? After);

/// <summary>
/// Finished sessions. Each is one entry of the ledger, of kind session and with the same id: <see cref="IEntries"/> deletes and restores it,
/// by the version that the session shows. Fields in errors: AccountId, Game, Stake, Venue, StartedAt, EndedAt, BuyIn, RebuyCount, Rebuys,
/// AddOns, Expenses, CashOut, Place, FieldSize, Hands, Tags, Note.
/// </summary>
public interface ISessions
{
    Task<Result<Recorded>> RecordAsync(UserId owner, RecordSession request, CancellationToken ct);

    /// <summary>A newer version than the one given refuses the change as a conflict.</summary>
    Task<Result<Recorded>> AmendAsync(UserId owner, SessionId id, uint version, RecordSession request, CancellationToken ct);

    /// <summary>Null if there is none, or it is somebody else's, still running, or deleted.</summary>
    Task<Session?> FindAsync(UserId owner, SessionId id, CancellationToken ct);

    /// <summary>The one that began last, running or finished; null if there is none.</summary>
    Task<Session?> LatestAsync(UserId owner, CancellationToken ct);

    Task<Page<Session>> ListAsync(UserId owner, SessionFilter filter, CancellationToken ct);

    /// <summary>All sessions the filter finds, as they are asked for; its cursor and size do not count.</summary>
    IAsyncEnumerable<Session> ReadAsync(UserId owner, SessionFilter filter, CancellationToken ct);

    /// <summary>Of all sessions the filter finds; null where there are too many of them to add up while a page waits.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="filter">Its cursor and size do not count.</param>
    /// <param name="currency">To report in.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<SessionSummary?> TotalsAsync(UserId owner, SessionFilter filter, CurrencyCode currency, CancellationToken ct);

    Task<PlayedBefore> PlayedBeforeAsync(UserId owner, CancellationToken ct);

    /// <summary>Every change of a session that stands or was deleted; empty if there was none.</summary>
    Task<IReadOnlyList<SessionRevision>> HistoryAsync(UserId owner, SessionId id, CancellationToken ct);
}
