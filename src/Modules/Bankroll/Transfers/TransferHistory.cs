using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Transfers;

/// <summary>Puts the revisions of a transfer's entries together again: what changed together is one change.</summary>
internal sealed class TransferHistory(BankrollDbContext db)
{
    public async Task<IReadOnlyList<TransferRevision>> ReadAsync(UserId owner, TransferId id, CancellationToken ct)
    {
        var mine = db.Revisions.AsNoTracking().Where(r => r.OwnerId == owner.Value);
        var standing = await db.Entries
            .Where(e => e.OwnerId == owner.Value && e.TransferId == id.Value && e.Kind == EntryKind.Transfer && e.Amount < 0m)
            .Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        var side = standing ?? id.Value;
        var ofSent = await mine.Where(r => r.EntryId == side).OrderByDescending(r => r.Number).ToListAsync(ct);
        var batches = ofSent.Select(r => r.BatchId).Distinct().ToList();

        // What was deleted with other entries shares their batch, so the transfer is asked for too.
        var named = $$"""{"transfer_id":"{{id.Value}}"}""";
        var rows = await mine
            .Where(r => r.BatchId != null && batches.Contains(r.BatchId)
                && (EF.Functions.JsonContains(r.Before!, named) || EF.Functions.JsonContains(r.After!, named)))
            .ToListAsync(ct);
        var accounts = await RevisionAccounts.ReadAsync(db, owner, rows, ct);
        return ofSent.ConvertAll(sent =>
        {
            var together = rows.FindAll(r => r.BatchId == sent.BatchId);
            return new TransferRevision(sent.At, State(together.Select(r => r.Before), accounts), State(together.Select(r => r.After), accounts));
        });
    }

    /// <summary>Null if the transfer was not there.</summary>
    private static TransferState? State(IEnumerable<string?> entries, IReadOnlyDictionary<Guid, NamedAccount> accounts)
    {
        var states = entries.OfType<string>().Select(json => (Kind: RevisionJson.KindOf(json), State: RevisionJson.StateOf(json, accounts)!)).ToList();
        var sent = states.Find(s => s is { Kind: EntryKind.Transfer, State.Amount.IsNegative: true }).State;
        var received = states.Find(s => s is { Kind: EntryKind.Transfer, State.Amount.IsPositive: true }).State;
        var fee = states.Find(s => s.Kind is EntryKind.Fee).State;
        return sent is null || received is null
            ? null
            : new(sent.AccountName, -sent.Amount, received.AccountName, received.Amount, fee is null ? null : -fee.Amount, sent.Day, sent.Note);
    }
}
