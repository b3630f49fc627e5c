using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Accounts;

/// <summary>All accounts, in their two groups, and those out of use.</summary>
/// <param name="RatesDay">Of the rates the converted figures are at; null if there are none.</param>
internal sealed record AccountsPage(
    CurrencyCode Currency, DateOnly Today, DateOnly? RatesDay, AccountGroup Sites, AccountGroup Assets, IReadOnlyList<AccountRow> Archived)
{
    public bool IsEmpty => Sites.Rows.Count + Assets.Rows.Count + Archived.Count == 0;
}

/// <summary>The accounts of one kind that are in use.</summary>
/// <param name="Totals">Of their balances, in each of their currencies.</param>
/// <param name="Converted">Of those that can be converted, in the reporting currency.</param>
/// <param name="NotConverted">The totals that cannot.</param>
internal sealed record AccountGroup(
    string Title, string Id, IReadOnlyList<AccountRow> Rows, IReadOnlyList<Money> Totals, Money Converted, IReadOnlyList<Money> NotConverted);

/// <param name="Converted">The balance in the reporting currency; null without a rate.</param>
internal sealed record AccountRow(Account Account, Money? Converted, bool IsFirst, bool IsLast);

/// <summary>One account: what it holds, how that came about, and its entries.</summary>
internal sealed record AccountPage(
    Account Account,
    Money? Converted,
    decimal? Rate,
    CurrencyCode Currency,
    DateOnly? RatesDay,
    DateOnly Today,
    Period Period,
    IReadOnlyList<BalancePoint> Balances,
    LineChart? Chart,
    EntryTable Entries,
    string? NewerUrl,
    string? OlderUrl);
