using System.Globalization;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.MySql.Wire;

namespace StakeEasy.Migrator.MySql;

/// <summary>A database of a MySQL or MariaDB server.</summary>
internal sealed class MySqlSource(MySqlSettings settings, string version) : ISource
{
    private const int AccessDenied = 1227;
    private const int TableAccessDenied = 1142;
    private const int DatabaseAccessDenied = 1044;
    private const int LockWaitTimeout = 1205;
    private const int Deadlock = 1213;

    // MariaDB greets as "5.5.5-10.11.6-MariaDB" so that old replicas of MySQL accept it.
    private readonly string _version = version.Replace("5.5.5-", "", StringComparison.Ordinal).Split('-')[0];
    private readonly string _product = version.Contains("MariaDB", StringComparison.OrdinalIgnoreCase) ? "MariaDB" : "MySQL";

    public string Description => string.Create(CultureInfo.InvariantCulture, $"{_product} {_version}, database {settings.Database} at {settings.Host}:{settings.Port}");

    public static async Task<MySqlSource> OpenAsync(string connectionString, CancellationToken ct)
    {
        var settings = MySqlSettings.Parse(connectionString);
        await using var connection = await MySqlConnection.OpenAsync(settings, ct);
        return new MySqlSource(settings, connection.ServerVersion);
    }

    public async Task<ISnapshot> OpenSnapshotAsync(int readers, CancellationToken ct)
    {
        var connections = new List<MySqlConnection>();
        try
        {
            await using var gate = await OpenSessionAsync(ct);
            var consistency = await CloseGateAsync(gate, readers, ct);
            for (var i = 0; i < (consistency is null ? 1 : readers); i++)
            {
                var connection = await OpenSessionAsync(ct);
                connections.Add(connection);
                await connection.ExecuteAsync("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ", ct);
                await connection.ExecuteAsync("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY", ct);
            }

            await gate.ExecuteAsync("UNLOCK TABLES", ct);
            return new MySqlSnapshot(
                connections,
                consistency ?? "one transaction on one connection; with the privilege RELOAD or LOCK TABLES several connections could read the same point in time");
        }
        catch
        {
            foreach (var connection in connections)
            {
                await connection.DisposeAsync();
            }

            throw;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<MySqlConnection> OpenSessionAsync(CancellationToken ct)
    {
        var connection = await MySqlConnection.OpenAsync(settings, ct);

        // A zone other than UTC would shift every TIMESTAMP; a strict mode would make the checks stumble over what they look for.
        await connection.ExecuteAsync("SET NAMES utf8mb4", ct);
        await connection.ExecuteAsync("SET SESSION time_zone = '+00:00', sql_mode = '', net_write_timeout = 3600, lock_wait_timeout = 10", ct);

        if (connection.IsMariaDb)
        {
            // It remembers the answers of a subquery by the values of its columns, and takes those for equal that their collation does: a
            // comparison byte by byte would be answered with what was found for another spelling.
            await connection.ExecuteAsync("SET SESSION optimizer_switch = 'subquery_cache=off'", ct);
        }
        else if (connection.KeepsStatistics)
        {
            // For a day, and among them the number a table would give next.
            await connection.ExecuteAsync("SET SESSION information_schema_stats_expiry = 0", ct);
        }

        return connection;
    }

    /// <summary>
    /// Keeps writers out for the moment the transactions start in, so that all of them see the same. Returns how, or null where the
    /// account may not.
    /// </summary>
    private static async Task<string?> CloseGateAsync(MySqlConnection gate, int readers, CancellationToken ct)
    {
        if (readers == 1)
        {
            return "one transaction on one connection";
        }

        try
        {
            await gate.ExecuteAsync("FLUSH TABLES WITH READ LOCK", ct);
            return string.Create(CultureInfo.InvariantCulture, $"{readers} transactions begun under one brief global read lock");
        }
        catch (MySqlWireException e) when (e.Number is AccessDenied or LockWaitTimeout or Deadlock)
        {
            // The next weaker way.
        }

        var tables = await gate.TextsAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'", ct);
        if (tables.Count == 0)
        {
            return "an empty database";
        }

        try
        {
            await gate.ExecuteAsync("LOCK TABLES " + string.Join(", ", tables.Select(row => MySqlSql.Name(row[0]!) + " READ")), ct);
            return string.Create(CultureInfo.InvariantCulture, $"{readers} transactions begun under one brief read lock on every table");
        }
        catch (MySqlWireException e) when (e.Number is AccessDenied or TableAccessDenied or DatabaseAccessDenied or LockWaitTimeout or Deadlock)
        {
            return null;
        }
    }
}
