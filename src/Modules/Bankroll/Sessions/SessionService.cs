using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <inheritdoc/>
internal sealed class SessionService(
    BankrollDbContext db, LedgerWriter ledger, SessionVenues venues, SessionLists lists, SessionSums sums, SessionHistory history, TimeProvider clock)
    : ISessions
{
    public async Task<Result<Recorded>> RecordAsync(UserId owner, RecordSession request, CancellationToken ct)
    {
        if (await ledger.FindAsync(owner, request.Account.Value, ct) is not { } account)
        {
            return EntryErrors.NoAccount;
        }

        if (account.IsArchived)
        {
            return EntryErrors.Archived(account.Name);
        }

        var session = await DraftAsync(owner, request, ct);
        var now = clock.GetUtcNow();
        if (session.Check(account.Currency, now) is { } refused)
        {
            return refused;
        }

        var id = Guid.CreateVersion7();
        var change = new LedgerChange(request.Key, session.Fingerprint("session", account.Id, session.EndedAt.UtcTicks), id)
        {
            Put = [session.ToEntry(id, account.Id, now).ToJson()],
            Days = [(account.Currency.Code, session.EntryDay)],
            Confirmed = request.Confirmed,
        };
        return InItsWords(await ledger.ChangeAsync(owner, [account], change, ct));
    }

    public async Task<Result<Recorded>> AmendAsync(UserId owner, SessionId id, uint version, RecordSession request, CancellationToken ct)
    {
        // A repeat of a saved edit meets a newer version and is answered from its key, so a missing entry is all that ends it here.
        var entry = await db.Entries.AsNoTracking()
            .SingleOrDefaultAsync(e => e.OwnerId == owner.Value && e.Id == id.Value && e.Kind == EntryKind.Session, ct);
        if (entry is null)
        {
            return EntryErrors.Gone;
        }

        // The account it moves to comes first: the answer tells its balance.
        var accounts = await ledger.FindAsync(owner, [request.Account.Value, entry.AccountId], ct);
        if (accounts[0].Id != request.Account.Value)
        {
            return EntryErrors.NoAccount;
        }

        if (accounts[0] is { IsArchived: true } archived && archived.Id != entry.AccountId)
        {
            return EntryErrors.Archived(archived.Name);
        }

        var session = await DraftAsync(owner, request, ct);
        if (session.Check(accounts[0].Currency, clock.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        var draft = session.ToEntry(entry.Id, accounts[0].Id, entry.CreatedAt) with { Origin = entry.OriginId, RowKey = entry.RowKey };
        var change = new LedgerChange(request.Key, session.Fingerprint("amend session", accounts[0].Id, session.EndedAt.UtcTicks, entry.Id, version), entry.Id)
        {
            Gone = [new(entry.Id, version)],
            Put = [draft.ToJson()],
            Days = [(accounts[^1].Currency.Code, entry.Day), (accounts[0].Currency.Code, draft.Day)],
            Confirmed = request.Confirmed,
        };
        return InItsWords(await ledger.ChangeAsync(owner, accounts, change, ct));
    }

    public Task<Session?> FindAsync(UserId owner, SessionId id, CancellationToken ct) => lists.FindAsync(owner, id, ct);

    public Task<Session?> LatestAsync(UserId owner, CancellationToken ct) => lists.LatestAsync(owner, ct);

    public Task<Page<Session>> ListAsync(UserId owner, SessionFilter filter, CancellationToken ct) => lists.ReadAsync(owner, filter, ct);

    public IAsyncEnumerable<Session> ReadAsync(UserId owner, SessionFilter filter, CancellationToken ct) => lists.AllAsync(owner, filter, ct);

    public Task<SessionSummary?> TotalsAsync(UserId owner, SessionFilter filter, CurrencyCode currency, CancellationToken ct) =>
        sums.OfAsync(owner, filter, currency, ct);

    public Task<PlayedBefore> PlayedBeforeAsync(UserId owner, CancellationToken ct) => sums.PlayedBeforeAsync(owner, ct);

    public Task<IReadOnlyList<SessionRevision>> HistoryAsync(UserId owner, SessionId id, CancellationToken ct) => history.OfAsync(owner, id, ct);

    /// <summary>What the ledger says of an amount stands beside the field that decides it.</summary>
    internal static Result<Recorded> InItsWords(Result<Recorded> result) =>
        !result.Succeeded && result.Error.Field is "Amount" ? SessionErrors.In("CashOut", result.Error) : result;

    private async Task<SessionDraft> DraftAsync(UserId owner, RecordSession request, CancellationToken ct)
    {
        var session = SessionDraft.Of(request);
        return session with { Game = await venues.FillInAsync(owner, request.Account, session.Game, ct) };
    }
}
