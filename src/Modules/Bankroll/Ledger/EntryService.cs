using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <inheritdoc/>
internal sealed class EntryService(
    BankrollDbContext db, LedgerWriter ledger, EntryLists lists, EntryDeletion deletion, EntryRestoration restoration, EntryHistory history,
    TimeProvider clock) : IEntries
{
    public Task<Entry?> FindAsync(UserId owner, EntryId id, CancellationToken ct) => lists.FindAsync(owner, id, ct);

    public Task<Page<Entry>> ListAsync(UserId owner, EntryFilter filter, CancellationToken ct) => lists.ReadAsync(owner, filter, ct);

    public async Task<Result<Recorded>> AmendAsync(UserId owner, AmendEntry request, CancellationToken ct)
    {
        // A repeat of a saved edit meets a newer version and is answered from its key, so a missing entry is all that ends it here.
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.OwnerId == owner.Value && e.Id == request.Id.Value, ct);
        if (entry is null || await ledger.FindAsync(owner, entry.AccountId, ct) is not { } account)
        {
            return EntryErrors.Gone;
        }

        if (entry.Kind is EntryKind.Transfer or EntryKind.Fee or EntryKind.Session)
        {
            return entry.Kind is EntryKind.Session ? EntryErrors.ResultOfSession : EntryErrors.PartOfTransfer;
        }

        var note = EntryRules.Note(request.Note);
        var category = EntryRules.Category(request.Category);
        var tags = EntryRules.Tags(request.Tags);
        if ((EntryRules.Check(entry.Kind, account.Name, request.Amount, request.Day, request.Today, note, request.Confirmed, account.Currency)
            ?? EntryRules.CheckCategory(entry.Kind, category) ?? EntryRules.CheckTags(tags)) is { } refused)
        {
            return refused;
        }

        if (request.Version == 0)
        {
            // To the ledger that is whichever version stands; a caller who names none has not seen what would change.
            return EntryErrors.Changed;
        }

        var draft = EntryDraft.Of(entry) with
        {
            Amount = EntryRules.Signed(entry.Kind, request.Amount),
            Stated = entry.Kind is EntryKind.BalanceUpdate ? request.Amount : null,
            Day = request.Day,
            OccurredAt = request.Day == entry.Day
                ? entry.OccurredAt
                : EntryRules.InstantOf(request.Day, request.Today, request.TimeZone, clock.GetUtcNow()),
            Note = note,
            Category = category,
            Tags = tags,
        };
        var fingerprint = EntryRules.Fingerprint(
            "amend", entry.Id, request.Version, draft.Amount.ToString("0.##########", CultureInfo.InvariantCulture), request.Day.DayNumber, note,
            category, tags is null ? null : string.Join('\n', tags));
        var change = new LedgerChange(request.Key, fingerprint, entry.Id)
        {
            Gone = [new(entry.Id, request.Version)],
            Put = [draft.ToJson()],
            Days = [(account.Currency.Code, entry.Day), (account.Currency.Code, request.Day)],
            Confirmed = request.Confirmed,
        };
        return await ledger.ChangeAsync(owner, [account], change, ct);
    }

    public Task<Result<Recorded>> DeleteAsync(UserId owner, EntryId id, uint version, Guid key, CancellationToken ct) =>
        deletion.DeleteAsync(owner, id, version, key, ct);

    public Task<Result<DeletedBatch>> DeleteAllAsync(UserId owner, IReadOnlyCollection<EntryId> ids, CancellationToken ct) =>
        deletion.DeleteAllAsync(owner, ids, ct);

    public Task<Result<Recorded>> RestoreAsync(UserId owner, EntryId id, bool confirmed, CancellationToken ct) =>
        restoration.RestoreAsync(owner, id, confirmed, ct);

    public Task<Result<Done>> RestoreAllAsync(UserId owner, Guid batch, bool confirmed, CancellationToken ct) =>
        restoration.RestoreAllAsync(owner, batch, confirmed, ct);

    public Task<ToDelete> LookAtAllAsync(UserId owner, IReadOnlyCollection<EntryId> ids, CancellationToken ct) => deletion.LookAtAllAsync(owner, ids, ct);

    public Task<IReadOnlyList<DeletedEntry>> DeletedAsync(UserId owner, CancellationToken ct) => history.DeletedAsync(owner, ct);

    public Task<IReadOnlyList<Revision>> HistoryAsync(UserId owner, EntryId id, CancellationToken ct) => history.OfAsync(owner, id, ct);
}
