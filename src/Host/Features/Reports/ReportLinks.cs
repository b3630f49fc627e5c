using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Reports;

/// <summary>Where the entries and sessions are that a figure is made of.</summary>
internal static class ReportLinks
{
    public static string Entries(DateOnly from, DateOnly to, EntryKind? kind = null, AccountId? account = null, string? category = null) =>
        Address("/entries", ("Kind", kind?.ToString()), ("Account", account?.Value.ToString()), ("Category", category), ("From", DayText.ForInput(from)), ("To", DayText.ForInput(to)));

    /// <summary>Those of one value of one property; null for what the list of sessions cannot be narrowed down to.</summary>
    public static string? Sessions(DateOnly from, DateOnly to, BreakdownBy by, string key)
    {
        (string, string?)? filter = by switch
        {
            BreakdownBy.Format => ("Format", Enum.GetName((SessionFormat)int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture))),
            BreakdownBy.Game => ("Game", key),
            BreakdownBy.Stake => ("Stake", key),
            BreakdownBy.Venue when key.Length > 0 => ("Venue", key),
            _ => null,
        };
        return by is BreakdownBy.Account ? Entries(from, to, EntryKind.Session, new AccountId(Guid.Parse(key)))
            : filter is null ? null
            : Address("/sessions", filter.Value, ("From", DayText.ForInput(from)), ("To", DayText.ForInput(to)));
    }

    private static string Address(string path, params (string Name, string? Value)[] filters) =>
        QueryHelpers.AddQueryString(path, filters.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
