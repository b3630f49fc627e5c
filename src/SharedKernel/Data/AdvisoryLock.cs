using Npgsql;

namespace StakeEasy.SharedKernel.Data;

/// <summary>
/// Held by whoever does what only one may do at a time, on whatever node: a session lock of PostgreSQL, which ends with its connection even
/// after a crash.
/// </summary>
public sealed class AdvisoryLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly long _key;

    private AdvisoryLock(NpgsqlConnection connection, long key) => (_connection, _key) = (connection, key);

    /// <summary>Null if somebody else holds it.</summary>
    /// <param name="database">The application's.</param>
    /// <param name="key">Any number, as long as nobody locks it for something else in this database.</param>
    /// <param name="ct">Stops waiting for a connection.</param>
    public static async Task<AdvisoryLock?> TryTakeAsync(NpgsqlDataSource database, long key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(database);
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await using var take = new NpgsqlCommand($"select pg_try_advisory_lock({key})", connection);

            // Not to be cancelled: a lock that was given meanwhile would stay with the pooled connection.
            if (await take.ExecuteScalarAsync(CancellationToken.None) is true)
            {
                return new AdvisoryLock(connection, key);
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Said aloud, because a pooled connection goes on living.
        await using (_connection)
        {
            await using var release = new NpgsqlCommand($"select pg_advisory_unlock({_key})", _connection);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
