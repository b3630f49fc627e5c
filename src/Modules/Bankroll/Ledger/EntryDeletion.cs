using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Takes entries out of the ledger, transfers as a whole.</summary>
internal sealed class EntryDeletion(BankrollDbContext db, LedgerWriter ledger)
{
    public async Task<Result<Recorded>> DeleteAsync(UserId owner, EntryId id, uint version, Guid key, CancellationToken ct)
    {
        var entries = await WithTransfersAsync(owner, [id.Value], ct);
        if (entries.Find(e => e.Id == id.Value) is not { } entry)
        {
            // The second click on "Delete" finds the entry gone: it is what was asked for.
            return await AlreadyDeletedAsync(owner, id, key, ct) ?? (Result<Recorded>)EntryErrors.Gone;
        }

        if (version == 0)
        {
            // To the ledger that is whichever version stands; a caller who names none has not seen what would go.
            return EntryErrors.Changed;
        }

        var change = Change(entries, key, EntryRules.Fingerprint("delete", entry.Id, version), entry.Id) with
        {
            Gone = [.. entries.Select(e => new GoneEntry(e.Id, e.Id == entry.Id ? version : 0))],
        };
        return await ledger.ChangeAsync(owner, await AccountsAsync(owner, entry, entries, ct), change, ct);
    }

    public async Task<Result<DeletedBatch>> DeleteAllAsync(UserId owner, IReadOnlyCollection<EntryId> ids, CancellationToken ct)
    {
        var entries = await WithTransfersAsync(owner, [.. ids.Select(i => i.Value)], ct);
        if (entries.Count == 0)
        {
            return EntryErrors.Gone;
        }

        var change = Change(entries, key: null, fingerprint: 0, entries[0].Id);
        var result = await ledger.ChangeAsync(owner, await AccountsAsync(owner, entries[0], entries, ct), change, ct);
        return result.Succeeded ? new DeletedBatch(change.Batch!.Value, entries.Count) : result.Error;
    }

    public async Task<ToDelete> LookAtAllAsync(UserId owner, IReadOnlyCollection<EntryId> ids, CancellationToken ct)
    {
        var entries = await WithTransfersAsync(owner, [.. ids.Select(i => i.Value)], ct);
        var sums = entries.GroupBy(e => e.Currency, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new(entries.Count, [.. sums.Select(g => Money.Of(g.Sum(e => e.Amount), g.Key))]);
    }

    private static LedgerChange Change(List<ListedEntry> entries, Guid? key, long fingerprint, Guid result) => new(key, fingerprint, result)
    {
        Gone = [.. entries.Select(e => new GoneEntry(e.Id, 0))],
        Days = [.. entries.Select(e => (CurrencyCode.Of(e.Currency), e.Day))],
        Batch = Guid.CreateVersion7(),
        Confirmed = true,
    };

    /// <summary>The account that the answer tells of comes first.</summary>
    private Task<IReadOnlyList<LedgerAccount>> AccountsAsync(UserId owner, ListedEntry first, List<ListedEntry> entries, CancellationToken ct) =>
        ledger.FindAsync(owner, [first.AccountId, .. entries.Select(e => e.AccountId)], ct);

    private async Task<List<ListedEntry>> WithTransfersAsync(UserId owner, Guid[] ids, CancellationToken ct)
    {
        var mine = db.Entries.Where(e => e.OwnerId == owner.Value);
        var asked = await mine.Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.TransferId }).ToListAsync(ct);
        var transfers = asked.Where(e => e.TransferId is not null).Select(e => e.TransferId).ToList();
        var all = transfers.Count == 0
            ? mine.Where(e => ids.Contains(e.Id))
            : mine.Where(e => ids.Contains(e.Id) || (e.TransferId != null && transfers.Contains(e.TransferId)));
        return await all.OrderBy(e => e.Day).ThenBy(e => e.OccurredAt).ThenBy(e => e.Id)
            .Select(e => new ListedEntry(
                e.Id, e.AccountId, e.Day, e.Amount, db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == e.AccountId).Select(a => a.Currency).First()))
            .ToListAsync(ct);
    }

    private async Task<Recorded?> AlreadyDeletedAsync(UserId owner, EntryId id, Guid key, CancellationToken ct)
    {
        var known = await db.Requests.AnyAsync(r => r.OwnerId == owner.Value && r.Id == key && r.ResultId == id.Value, ct);
        var last = await db.Revisions.AsNoTracking()
            .Where(r => r.OwnerId == owner.Value && r.EntryId == id.Value).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);
        if (!known || last is null)
        {
            return null;
        }

        var deletedFrom = RevisionJson.AccountOf(last);
        var account = await db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == deletedFrom)
            .Select(a => new { a.Balance, a.Currency }).SingleAsync(ct);
        return new(id, Money.Of(account.Balance, account.Currency), Replayed: true);
    }

    private sealed record ListedEntry(Guid Id, Guid AccountId, DateOnly Day, decimal Amount, string Currency);
}
