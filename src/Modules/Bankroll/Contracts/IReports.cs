using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>At which exchange rates a report's amounts are.</summary>
public enum ValuedAt
{
    /// <summary>Each amount at the rate of its own day, a balance at that of the day it stood.</summary>
    EachDay,

    /// <summary>Everything at the newest rates.</summary>
    Today,
}

/// <summary>What a report is asked for.</summary>
/// <param name="Currency">To report in.</param>
/// <param name="From">The first day; null for the month of the first entry.</param>
/// <param name="To">The last day. From today on it is today, and has every entry of a later day too.</param>
/// <param name="Today">The owner's calendar day.</param>
public sealed record ReportScope(CurrencyCode Currency, ValuedAt ValuedAt, DateOnly? From, DateOnly To, DateOnly Today);

/// <summary>What a report is about, and what it had to leave out.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, today at the latest.</param>
/// <param name="RatesDay">The day of the newest rates; null if there are none at all.</param>
/// <param name="HasEntries">False for an owner without any entry.</param>
public sealed record ReportFrame(
    CurrencyCode Currency, ValuedAt ValuedAt, DateOnly From, DateOnly To, DateOnly? RatesDay, bool HasEntries, ReportOmissions LeftOut);

/// <summary>What has no rate is in no figure of a report; here it is named.</summary>
/// <param name="Accounts">With money or entries in the period, and no rate.</param>
/// <param name="Amounts">Deposits less withdrawals and results on days without a rate, by currency.</param>
/// <param name="Balances">Currencies of balances that had no rate on a day they were wanted for.</param>
public sealed record ReportOmissions(IReadOnlyList<Account> Accounts, IReadOnlyList<Money> Amounts, IReadOnlyList<CurrencyCode> Balances)
{
    public bool IsEmpty => Accounts.Count + Amounts.Count + Balances.Count == 0;
}

/// <summary>How long the parts of a period are; the first and last may be cut off by it.</summary>
public enum BucketLength
{
    Month,
    Quarter,
    Year,
}
