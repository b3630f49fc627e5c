using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Puts deleted entries back from their last revision, transfers as a whole, for as long as that is offered.</summary>
internal sealed class EntryRestoration(BankrollDbContext db, LedgerWriter ledger, TimeProvider clock)
{
    public static readonly TimeSpan Offered = TimeSpan.FromDays(30);

    public async Task<Result<Recorded>> RestoreAsync(UserId owner, EntryId id, bool confirmed, CancellationToken ct)
    {
        var last = await db.Revisions.AsNoTracking()
            .Where(r => r.OwnerId == owner.Value && r.EntryId == id.Value).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);
        if (last is null)
        {
            return EntryErrors.Gone;
        }

        if (last.After is not null)
        {
            return await StandingAsync(owner, id, ct);
        }

        var deleted = last.BatchId is { } batch && RevisionJson.TransferOf(last.Before!) is { } transfer
            ? await OfBatch(owner, batch).Where(r => EF.Functions.JsonContains(r.Before!, $$"""{"transfer_id":"{{transfer}}"}""")).ToListAsync(ct)
            : [last];
        if (deleted is [{ } only] && RevisionJson.TransferOf(only.Before!) is not null)
        {
            // Not deleted but edited away: a fee by itself is no transfer.
            return EntryErrors.PartOfTransfer;
        }

        var result = await PutBackAsync(owner, id.Value, deleted, confirmed, ct);
        return result.Succeeded || result.Error != EntryErrors.StandsAlready ? result : await StandingAsync(owner, id, ct);
    }

    public async Task<Result<Done>> RestoreAllAsync(UserId owner, Guid batch, bool confirmed, CancellationToken ct)
    {
        // What was restored since, and perhaps edited and deleted once more, is not what this deletion took away.
        var deleted = await OfBatch(owner, batch)
            .Where(r => !db.Revisions.Any(later => later.OwnerId == owner.Value && later.EntryId == r.EntryId && later.Number > r.Number)).ToListAsync(ct);
        if (deleted.Count == 0)
        {
            return await OfBatch(owner, batch).AnyAsync(ct) ? default(Done) : EntryErrors.Gone;
        }

        var result = await PutBackAsync(owner, deleted[0].EntryId, deleted, confirmed, ct);
        return result.Succeeded || result.Error == EntryErrors.StandsAlready ? default(Done) : result.Error;
    }

    private IQueryable<RevisionRow> OfBatch(UserId owner, Guid batch) =>
        db.Revisions.AsNoTracking().Where(r => r.OwnerId == owner.Value && r.BatchId == batch && r.After == null);

    private async Task<Result<Recorded>> PutBackAsync(
        UserId owner, Guid result, List<RevisionRow> deleted, bool confirmed, CancellationToken ct)
    {
        if (deleted.Exists(r => r.At < clock.GetUtcNow() - Offered))
        {
            return EntryErrors.TooLateToRestore;
        }

        var first = RevisionJson.AccountOf(deleted.Single(r => r.EntryId == result));
        var accounts = await ledger.FindAsync(owner, [first, .. deleted.Select(RevisionJson.AccountOf)], ct);
        var currencies = accounts.ToDictionary(a => a.Id, a => a.Currency.Code);

        // In the order of the ledger, so that what each balance update finds is what it found before.
        deleted.Sort((a, b) => RevisionJson.PlaceOf(a).CompareTo(RevisionJson.PlaceOf(b)));
        var change = new LedgerChange(Key: null, Fingerprint: 0, result)
        {
            Put = [.. deleted.Select(r => r.Before!)],
            Days = [.. deleted.Select(r => (currencies[RevisionJson.AccountOf(r)], RevisionJson.DayOf(r)))],
            Batch = Guid.CreateVersion7(),
            Confirmed = confirmed,
            Revises = true,
        };
        return await ledger.ChangeAsync(owner, accounts, change, ct);
    }

    private async Task<Result<Recorded>> StandingAsync(UserId owner, EntryId id, CancellationToken ct)
    {
        var standing = await db.Entries.Where(e => e.OwnerId == owner.Value && e.Id == id.Value)
            .Join(db.Accounts, e => new { e.OwnerId, Id = e.AccountId }, a => new { a.OwnerId, a.Id }, (e, a) => new { a.Balance, a.Currency })
            .FirstOrDefaultAsync(ct);
        return standing is null ? EntryErrors.Gone : new Recorded(id, Money.Of(standing.Balance, standing.Currency), Replayed: true);
    }
}
