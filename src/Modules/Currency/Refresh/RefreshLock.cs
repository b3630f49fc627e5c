using Npgsql;

namespace StakeEasy.Currency.Refresh;

/// <summary>Held by whoever refreshes, on whatever node: a session lock of PostgreSQL, which ends with its connection even after a crash.</summary>
internal sealed class RefreshLock : IAsyncDisposable
{
    // Any number, as long as nobody else in this database locks it.
    private const long Key = 0x53_74_61_6B_65_02;

    private readonly NpgsqlConnection _connection;

    private RefreshLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Null if somebody else holds it.</summary>
    public static async Task<RefreshLock?> TryTakeAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await using var take = new NpgsqlCommand($"select pg_try_advisory_lock({Key})", connection);

            // Not to be cancelled: a lock that was given meanwhile would stay with the pooled connection.
            if (await take.ExecuteScalarAsync(CancellationToken.None) is true)
            {
                return new RefreshLock(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        // Said aloud, because a pooled connection goes on living.
        await using (_connection)
        {
            await using var release = new NpgsqlCommand($"select pg_advisory_unlock({Key})", _connection);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
