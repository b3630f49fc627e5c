using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Entries;

/// <summary>A list's filter as it stands in the address.</summary>
internal sealed class EntryQuery
{
    public string? Kind { get; set; }

    public string? Account { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Cursor { get; set; }

    public bool IsFiltered => new[] { Kind, Account, From, To }.Any(f => !string.IsNullOrWhiteSpace(f));
}

/// <summary>A page of a list of entries.</summary>
/// <param name="Kind">The only kind this list is of; null for the list of all.</param>
/// <param name="Accounts">To filter by; empty where the list offers no such filter.</param>
/// <param name="NewerUrl">The page before; null on the first.</param>
/// <param name="OlderUrl">The page after; null on the last.</param>
internal sealed record EntryListPage(
    EntryKind? Kind, EntryQuery Query, Page<Entry> Entries, IReadOnlyList<Account> Accounts, DateOnly Today, string? NewerUrl, string? OlderUrl);
