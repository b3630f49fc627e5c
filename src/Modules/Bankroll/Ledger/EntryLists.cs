using System.Data;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Walks entries by keyset, both ways; every query starts from the owner and follows an index.</summary>
internal sealed class EntryLists(BankrollDbContext db)
{
    private const int LargestPage = 200;

    public async Task<Entry?> FindAsync(UserId owner, EntryId id, CancellationToken ct)
    {
        var rows = await Project(owner, db.Entries.Where(e => e.OwnerId == owner.Value && e.Id == id.Value)).ToListAsync(ct);
        return rows.Count == 0 ? null : rows[0].ToEntry(balanceAfter: null);
    }

    /// <summary>Both sides and the fee; empty if there is no such transfer.</summary>
    public async Task<IReadOnlyList<Entry>> OfTransferAsync(UserId owner, TransferId id, CancellationToken ct)
    {
        var rows = await Project(owner, db.Entries.Where(e => e.OwnerId == owner.Value && e.TransferId == id.Value)).ToListAsync(ct);
        return rows.ConvertAll(r => r.ToEntry(balanceAfter: null));
    }

    public async Task<Page<Entry>> ReadAsync(UserId owner, EntryFilter filter, CancellationToken ct)
    {
        var size = Math.Clamp(filter.Size, 1, LargestPage);
        var cursor = EntryCursor.Parse(filter.Cursor);
        var older = cursor?.Older ?? true;

        // One snapshot for the page and the balance it starts from, or a save in between would shift every balance shown.
        await using var transaction = filter.Account is null
            ? null
            : await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var found = await Project(owner, Matching(owner, filter, cursor), newestFirst: older).Take(size + 1).ToListAsync(ct);
        var more = found.Count > size;
        var rows = found.Take(size).ToList();
        if (!older)
        {
            rows.Reverse();
        }

        var balance = rows.Count > 0 && filter is { Account: not null, Kind: null } ? await BalanceAfterAsync(owner, rows[0], ct) : (decimal?)null;
        var entries = new List<Entry>(rows.Count);
        foreach (var row in rows)
        {
            entries.Add(row.ToEntry(balance));
            balance -= row.Amount;
        }

        var hasNewer = older ? cursor is not null : more;
        var hasOlder = older ? more : cursor is not null;
        return rows.Count == 0
            ? new(entries, null, null)
            : new(entries, hasNewer ? CursorOf(rows[0], older: false) : null, hasOlder ? CursorOf(rows[^1], older: true) : null);
    }

    private IQueryable<EntryRow> Matching(UserId owner, EntryFilter filter, EntryCursor? cursor)
    {
        var entries = db.Entries.Where(e => e.OwnerId == owner.Value);
        if (filter.Account is { } account)
        {
            entries = entries.Where(e => e.AccountId == account.Value);
        }

        if (filter.Kind is { } kind)
        {
            entries = entries.Where(e => e.Kind == kind);
        }

        if (filter.From is { } from)
        {
            entries = entries.Where(e => e.Day >= from);
        }

        if (filter.To is { } to)
        {
            entries = entries.Where(e => e.Day <= to);
        }

        if (cursor is not { } at)
        {
            return entries;
        }

        return at.Older
            ? entries.Where(e => EF.Functions.LessThan(
                ValueTuple.Create(e.Day, e.OccurredAt, e.Id), ValueTuple.Create(at.Day, at.OccurredAt, at.Id)))
            : entries.Where(e => EF.Functions.GreaterThan(
                ValueTuple.Create(e.Day, e.OccurredAt, e.Id), ValueTuple.Create(at.Day, at.OccurredAt, at.Id)));
    }

    private IQueryable<ListedEntry> Project(UserId owner, IQueryable<EntryRow> entries, bool newestFirst = true)
    {
        var ordered = newestFirst
            ? entries.OrderByDescending(e => e.Day).ThenByDescending(e => e.OccurredAt).ThenByDescending(e => e.Id)
            : entries.OrderBy(e => e.Day).ThenBy(e => e.OccurredAt).ThenBy(e => e.Id);
        return ordered.Select(e => new ListedEntry(
            e.Id, e.AccountId,
            db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == e.AccountId).Select(a => a.Name).First(),
            db.Accounts.Where(a => a.OwnerId == owner.Value && a.Id == e.AccountId).Select(a => a.Currency).First(),
            e.Kind, e.Day, e.OccurredAt, e.Amount, e.StatedBalance, e.Note, e.Version, e.Category, e.Tags, e.TransferId, e.OriginId,
            db.Entries.Where(o => o.OwnerId == owner.Value && o.TransferId != null && o.TransferId == e.TransferId
                    && o.Kind == EntryKind.Transfer && o.AccountId != e.AccountId)
                .Join(db.Accounts, o => new { o.OwnerId, Id = o.AccountId }, a => new { a.OwnerId, a.Id }, (o, a) => a.Name)
                .FirstOrDefault()));
    }

    private async Task<decimal> BalanceAfterAsync(UserId owner, ListedEntry entry, CancellationToken ct) =>
        await db.Database.SqlQuery<decimal>(
            $"select bankroll.balance_at({owner.Value}, {entry.AccountId}, {entry.Day}, {entry.OccurredAt}, {entry.Id}) as \"Value\"").SingleAsync(ct);

    private static string CursorOf(ListedEntry entry, bool older) =>
        new EntryCursor(older, entry.Day, entry.OccurredAt, entry.Id).ToString();

    private sealed record ListedEntry(
        Guid Id, Guid AccountId, string AccountName, string Currency, EntryKind Kind, DateOnly Day, DateTimeOffset OccurredAt,
        decimal Amount, decimal? Stated, string? Note, uint Version, string? Category, string[]? Tags, Guid? Transfer, Guid? Origin, string? OtherAccount)
    {
        public Entry ToEntry(decimal? balanceAfter)
        {
            var currency = CurrencyCode.Of(Currency);
            return new(
                new(Id), new(AccountId), AccountName, Kind, Day, OccurredAt, new(Amount, currency),
                Stated is { } stated ? new Money(stated, currency) : null, Note,
                balanceAfter is { } balance ? new Money(balance, currency) : null, Version)
            {
                Category = Category,
                Tags = Tags ?? [],
                Transfer = Transfer,
                Origin = Origin,
                OtherAccount = OtherAccount,
            };
        }
    }
}
