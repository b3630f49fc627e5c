using Microsoft.EntityFrameworkCore;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Takes a whole import out of the ledger again.</summary>
internal sealed class ImportUndoing(NpgsqlDataSource database, BankrollDbContext db, IEntries entries, IEventBus events, TimeProvider clock)
{
    private const int Named = 50;

    private const string LockSql = "select from bankroll.accounts where owner_id = $1 order by id for no key update";

    private const string ClaimSql = "update bankroll.imports set undone_at = $3 where owner_id = $1 and id = $2 and undone_at is null";

    private const string SessionsSql = """
        delete from bankroll.sessions s using bankroll.entries e
        where e.owner_id = $1 and e.origin_id = $2 and e.kind = 5 and s.owner_id = $1 and s.id = e.id
        """;

    /// <summary>A fee that was added to an imported transfer goes with it.</summary>
    private const string EntriesSql = """
        delete from bankroll.entries where owner_id = $1 and (origin_id = $2 or transfer_id in
          (select transfer_id from bankroll.entries where owner_id = $1 and origin_id = $2 and transfer_id is not null))
        """;

    /// <summary>Of what was edited, and of the whole transfer if that was part of one: the file does not hold it, so it can be put back from here.</summary>
    private const string KeepSql = """
        with edited as materialized (
          select e.id, e.transfer_id from bankroll.entries e
          where e.owner_id = $1 and e.origin_id = $2 and exists (select from bankroll.revisions r where r.owner_id = $1 and r.entry_id = e.id))
        insert into bankroll.revisions (owner_id, entry_id, number, at, before, batch_id)
        select $1, e.id, (select count(*) + 1 from bankroll.revisions r where r.owner_id = $1 and r.entry_id = e.id), $3, bankroll.entry_json($1, e.id), $4
        from bankroll.entries e
        where e.owner_id = $1 and e.id in (select id from edited
          union select t.id from bankroll.entries t where t.owner_id = $1 and t.transfer_id in (select transfer_id from edited))
        """;

    private const string EditedSql = """
        select e.id, count(*) over () from bankroll.entries e
        where e.owner_id = $1 and e.origin_id = $2 and exists (select from bankroll.revisions r where r.owner_id = $1 and r.entry_id = e.id)
        order by e.day desc, e.occurred_at desc, e.id desc limit $3
        """;

    public async Task<ImportUndo?> DescribeAsync(UserId owner, ImportSummary import, CancellationToken ct)
    {
        var standing = await db.Entries.LongCountAsync(e => e.OwnerId == owner.Value && e.OriginId == import.Id, ct);
        var (ids, count) = (new List<Guid>(), 0L);
        await using (var command = database.CreateCommand(EditedSql))
        {
            command.Parameters.With(owner.Value).With(import.Id).With(Named);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                ids.Add(reader.GetGuid(0));
                count = reader.GetInt64(1);
            }
        }

        var edited = new List<Entry>();
        foreach (var id in ids)
        {
            if (await entries.FindAsync(owner, new(id), ct) is { } entry)
            {
                edited.Add(entry);
            }
        }

        return new(import, standing, edited, count);
    }

    public async Task RunAsync(UserId owner, Guid import, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, LockSql, p => p.With(owner.Value), ct);
        if (await ExecuteAsync(connection, ClaimSql, p => p.With(owner.Value).With(import).With(clock.GetUtcNow()), ct) == 0)
        {
            return;
        }

        await ExecuteAsync(connection, KeepSql, p => p.With(owner.Value).With(import).With(clock.GetUtcNow()).With(Guid.CreateVersion7()), ct);
        await ExecuteAsync(connection, SessionsSql, p => p.With(owner.Value).With(import), ct);
        await ExecuteAsync(connection, EntriesSql, p => p.With(owner.Value).With(import), ct);
        await LedgerRebuild.RunAsync(connection, owner, ct);
        await transaction.CommitAsync(ct);

        // The rows are gone: from here a closed browser tab must not cancel the followers.
        await events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, Action<NpgsqlParameterCollection> parameters, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        parameters(command.Parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }
}
