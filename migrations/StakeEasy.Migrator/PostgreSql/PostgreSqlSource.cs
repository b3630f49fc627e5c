using System.Globalization;
using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>One schema of a PostgreSQL database: the first of the search path that is there, public if nothing else is said.</summary>
internal sealed class PostgreSqlSource(Database database, string schema) : ISource
{
    public string Description => string.Equals(schema, "public", StringComparison.Ordinal) ? database.Description : $"{database.Description}, schema {schema}";

    public static async Task<PostgreSqlSource> OpenAsync(string connectionString, CancellationToken ct)
    {
        var database = await Database.OpenAsync(connectionString, ct);
        try
        {
            var schema = (await database.TextsAsync("SELECT current_schema()", ct))[0][0];
            return new PostgreSqlSource(database, schema ?? throw new MigrationException("No schema of the source's search path is there. Name the one to copy: postgresql://user:password@host/database?search_path=NAME."));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async Task<ISnapshot> OpenSnapshotAsync(int readers, CancellationToken ct)
    {
        var connections = new List<NpgsqlConnection>();
        try
        {
            string? snapshot = null;
            for (var i = 0; i < readers; i++)
            {
                var connection = await database.ConnectAsync(ct);
                connections.Add(connection);

                // Where rows are hidden from this account it is refused, instead of copying the rest.
                await connection.ExecuteAsync("SET row_security = off", ct);
                await connection.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", ct);
                if (snapshot is null)
                {
                    snapshot = (await connection.TextsAsync("SELECT pg_export_snapshot()", ct))[0][0];
                }
                else
                {
                    await connection.ExecuteAsync($"SET TRANSACTION SNAPSHOT {PostgreSqlSql.Literal(snapshot)}", ct);
                }
            }
        }
        catch
        {
            foreach (var connection in connections)
            {
                await connection.DisposeAsync();
            }

            throw;
        }

        return new PostgreSqlSnapshot(connections, schema, readers == 1 ? "one transaction on one connection" : string.Create(CultureInfo.InvariantCulture, $"{readers} transactions that share one exported snapshot"));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
