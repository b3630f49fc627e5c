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
    private static readonly EntryKind[] ResultKinds =
        [EntryKind.Session, EntryKind.BalanceUpdate, EntryKind.Bonus, EntryKind.Correction, EntryKind.Expense, EntryKind.Fee];

    public string Entries(DateOnly from, DateOnly to, AccountId? account = null, params EntryKind[] kinds) =>
        Address("/entries", [.. Kinds(kinds), Account(account), .. Days(from, to)]);

    /// <summary>Everything that was won, lost and spent.</summary>
    public string Results(DateOnly from, DateOnly to, AccountId? account = null) => Entries(from, to, account, ResultKinds);

    /// <summary>Everything up to a day: what a balance is made of.</summary>
    public string UpTo(DateOnly day, AccountId? account = null) => Address("/entries", [Account(account), .. Days(from: null, day)]);

    /// <summary>The same, of accounts in one currency.</summary>
    public string UpTo(DateOnly day, CurrencyCode currency) => Address("/entries", [(nameof(EntryQuery.Currency), currency.Value), .. Days(from: null, day)]);

    /// <summary>How the balances at the start of some days became those at their end: there, what exchange rates did to each account stands.</summary>
    public static string Balances(ReportFrame frame, DateOnly from, DateOnly to) => Report("/reports/balances", frame, from, to);

    public static string BalanceRowId(AccountId account) => string.Create(CultureInfo.InvariantCulture, $"a-{account.Value:N}");

    /// <summary>What a profit that is not of entries alone is made of.</summary>
    public static string Profit(ReportFrame frame, DateOnly from, DateOnly to) => Report("/reports", frame, from, to);

    /// <summary>A report of other days, valued alike.</summary>
    private static string Report(string path, ReportFrame frame, DateOnly from, DateOnly to) => Address(
        path,
        [
            ("period", ReportPeriods.InAddress(ReportPeriod.Custom)), ("from", DayText.ForInput(from)), ("to", DayText.ForInput(to)),
            ("value", frame.ValuedAt is ValuedAt.Today ? "today" : null),
        ]);

    /// <param name="category">Empty for those without one.</param>
    public string Category(DateOnly from, DateOnly to, EntryKind kind, string category) => Address(
        "/entries",
        [.. Kinds([kind]), (nameof(EntryQuery.Category), category.Length == 0 ? EntryQuery.NoCategory : category), .. Days(from, to)]);

    public string Sessions(DateOnly from, DateOnly to, SessionFormat? format = null) =>
        Address("/sessions", [(nameof(SessionQuery.Format), format?.ToString()), .. Days(from, to)]);

    /// <summary>Those from the first to the last of a run: its days may have others, before it and after.</summary>
    public string Sessions(SessionRun run, SessionFormat? format) => Address(
        "/sessions",
        [
            (nameof(SessionQuery.Format), format?.ToString()), .. Days(run.From, run.To), (nameof(SessionQuery.First), run.First.Value.ToString()),
            (nameof(SessionQuery.Last), run.Last.Value.ToString()),
        ]);

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
