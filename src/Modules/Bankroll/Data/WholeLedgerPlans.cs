using Npgsql;

namespace StakeEasy.Bankroll.Data;

/// <summary>
/// For statements over all of one owner's rows: keeps the planner from joining them one by one. It takes an owner whose rows were just written
/// for one of few rows, and a million are then compared with each other. Gives them room to sort in, too. Lasts until the end, at most of the
/// transaction.
/// </summary>
internal static class WholeLedgerPlans
{
    public static Task BeginAsync(NpgsqlConnection connection, CancellationToken ct) => SetAsync(connection, "set local enable_nestloop = off; set local work_mem = '32MB'", ct);

    public static Task EndAsync(NpgsqlConnection connection, CancellationToken ct) => SetAsync(connection, "set local enable_nestloop = on; set local work_mem to default", ct);

    private static async Task SetAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
