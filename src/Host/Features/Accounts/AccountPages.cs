using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Accounts;

/// <summary>All accounts, in their two groups, and those out of use.</summary>
/// <param name="RatesDay">Of the rates the converted figures are at; null if there are none.</param>
/// <param name="Bankroll">All of it, as on the dashboard: archived accounts that still hold money count.</param>
internal sealed record AccountsPage(
    CurrencyCode Currency, DateOnly Today, DateOnly? RatesDay, AccountGroup Sites, AccountGroup Assets, IReadOnlyList<AccountRow> Archived, Money Bankroll)
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
internal sealed record AccountRow(Account Account, Money? Converted);

/// <summary>One account: what it holds, how that came about, and its entries.</summary>
/// <param name="Rate">Units of the account's currency for one of the reporting currency; null without a rate.</param>
/// <param name="Share">Of the bankroll, 0 to 1; null if there is none.</param>
internal sealed record AccountPage(
    Account Account,
    Money? Converted,
    decimal? Rate,
    decimal? Share,
    CurrencyCode Currency,
    DateOnly? RatesDay,
    DateOnly Today,
    Period Period,
    IReadOnlyList<BalancePoint> Balances,
    LineChart? Chart,
    EntryTable Entries,
    string? NewerUrl,
    string? OlderUrl);
