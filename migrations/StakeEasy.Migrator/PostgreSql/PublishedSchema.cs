using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>The schema a run publishes into.</summary>
internal static class PublishedSchema
{
    /// <summary>The first thing somebody has put there; what belongs to an extension does not count. Null if there is nothing.</summary>
    public static async Task<string?> FirstObjectAsync(Database database, string schema, CancellationToken ct)
    {
        var found = await database.TextsAsync(
            """
            SELECT what FROM (
              SELECT 'pg_class'::regclass AS catalogue, oid, CASE WHEN relkind IN ('r', 'p') THEN 'the table ' WHEN relkind = 'S' THEN 'the sequence ' ELSE 'the relation ' END || relname AS what, relnamespace AS schema
              FROM pg_class WHERE relkind NOT IN ('i', 'I', 't')
              UNION ALL SELECT 'pg_proc'::regclass, oid, 'the function ' || proname, pronamespace FROM pg_proc
              UNION ALL SELECT 'pg_type'::regclass, oid, 'the type ' || typname, typnamespace FROM pg_type WHERE typrelid = 0 AND typelem = 0
            ) objects
            WHERE schema = (SELECT oid FROM pg_namespace WHERE nspname = $1)
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = objects.catalogue AND d.objid = objects.oid AND d.deptype = 'e')
            ORDER BY what LIMIT 1
            """,
            ct, schema);
        return found.Count == 0 ? null : found[0][0];
    }

    /// <summary>One transaction: a schema that does not exist yet is the staging renamed; into one that does the tables are moved, so that its rights stay.</summary>
    public static async Task<bool> PublishAsync(Database database, string staging, string schema, Func<NpgsqlConnection, Task<bool>> record, CancellationToken ct)
    {
        await using var connection = await database.ConnectAsync(ct);
        await connection.ExecuteAsync("SET synchronous_commit = on", ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if ((await connection.TextsAsync("SELECT 1 FROM pg_namespace WHERE nspname = $1", ct, schema)).Count == 0)
        {
            await connection.ExecuteAsync($"ALTER SCHEMA {PostgreSqlSql.Name(staging)} RENAME TO {PostgreSqlSql.Name(schema)}", ct);
        }
        else
        {
            if (await FirstObjectAsync(database, schema, ct) is { } found)
            {
                throw new MigrationException($"The schema {schema} was filled by somebody else meanwhile: it holds {found}. Nothing was published.");
            }

            foreach (var table in await connection.TextsAsync("SELECT tablename FROM pg_tables WHERE schemaname = $1", ct, staging))
            {
                await connection.ExecuteAsync($"ALTER TABLE {PostgreSqlSql.Name(staging, table[0]!)} SET SCHEMA {PostgreSqlSql.Name(schema)}", ct);
            }

            await connection.ExecuteAsync($"DROP SCHEMA {PostgreSqlSql.Name(staging)}", ct);
        }

        if (!await record(connection))
        {
            return false;
        }

        await transaction.CommitAsync(ct);
        return true;
    }
}
