using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <inheritdoc/>
internal sealed class EntryService(BankrollDbContext db, LedgerWriter ledger, EntryLists lists, TimeProvider clock) : IEntries
{
    private const string AmendSql =
        "select * from bankroll.amend_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";

    private const string RestoreSql = "select * from bankroll.restore_entry($1, $2, $3, $4, $5, $6, $7)";

    public Task<Entry?> FindAsync(UserId owner, EntryId id, CancellationToken ct) => lists.FindAsync(owner, id, ct);

    public Task<Page<Entry>> ListAsync(UserId owner, EntryFilter filter, CancellationToken ct) => lists.ReadAsync(owner, filter, ct);

    public async Task<Result<Recorded>> AmendAsync(UserId owner, AmendEntry request, CancellationToken ct)
    {
        // A repeat of a saved edit meets a newer version and is answered from its key, so a missing entry is all that ends it here.
        if (await lists.FindAsync(owner, request.Id, ct) is not { } entry
            || await ledger.FindAsync(owner, entry.Account.Value, ct) is not { } found)
        {
            return EntryErrors.Gone;
        }

        var note = EntryRules.Note(request.Note);
        if (EntryRules.Check(entry.Kind, found.Name, request.Amount, request.Day, request.Today, note, request.Confirmed, found.Currency) is { } refused)
        {
            return refused;
        }

        var at = request.Day == entry.Day
            ? entry.OccurredAt
            : EntryRules.InstantOf(request.Day, request.Today, request.TimeZone, clock.GetUtcNow());
        var change = new Change(EntryRules.Signed(entry.Kind, request.Amount), at, request.Day, note, Gone: false, request.Confirmed);
        return await AmendAsync(owner, entry, found, request.Version, request.Key, change, ct);
    }

    public async Task<Result<Recorded>> DeleteAsync(UserId owner, EntryId id, uint version, Guid key, CancellationToken ct)
    {
        if (await lists.FindAsync(owner, id, ct) is { } entry && await ledger.FindAsync(owner, entry.Account.Value, ct) is { } found)
        {
            var change = new Change(0m, entry.OccurredAt, entry.Day, Note: null, Gone: true, Confirmed: true);
            return await AmendAsync(owner, entry, found, version, key, change, ct);
        }

        // The second click on "Delete" finds the entry gone: it is what was asked for.
        return await AlreadyDeletedAsync(owner, id, key, ct) ?? (Result<Recorded>)EntryErrors.Gone;
    }

    public async Task<Result<Recorded>> RestoreAsync(UserId owner, EntryId id, bool confirmed, CancellationToken ct)
    {
        var last = await LastStateAsync(owner, id, ct);
        if (last is not { } state || await ledger.FindAsync(owner, state.Account, ct) is not { } found)
        {
            return EntryErrors.Gone;
        }

        return await ledger.RunAsync(
            owner,
            found,
            async (connection, account, rates) =>
            {
                await using var command = new NpgsqlCommand(RestoreSql, connection);
                command.Parameters.With(owner.Value).With(id.Value).With(clock.GetUtcNow()).With(confirmed);
                LedgerWriter.AddValuation(command.Parameters, account);
                command.Parameters.With(NpgsqlDbType.Numeric, account.Valuation.RateOf(account.Currency.Code, state.Day, rates));
                await using var row = await command.ExecuteReaderAsync(CancellationToken.None);
                await row.ReadAsync(CancellationToken.None);
                return new Recorded(id, new(row.GetDecimal(1), account.Currency.Code), row.GetBoolean(2));
            },
            ct);
    }

    public async Task<IReadOnlyList<Revision>> HistoryAsync(UserId owner, EntryId id, CancellationToken ct)
    {
        var rows = await db.Revisions.AsNoTracking()
            .Where(r => r.OwnerId == owner.Value && r.EntryId == id.Value).OrderByDescending(r => r.Number).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return [];
        }

        var account = RevisionJson.AccountOf(rows[0]);
        var currency = CurrencyCode.Of(
            await db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == account).Select(a => a.Currency).SingleAsync(ct));
        return rows.ConvertAll(r => new Revision(r.At, RevisionJson.StateOf(r.Before, currency), RevisionJson.StateOf(r.After, currency)));
    }

    private async Task<Result<Recorded>> AmendAsync(
        UserId owner, Entry entry, LedgerAccount found, uint version, Guid key, Change change, CancellationToken ct)
    {
        var fingerprint = EntryRules.Fingerprint(
            change.Gone ? "delete" : "amend", entry.Id.Value, version,
            change.Gone ? null : change.Amount.ToString("0.##########", CultureInfo.InvariantCulture), change.Gone ? null : change.Day.DayNumber, change.Note);
        return await ledger.RunAsync(
            owner,
            found,
            async (connection, account, rates) =>
            {
                await using var command = new NpgsqlCommand(AmendSql, connection);
                command.Parameters.With(owner.Value).With(entry.Id.Value).With(key).With(fingerprint).With(NpgsqlDbType.Xid, version)
                    .With(change.Amount).With(change.At).With(change.Day).With(NpgsqlDbType.Text, change.Note)
                    .With(change.Gone).With(clock.GetUtcNow()).With(change.Confirmed);
                LedgerWriter.AddValuation(command.Parameters, account);
                command.Parameters
                    .With(NpgsqlDbType.Numeric, account.Valuation.RateOf(account.Currency.Code, entry.Day, rates))
                    .With(NpgsqlDbType.Numeric, account.Valuation.RateOf(account.Currency.Code, change.Day, rates));
                await using var row = await command.ExecuteReaderAsync(CancellationToken.None);
                await row.ReadAsync(CancellationToken.None);
                return row.GetInt64(3) == fingerprint
                    ? new Recorded(entry.Id, new(row.GetDecimal(1), account.Currency.Code), row.GetBoolean(2))
                    : EntryErrors.OtherContent;
            },
            ct);
    }

    private async Task<Recorded?> AlreadyDeletedAsync(UserId owner, EntryId id, Guid key, CancellationToken ct)
    {
        var known = await db.Requests.AnyAsync(r => r.OwnerId == owner.Value && r.Id == key && r.ResultId == id.Value, ct);
        if (!known || await LastStateAsync(owner, id, ct) is not { } state)
        {
            return null;
        }

        var account = await db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == state.Account)
            .Select(a => new { a.Balance, a.Currency }).SingleAsync(ct);
        return new(id, Money.Of(account.Balance, account.Currency), Replayed: true);
    }

    /// <summary>The account and day an entry had when it was last changed; null for one that never was.</summary>
    private async Task<(Guid Account, DateOnly Day)?> LastStateAsync(UserId owner, EntryId id, CancellationToken ct)
    {
        var last = await db.Revisions.AsNoTracking()
            .Where(r => r.OwnerId == owner.Value && r.EntryId == id.Value).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);
        return last is null ? null : (RevisionJson.AccountOf(last), RevisionJson.DayOf(last));
    }

    private sealed record Change(decimal Amount, DateTimeOffset At, DateOnly Day, string? Note, bool Gone, bool Confirmed);
}
