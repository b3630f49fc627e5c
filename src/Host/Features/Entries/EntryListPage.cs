using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Entries;

/// <summary>A page of the entries of one kind.</summary>
/// <param name="NewerUrl">The page before; null on the first.</param>
/// <param name="OlderUrl">The page after; null on the last.</param>
internal sealed record EntryListPage(
    EntryKind Kind, EntryQuery Query, Page<Entry> Entries, DateOnly Today, string? NewerUrl, string? OlderUrl);

/// <summary>A page of all entries, as filtered.</summary>
/// <param name="Accounts">To filter by.</param>
/// <param name="Categories">In use, to filter by.</param>
/// <param name="Chips">What is filtered by, each with the address without it.</param>
internal sealed record EntriesPage(
    EntryQuery Query,
    EntryFilter Filter,
    Page<Entry> Entries,
    EntryTotals Totals,
    IReadOnlyList<Account> Accounts,
    IReadOnlyList<string> Categories,
    IReadOnlyList<SavedView> Views,
    IReadOnlyList<FilterChip> Chips,
    DateOnly Today)
{
    /// <summary>As typed to save this filter.</summary>
    public string? ViewName { get; init; }

    /// <summary>Every entry of the page is ticked: for browsers without scripts.</summary>
    public bool AllChosen { get; init; }

    public string? NewerUrl => Entries.Newer is { } cursor ? Query.AddressAt(cursor) : null;

    public string? OlderUrl => Entries.Older is { } cursor ? Query.AddressAt(cursor) : null;
}

/// <summary>One condition in words.</summary>
/// <param name="IsAmount">Its text is an amount, and covered with the others.</param>
internal sealed record FilterChip(string Label, string Text, bool IsAmount, string RemoveUrl);
