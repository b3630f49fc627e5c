using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Finds the balance update that takes up what an earlier entry of its account loses or gains.</summary>
internal sealed class LaterUpdates(IEntries entries, ICurrentPlayer current)
{
    private const int LookedThrough = 200;

    /// <summary>Null if none follows: then the balance itself moves.</summary>
    public async Task<Entry?> NextAsync(Entry entry, CancellationToken ct)
    {
        var updates = await entries.ListAsync(
            current.Player.Id, new EntryFilter([EntryKind.BalanceUpdate], entry.Account, From: entry.Day, Size: LookedThrough), ct);

        // Newest first, so the last one later than the entry is the next: only that one moves.
        return updates.Items.LastOrDefault(u => u.Id != entry.Id && (u.OccurredAt > entry.OccurredAt || u.Day > entry.Day));
    }
}
