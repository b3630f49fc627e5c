using System.Text.Json;
using Npgsql;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>What transfers took on one day from an account to the one it is read for; negative for what came back.</summary>
internal sealed record Move(Guid From, string Currency, DateOnly Day, decimal Amount);

/// <summary>
/// Reads the transfers of some accounts, summed up by day. A month of an account is read transfer by transfer once, and again only after
/// something in it changed: else what was remembered of it is as good.
/// </summary>
internal static class RememberedMoves
{
    private const string MonthsSql = """
        select t.account_id, t.day, t.xmin::text, r.value
        from bankroll.totals t
        left join bankroll.remembered_months r on r.owner_id = t.owner_id and r.topic = $3 and r.key = t.account_id::text and r.month = t.day and r.stamp = t.xmin::text
        where t.owner_id = $1 and t.grain = 2 and t.account_id = any($2)
        """;

    private const string TransfersSql = """
        select x.account_id, m.month, i.account_id, a.currency, i.day, -sum(i.amount)
        from unnest($2::uuid[], $3::date[]) m(account_id, month)
        join bankroll.entries x on x.owner_id = $1 and x.account_id = m.account_id and x.kind = 3 and x.day >= m.month and x.day < (m.month + interval '1 month')::date
        join bankroll.entries i on i.owner_id = x.owner_id and i.transfer_id = x.transfer_id and i.kind = 3 and i.account_id <> x.account_id
        join bankroll.accounts a on a.owner_id = i.owner_id and a.id = i.account_id
        group by 1, 2, 3, 4, 5
        """;

    public static async Task<List<Move>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, UserId owner, Guid[] accounts, CancellationToken ct)
    {
        var (moves, forgotten) = await RememberedAsync(connection, transaction, owner, accounts, ct);
        if (forgotten.Count == 0)
        {
            return moves;
        }

        var found = await TransfersAsync(connection, transaction, owner, forgotten, ct);
        await RememberedMonths.KeepAsync(
            connection, transaction, owner,
            forgotten.ConvertAll(m => new RememberedMonth(
                RememberedTopic.Moves, m.Account.ToString(), m.Month, m.Stamp, JsonSerializer.Serialize(found[(m.Account, m.Month)]))),
            ct);
        return [.. moves, .. found.SelectMany(m => m)];
    }

    private static async Task<(List<Move> Moves, List<(Guid Account, DateOnly Month, string Stamp)> Forgotten)> RememberedAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, UserId owner, Guid[] accounts, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(MonthsSql, connection, transaction);
        command.Parameters.With(owner.Value).With(accounts).With((short)RememberedTopic.Moves);
        await using var row = await command.ExecuteReaderAsync(ct);
        var (moves, forgotten) = (new List<Move>(), new List<(Guid, DateOnly, string)>());
        while (await row.ReadAsync(ct))
        {
            if (row.IsDBNull(3))
            {
                forgotten.Add((row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetString(2)));
            }
            else
            {
                moves.AddRange(JsonSerializer.Deserialize<List<Move>>(row.GetString(3))!);
            }
        }

        return (moves, forgotten);
    }

    private static async Task<ILookup<(Guid Account, DateOnly Month), Move>> TransfersAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, UserId owner, List<(Guid Account, DateOnly Month, string Stamp)> months, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(TransfersSql, connection, transaction) { CommandTimeout = 0 };
        command.Parameters.With(owner.Value).With(months.ConvertAll(m => m.Account).ToArray()).With(months.ConvertAll(m => m.Month).ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<((Guid Account, DateOnly Month) Of, Move Move)>();
        while (await row.ReadAsync(ct))
        {
            found.Add((
                (row.GetGuid(0), row.GetFieldValue<DateOnly>(1)),
                new(row.GetGuid(2), row.GetString(3), row.GetFieldValue<DateOnly>(4), row.GetDecimal(5))));
        }

        return found.ToLookup(f => f.Of, f => f.Move);
    }
}
