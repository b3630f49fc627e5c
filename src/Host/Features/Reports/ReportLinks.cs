using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Features.Sessions;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Reports;

/// <summary>Where the entries and sessions are that a figure is made of.</summary>
/// <param name="today">A report that reaches it counts days still to come, and so do its links: they name no last day.</param>
internal sealed class ReportLinks(DateOnly today)
{
    private static readonly EntryKind[] Results =
        [EntryKind.Session, EntryKind.BalanceUpdate, EntryKind.Bonus, EntryKind.Correction, EntryKind.Expense, EntryKind.Fee];

    public string Entries(DateOnly from, DateOnly to, AccountId? account = null, params EntryKind[] kinds) =>
        Address("/entries", [.. Kinds(kinds), Account(account), .. Days(from, to)]);

    /// <summary>Everything that was won, lost and spent.</summary>
    public string Profit(DateOnly from, DateOnly to, AccountId? account = null) => Entries(from, to, account, Results);

    /// <summary>Everything up to a day: what a balance is made of.</summary>
    public string UpTo(DateOnly day, AccountId? account = null) => Address("/entries", [Account(account), .. Days(from: null, day)]);

    /// <summary>The same, of accounts in one currency.</summary>
    public string UpTo(DateOnly day, CurrencyCode currency) => Address("/entries", [(nameof(EntryQuery.Currency), currency.Value), .. Days(from: null, day)]);

    /// <summary>
    /// What exchange rates worked on: at rates of each day everything held in other currencies, from whenever it was entered; at today's only
    /// transfers.
    /// </summary>
    public string ExchangeRates(ReportFrame frame, DateOnly from, DateOnly to, AccountId? account) =>
        frame.ValuedAt is ValuedAt.Today ? Entries(from, to, account, EntryKind.Transfer)
        : account is not null ? UpTo(to, account)
        : Address("/entries", [(nameof(EntryQuery.Currency), EntryQuery.OtherThan + frame.Currency.Value), .. Days(from: null, to)]);

    /// <param name="category">Empty for those without one.</param>
    public string Category(DateOnly from, DateOnly to, EntryKind kind, string category) => Address(
        "/entries",
        [.. Kinds([kind]), (nameof(EntryQuery.Category), category.Length == 0 ? EntryQuery.NoCategory : category), .. Days(from, to)]);

    public string Sessions(DateOnly from, DateOnly to, SessionFormat? format = null) =>
        Address("/sessions", [(nameof(SessionQuery.Format), format?.ToString()), .. Days(from, to)]);

    /// <summary>Those of one value of one property.</summary>
    public string Sessions(DateOnly from, DateOnly to, BreakdownBy by, string key)
    {
        var value = by switch
        {
            BreakdownBy.Format => Enum.GetName((SessionFormat)int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture)),
            BreakdownBy.Venue when key.Length == 0 => SessionQuery.NoVenue,
            _ => key,
        };
        return Address("/sessions", [(by.ToString(), value), .. Days(from, to)]);
    }

    /// <summary>Those of an account that won, or those that did not.</summary>
    public string Sessions(DateOnly from, DateOnly to, AccountId? account, bool won) => Address(
        "/sessions",
        [(nameof(SessionQuery.Account), account?.Value.ToString()), (nameof(SessionQuery.Outcome), won ? "won" : "lost"), .. Days(from, to)]);

    private static IEnumerable<(string, string?)> Kinds(EntryKind[] kinds) => kinds.Select(k => (nameof(EntryQuery.Kind), (string?)k.ToString()));

    private static (string, string?) Account(AccountId? account) => (nameof(EntryQuery.Account), account?.Value.ToString());

    private (string, string?)[] Days(DateOnly? from, DateOnly to) =>
    [
        (nameof(EntryQuery.From), from is { } first ? DayText.ForInput(first) : null), (nameof(EntryQuery.To), to < today ? DayText.ForInput(to) : null),
    ];

    private static string Address(string path, IEnumerable<(string Name, string? Value)> filters) =>
        QueryHelpers.AddQueryString(path, filters.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
