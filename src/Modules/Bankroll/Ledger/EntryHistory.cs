using Microsoft.EntityFrameworkCore;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Tells what entries said before they were changed or deleted.</summary>
internal sealed class EntryHistory(BankrollDbContext db, NpgsqlDataSource database, TimeProvider clock)
{
    private const int MostDeleted = 200;

    /// <summary>A part of a transfer that went alone, such as its fee, was edited away and not deleted: by itself it cannot be put back.</summary>
    private const string DeletedSql = """
        select r.entry_id, a.name, a.currency, r.at, r.before::text, a.id
        from bankroll.revisions r join bankroll.accounts a on a.owner_id = $1 and a.id = (r.before ->> 'account_id')::uuid
        where r.owner_id = $1 and r.after is null and r.at > $2
          and not exists (select from bankroll.entries e where e.owner_id = $1 and e.id = r.entry_id)
          and not exists (select from bankroll.revisions l where l.owner_id = $1 and l.entry_id = r.entry_id and l.number > r.number)
          and (r.before ->> 'transfer_id' is null or exists (
            select from bankroll.revisions s
            where s.owner_id = $1 and s.batch_id = r.batch_id and s.entry_id <> r.entry_id and s.after is null
              and s.before ->> 'transfer_id' = r.before ->> 'transfer_id'))
        order by r.at desc, r.entry_id limit $3
        """;

    public async Task<IReadOnlyList<Revision>> OfAsync(UserId owner, EntryId id, CancellationToken ct)
    {
        var rows = await db.Revisions.AsNoTracking()
            .Where(r => r.OwnerId == owner.Value && r.EntryId == id.Value).OrderByDescending(r => r.Number).ToListAsync(ct);
        var accounts = await RevisionAccounts.ReadAsync(db, owner, rows, ct);
        return rows.ConvertAll(r => new Revision(r.At, RevisionJson.StateOf(r.Before, accounts), RevisionJson.StateOf(r.After, accounts)));
    }

    public async Task<IReadOnlyList<DeletedEntry>> DeletedAsync(UserId owner, CancellationToken ct)
    {
        await using var command = database.CreateCommand(DeletedSql);
        command.Parameters.With(owner.Value).With(clock.GetUtcNow() - EntryRestoration.Offered).With(MostDeleted);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<(DeletedEntry Entry, Guid What)>();
        while (await reader.ReadAsync(ct))
        {
            var (id, before) = (reader.GetGuid(0), reader.GetString(4));
            var accounts = new Dictionary<Guid, NamedAccount> { [reader.GetGuid(5)] = new(reader.GetString(1), CurrencyCode.Of(reader.GetString(2))) };
            var last = RevisionJson.StateOf(before, accounts)!;
            found.Add((
                new(new(id), RevisionJson.KindOf(before), reader.GetFieldValue<DateTimeOffset>(3), last),
                RevisionJson.TransferOf(before) ?? id));
        }

        return [.. found.DistinctBy(f => f.What).Select(f => f.Entry)];
    }
}
