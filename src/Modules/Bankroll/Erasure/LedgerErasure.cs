using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Erasure;

/// <inheritdoc/>
internal sealed class LedgerErasure(NpgsqlDataSource database, IEventBus events) : IOwnedData
{
    /// <summary>
    /// From here on nothing can be begun for this owner; it waits for what was. Committed before anything else is locked, so that nobody
    /// who waits for it holds what is locked next.
    /// </summary>
    private const string AloneSql = "select pg_advisory_xact_lock(uuid_hash_extended($1, 0))";

    private const string ForGoodSql = "insert into bankroll.erasures (owner_hash) values (uuid_hash_extended($1, 0)) on conflict do nothing";

    /// <summary>In the order of every writer, so that an entry on its way is either there to be erased or finds no account.</summary>
    private const string LockSql = "select from bankroll.accounts where owner_id = $1 order by id for update";

    public async Task EraseAsync(UserId owner, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await RefuseWhatComesAsync(owner, connection, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await EraseAsync(owner, connection, ct);
        await transaction.CommitAsync(ct);

        // The rows are gone: from here a closed browser tab must not cancel the followers.
        await events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
    }

    /// <summary>The same within a transaction that goes on.</summary>
    public static async Task EraseAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        // A million entries take longer than a page's statement may.
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var sql in OwnedTables.InOrder.Select(table => $"delete from bankroll.{table} where owner_id = $1").Prepend(LockSql))
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.With(owner.Value);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task RefuseWhatComesAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var sql in new[] { AloneSql, ForGoodSql })
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.With(owner.Value);
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
