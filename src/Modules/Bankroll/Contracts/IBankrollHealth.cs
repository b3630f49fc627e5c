using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>What the bankroll holds today and what about it may ask for attention. Without any account all of it is empty.</summary>
/// <param name="Currency">The reporting currency of all figures that name none.</param>
/// <param name="RatesDay">The day of the newest rates; null if there are none at all.</param>
/// <param name="RatesAge">Days on which newer rates should have been published since; 0 is up to date.</param>
/// <param name="Bankroll">As in the overview: the balances that can be converted, at the newest rates.</param>
/// <param name="Accounts">All that are in use, and archived ones that still hold money, in display order.</param>
/// <param name="Unvalued">
/// Deposits less withdrawals on days without a rate, by currency, as they were when the ledger was last valued in this currency; of accounts
/// that can be converted today.
/// </param>
/// <param name="FirstDay">Of the first entry; null without one.</param>
/// <param name="Running">The session that runs; null if none does.</param>
/// <param name="Refused">Recurring entries that were paused because an entry was refused.</param>
/// <param name="Fall">From the highest point of the last <see cref="IBankrollHealth.DaysOfPlay"/> days; null at that point.</param>
public sealed record BankrollHealth(
    CurrencyCode Currency,
    DateOnly? RatesDay,
    int RatesAge,
    decimal Bankroll,
    IReadOnlyList<OverviewAccount> Accounts,
    IReadOnlyList<Money> Unvalued,
    DateOnly? FirstDay,
    RunningSession? Running,
    IReadOnlyList<RefusedRecurrence> Refused,
    Fall? Fall)
{
    /// <summary>Entries of all these accounts.</summary>
    public long Entries => Accounts.Sum(a => a.Account.Entries);

    /// <summary>The day of the latest entry; null without one.</summary>
    public DateOnly? LastDay => Accounts.Max(a => a.Account.LastEntryDay);
}

/// <summary>A recurring entry that makes no more entries, because one was refused.</summary>
/// <param name="Name">Its category or note, or else what it records.</param>
/// <param name="AccountName">Null if the account is gone.</param>
/// <param name="Amount">Null once the account, and with it the currency, is gone.</param>
/// <param name="DueDay">The day whose entry was refused.</param>
public sealed record RefusedRecurrence(
    RecurrenceId Id, EntryKind Kind, string? Name, string? AccountName, Money? Amount, DateOnly DueDay, DateTimeOffset PausedAt, RecurrenceObstacle Obstacle);

/// <summary>How far the results of play (sessions and balance updates, each at its day's rate) stand below their highest point.</summary>
/// <param name="Amount">Above zero, in the reporting currency.</param>
/// <param name="PeakDay">The last day with a gain at the highest point; the day before the first result if it has only been down since.</param>
public sealed record Fall(decimal Amount, DateOnly PeakDay);

/// <summary>What of the ledger may ask for attention: one statement, by indexes that lead with the owner, whatever the history.</summary>
public interface IBankrollHealth
{
    /// <summary>Over how many days, up to today, the results of play are looked at.</summary>
    const int DaysOfPlay = 365;

    /// <param name="owner">Whose.</param>
    /// <param name="currency">To report in.</param>
    /// <param name="today">The owner's calendar day.</param>
    /// <param name="zone">Of the owner.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<BankrollHealth> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, TimeZoneInfo zone, CancellationToken ct);
}
