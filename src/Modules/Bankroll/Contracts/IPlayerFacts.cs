using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>What the entries of one day, on all accounts in one currency, come to.</summary>
/// <param name="Net">What the balances gained; transfers between currencies included.</param>
/// <param name="Withdrawn">Positive for money taken out.</param>
/// <param name="Played">Results of sessions.</param>
/// <param name="Restated">What balance updates found.</param>
/// <param name="Expenses">Positive for money spent; fees of transfers are not among them.</param>
/// <param name="Result">Everything won and lost: sessions, balance updates, bonuses and corrections less expenses and fees.</param>
public sealed record DayFacts(
    DateOnly Day, CurrencyCode Currency, int Entries, decimal Net, decimal Deposited, decimal Withdrawn, decimal Transferred, decimal Played,
    decimal Restated, decimal Bonus, decimal Expenses, decimal Result);

/// <summary>A finished session, without its words.</summary>
/// <param name="Day">On which it ended, and its result counts.</param>
/// <param name="TableBuyIn">A hundred big blinds where the blinds are known, otherwise what it was bought in for.</param>
public sealed record SessionFacts(
    DateOnly Day, DateTimeOffset StartedAt, DateTimeOffset EndedAt, SessionFormat Format, CurrencyCode Currency, int Minutes, decimal Result,
    decimal TableBuyIn, int RebuyCount, bool HasNote, bool HasHands, bool HasTags);

/// <summary>How many of the accounts that had entries in a month had their balance stated in it.</summary>
/// <param name="Month">Its first day.</param>
public sealed record StatedMonth(DateOnly Month, int Accounts, int Stated);

/// <param name="Day">On which it was due.</param>
public sealed record HeldDeposit(RecurrenceId Recurrence, DateOnly Day);

/// <summary>What one ledger shows of its player's habits.</summary>
/// <param name="Days">Oldest first; days without entries are missing.</param>
/// <param name="Sessions">The latest 10,000 by their start, oldest first.</param>
/// <param name="Months">Oldest first.</param>
/// <param name="AfterMidnight">Days with an entry before the hour at which the player's day begins; empty where it begins at midnight.</param>
public sealed record LedgerFacts(
    IReadOnlyList<DayFacts> Days, IReadOnlyList<SessionFacts> Sessions, IReadOnlyList<StatedMonth> Months, IReadOnlyList<DateOnly> AfterMidnight);

/// <summary>
/// Facts to judge habits by. Reads totals and a bounded number of sessions, never all entries: what it costs grows with the days that
/// were recorded, not with the entries on them.
/// </summary>
public interface IPlayerFacts
{
    /// <param name="owner">Whose; without a ledger everything is empty.</param>
    /// <param name="zone">The player's, to tell what was recorded after midnight.</param>
    /// <param name="dayStart">When the player's day begins.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<LedgerFacts> ReadAsync(UserId owner, TimeZoneInfo zone, TimeOnly dayStart, CancellationToken ct);

    /// <summary>Only the days from the first to the last, both included: one statement.</summary>
    Task<IReadOnlyList<DayFacts>> DaysAsync(UserId owner, DateOnly first, DateOnly last, CancellationToken ct);

    /// <summary>
    /// Recurring deposits that were due when their recurrence was paused, as one is that its player's limits hold back; in use still.
    /// </summary>
    Task<IReadOnlyList<HeldDeposit>> HeldDepositsAsync(UserId owner, TimeZoneInfo zone, CancellationToken ct);

    /// <summary>Whether something was written with this key of a form.</summary>
    Task<bool> IsWrittenAsync(UserId owner, Guid key, CancellationToken ct);

    /// <summary>Everybody who has an account, in the order of their ids; for work that goes through all of them.</summary>
    Task<IReadOnlyList<UserId>> OwnersAsync(CancellationToken ct);
}
