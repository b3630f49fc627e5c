using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Transfers;

/// <inheritdoc/>
internal sealed class TransferService(BankrollDbContext db, LedgerWriter ledger, TransferHistory history, EntryLists lists, TimeProvider clock) : ITransfers
{
    public async Task<Result<TransferRecorded>> RecordAsync(UserId owner, MoveMoney request, CancellationToken ct)
    {
        var accounts = await ledger.FindAsync(owner, [request.From.Value, request.To.Value], ct);
        var result = TransferRules.Check(accounts, request, standing: []);
        if (!result.Succeeded)
        {
            return result.Error;
        }

        var (transfer, now) = (result.Value, clock.GetUtcNow());
        var ids = TransferIds.New();
        var place = new TransferPlace(request.Day, EntryRules.InstantOf(request.Day, request.Today, request.TimeZone, now), now);
        var change = new LedgerChange(request.Key, TransferRules.Fingerprint("transfer", transfer, request.Day), ids.Sent)
        {
            Put = TransferDrafts.ToJson(transfer, ids, place),
            Days = TransferDrafts.Days(transfer, request.Day),
            Confirmed = request.Confirmed,
        };
        return Told(await ledger.ChangeAsync(owner, accounts, change, ct));
    }

    public async Task<Transfer?> FindAsync(UserId owner, TransferId id, CancellationToken ct) =>
        Whole(id, await lists.OfTransferAsync(owner, id, ct));

    public async Task<Result<TransferRecorded>> AmendAsync(UserId owner, TransferId id, uint version, MoveMoney request, CancellationToken ct)
    {
        // A repeat of a saved edit meets a newer version and is answered from its key.
        var rows = await db.Entries.AsNoTracking().Where(e => e.OwnerId == owner.Value && e.TransferId == id.Value).ToListAsync(ct);
        var sent = rows.Find(e => e is { Kind: EntryKind.Transfer, Amount: < 0m });
        var received = rows.Find(e => e is { Kind: EntryKind.Transfer, Amount: > 0m });
        if (sent is null || received is null)
        {
            return TransferErrors.Gone;
        }

        Guid[] standing = [sent.AccountId, received.AccountId];
        var accounts = await ledger.FindAsync(owner, [request.From.Value, request.To.Value, .. standing], ct);
        var result = TransferRules.Check(accounts, request, standing);
        if (!result.Succeeded)
        {
            return result.Error;
        }

        var (transfer, now) = (result.Value, clock.GetUtcNow());
        var ids = new TransferIds(id.Value, sent.Id, received.Id, rows.Find(e => e.Kind is EntryKind.Fee)?.Id ?? Guid.CreateVersion7());
        var at = request.Day == sent.Day ? sent.OccurredAt : EntryRules.InstantOf(request.Day, request.Today, request.TimeZone, now);
        var change = new LedgerChange(request.Key, TransferRules.Fingerprint("amend transfer", transfer, request.Day, id.Value, version), sent.Id)
        {
            // What was sent goes first: it is the version of this one that tells whether somebody was faster.
            Gone = [new(sent.Id, version), .. rows.Where(e => e.Id != sent.Id).Select(e => new GoneEntry(e.Id, 0))],
            Put = TransferDrafts.ToJson(transfer, ids, new(request.Day, at, sent.CreatedAt), sent.OriginId),
            Days = [.. TransferDrafts.Days(transfer, request.Day), .. accounts.Select(a => (a.Currency.Code, sent.Day))],
            Batch = Guid.CreateVersion7(),
            Confirmed = request.Confirmed,
            Revises = true,
        };
        return Told(await ledger.ChangeAsync(owner, accounts, change, ct), id);
    }

    public Task<IReadOnlyList<TransferRevision>> HistoryAsync(UserId owner, TransferId id, CancellationToken ct) => history.ReadAsync(owner, id, ct);

    private static Transfer? Whole(TransferId id, IReadOnlyList<Entry> entries)
    {
        var sent = entries.FirstOrDefault(e => e is { Kind: EntryKind.Transfer, Amount.IsNegative: true });
        var received = entries.FirstOrDefault(e => e is { Kind: EntryKind.Transfer, Amount.IsPositive: true });
        return sent is null || received is null ? null : new(id, sent, received, entries.FirstOrDefault(e => e.Kind is EntryKind.Fee));
    }

    private static Result<TransferRecorded> Told(Result<Recorded> result, TransferId? known = null)
    {
        if (result.Succeeded)
        {
            return new TransferRecorded(known ?? new(result.Value.Entry.Value), result.Value.Balance, result.Value.Replayed) { Version = result.Value.Version };
        }

        return result.Error == EntryErrors.Changed ? TransferErrors.Changed : result.Error == EntryErrors.Gone ? TransferErrors.Gone : result.Error;
    }
}
