using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// What the player has, put in and won, in one reporting currency, rounded to its minor unit so that what is shown adds up:
/// Bankroll = Deposited - Withdrawn - MovedOut + Profit, and the accounts' parts sum to Bankroll.
/// </summary>
/// <param name="Currency">The reporting currency of all figures that name none.</param>
/// <param name="Day">The owner's calendar day these figures are for.</param>
/// <param name="RatesDay">The day of the newest rates; null if there are none at all.</param>
/// <param name="RatesAge">Days on which newer rates should have been published since (TARGET days); 0 is up to date.</param>
/// <param name="Bankroll">Sum of the balances that can be converted, at the newest rates.</param>
/// <param name="Deposited">Of the accounts that are in the bankroll, each day's deposits at that day's rate.</param>
/// <param name="Withdrawn">Likewise.</param>
/// <param name="Profit">Bankroll - Deposited + Withdrawn + MovedOut: play and exchange rates together, also those of transfers.</param>
/// <param name="Changes">Of the bankroll, over each period, against its value then at the rates then.</param>
/// <param name="Accounts">All that are in use, and archived ones that still hold money, in display order.</param>
/// <param name="NotConverted">Accounts left out of every figure above because no rate exists, with their own balances.</param>
/// <param name="UnvaluedContributions">Deposits less withdrawals, by currency, on days without a rate: left out of Deposited and Withdrawn.</param>
/// <param name="Recent">The ten latest entries.</param>
public sealed record Overview(
    CurrencyCode Currency,
    DateOnly Day,
    DateOnly? RatesDay,
    int RatesAge,
    decimal Bankroll,
    decimal Deposited,
    decimal Withdrawn,
    decimal Profit,
    IReadOnlyList<Change> Changes,
    IReadOnlyList<OverviewAccount> Accounts,
    IReadOnlyList<Money> NotConverted,
    IReadOnlyList<Money> UnvaluedContributions,
    IReadOnlyList<Entry> Recent)
{
    /// <summary>
    /// What transfers took from the accounts in the bankroll to those of <see cref="NotConverted"/>, less what came back, at each day's
    /// rate: not lost, only out of sight. Zero where every account can be converted.
    /// </summary>
    public decimal MovedOut { get; init; }

    /// <summary>What moved there on days without a rate, by currency: left out of MovedOut.</summary>
    public IReadOnlyList<Money> UnvaluedMoves { get; init; } = [];
}

/// <summary>Over which time.</summary>
public enum Period
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
    All,
}

/// <param name="Since">The bankroll is compared with its value at the end of this day.</param>
/// <param name="Amount">Null if something in it had no rate then.</param>
public sealed record Change(Period Period, DateOnly Since, decimal? Amount);

/// <param name="Converted">The balance in the reporting currency; null if there is no rate.</param>
/// <param name="Share">Of the bankroll, 0 to 1; null if not converted or the bankroll is not positive.</param>
public sealed record OverviewAccount(Account Account, decimal? Converted, decimal? Share);

/// <summary>The figures of the dashboard, and of nothing but the ledger and the rates.</summary>
public interface IOverview
{
    /// <param name="owner">Whose.</param>
    /// <param name="currency">To report in.</param>
    /// <param name="today">The owner's calendar day.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<Overview> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, CancellationToken ct);

    /// <summary>
    /// Keeps the ledger valued in this currency from now on, so that an overview in it is read rather than computed. Any other
    /// currency stays right, only slower. To be called when the player chooses a reporting currency.
    /// </summary>
    Task KeepReadyAsync(UserId owner, CurrencyCode currency, CancellationToken ct);
}

/// <summary>The state at the end of a day, in the reporting currency, everything at the rates of its own day.</summary>
/// <param name="Profit">Bankroll less net deposits, with what moved to accounts without a rate added back.</param>
public sealed record HistoryPoint(DateOnly Day, decimal Bankroll, decimal NetDeposits, decimal Profit);

/// <param name="NotConverted">Currencies that had no rate on some of these days: left out there.</param>
public sealed record History(CurrencyCode Currency, IReadOnlyList<HistoryPoint> Points, IReadOnlyList<CurrencyCode> NotConverted);

/// <summary>An account's balance at the end of a day, in its own currency.</summary>
public sealed record BalancePoint(DateOnly Day, decimal Balance);

/// <summary>Development over time, thinned in SQL to at most about 300 points.</summary>
public interface IHistory
{
    /// <summary>Bankroll, net deposits and profit. Empty for an owner without entries.</summary>
    Task<History> OfBankrollAsync(UserId owner, CurrencyCode currency, Period period, DateOnly today, CancellationToken ct);

    /// <summary>One account's balance; null if it is not the owner's.</summary>
    Task<IReadOnlyList<BalancePoint>?> OfAccountAsync(UserId owner, AccountId account, Period period, DateOnly today, CancellationToken ct);
}
