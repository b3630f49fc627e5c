using Npgsql;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Data;

/// <param name="Value">JSON.</param>
internal sealed record RememberedMonth(RememberedTopic Topic, string Key, DateOnly Month, string Stamp, string Value);

/// <summary>Remembers what a read has found of some months.</summary>
internal static class RememberedMonths
{
    private const string Savepoint = "remember";

    /// <summary>The account's lock: an owner who is being erased leaves nothing behind.</summary>
    private const string Sql = """
        with there as (select from bankroll.accounts where owner_id = $1 order by id limit 1 for key share)
        insert into bankroll.remembered_months as r (owner_id, topic, key, month, stamp, value)
        select $1, x.topic, x.key, x.month, x.stamp, x.value::jsonb
        from there, unnest($2::smallint[], $3::text[], $4::date[], $5::text[], $6::text[]) x(topic, key, month, stamp, value)
        order by x.topic, x.key, x.month
        on conflict (owner_id, topic, key, month) do update set stamp = excluded.stamp, value = excluded.value
        """;

    /// <summary>Within the transaction that read it, if there is one. Where another reader is faster it does nothing: theirs is as good.</summary>
    public static async Task KeepAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, UserId owner, IReadOnlyCollection<RememberedMonth> months, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction) { CommandTimeout = 0 };
        command.Parameters.With(owner.Value).With(months.Select(m => (short)m.Topic).ToArray()).With(months.Select(m => m.Key).ToArray())
            .With(months.Select(m => m.Month).ToArray()).With(months.Select(m => m.Stamp).ToArray()).With(months.Select(m => m.Value).ToArray());
        if (transaction is null)
        {
            await command.ExecuteNonQueryAsync(ct);
            return;
        }

        await transaction.SaveAsync(Savepoint, ct);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.SerializationFailure)
        {
            await transaction.RollbackAsync(Savepoint, ct);
        }
    }
}
