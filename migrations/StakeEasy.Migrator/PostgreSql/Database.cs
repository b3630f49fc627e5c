using System.Globalization;
using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>The connections of one run, set for bulk work.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private Database(NpgsqlDataSource source, string description) => (_source, Description) = (source, description);

    public string Description { get; }

    /// <summary>The schema a run is at work on: every session from now on says so, for as long as the server is busy for it.</summary>
    public string? AtWorkOn { get; set; }

    /// <summary>Held by every session of a run, shared. Whoever comes after a killed run takes it alone, for a moment.</summary>
    public static string WorkLock(string schema) => $"hashtextextended({PostgreSqlSql.Literal("stakeeasy migrator at work: " + schema)}, 0)";

    public static async Task<Database> OpenAsync(string connectionString, CancellationToken ct)
    {
        var settings = PostgreSqlSettings.Parse(connectionString);
        var source = NpgsqlDataSource.Create(settings);
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            return new Database(source, string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {connection.PostgreSqlVersion}, database {settings.Database} at {settings.Host}:{settings.Port}"));
        }
        catch (NpgsqlException e)
        {
            await source.DisposeAsync();
            throw new MigrationException(
                e is PostgresException refused
                    ? $"PostgreSQL at {settings.Host} does not let {settings.Username} in: {refused.MessageText}."
                    : string.Create(CultureInfo.InvariantCulture, $"PostgreSQL at {settings.Host}:{settings.Port} cannot be reached: {(e.InnerException ?? e).Message.TrimEnd('.')}. Is the address right, and does the server listen there?"),
                e);
        }
    }

    /// <summary>A session for bulk work: the commit that publishes waits for the disk, and by then for everything before it.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken ct)
    {
        var connection = await _source.OpenConnectionAsync(ct);
        await using var settings = new NpgsqlCommand(
            "SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'; SET timezone = 'UTC'; SET datestyle = 'ISO, MDY'; SET intervalstyle = 'postgres'; SET lc_monetary = 'C'; SET xmlbinary = 'base64'; SET extra_float_digits = 1; SET bytea_output = 'hex'; SET client_min_messages = warning; SET lock_timeout = 0; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SELECT set_config(name, '1s', false) FROM pg_settings WHERE name = 'client_connection_check_interval'"
            + (AtWorkOn is null ? "" : $"; SELECT pg_advisory_lock_shared({WorkLock(AtWorkOn)})"),
            connection);
        await settings.ExecuteNonQueryAsync(ct);
        return connection;
    }

    public async Task ExecuteAsync(string sql, CancellationToken ct, params object?[] values)
    {
        await using var connection = await ConnectAsync(ct);
        await connection.ExecuteAsync(sql, ct, values);
    }

    public async Task<List<string?[]>> TextsAsync(string sql, CancellationToken ct, params object?[] values)
    {
        await using var connection = await ConnectAsync(ct);
        return await connection.TextsAsync(sql, ct, values);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}

internal static class ConnectionExtensions
{
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Every row, every cell as text: for catalogues and figures.</summary>
    public static async Task<List<string?[]>> TextsAsync(this NpgsqlConnection connection, string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(ct))
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = await reader.IsDBNullAsync(i, ct) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
            }

            rows.Add(row);
        }

        return rows;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
