using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Migrations;

/// <summary>Brings a database up to this program.</summary>
public static class DatabaseMigrations
{
    /// <summary>Any number, the same for every node: who holds it migrates.</summary>
    private const long AdvisoryLock = 7_301_204_488_113;

    /// <summary>
    /// Applies what is missing, module by module; true if there was anything. Several nodes may call it at once: one works, the
    /// others wait and then find nothing to do.
    /// </summary>
    public static async Task<bool> ApplyAsync(string connectionString, CancellationToken ct)
    {
        // Not from the pool: a connection that is lost takes the lock with it, one that is handed back would keep it.
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(own);
        await connection.OpenAsync(ct);
        await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({AdvisoryLock})", connection) { CommandTimeout = 600 };
        await take.ExecuteNonQueryAsync(ct);
        if (await AreAppliedAsync(connection, ct))
        {
            return false;
        }

        foreach (var module in ModuleMigrations.All)
        {
            await using var db = module.Open(own);
            await db.Database.MigrateAsync(ct);
        }

        return true;
    }

    /// <summary>
    /// Whether every migration of this program is applied. One statement, and no model of EF Core is built for it: a start with
    /// nothing to do must not pay for one.
    /// </summary>
    public static async Task<bool> AreAppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var sql = new StringBuilder();
        foreach (var module in ModuleMigrations.All)
        {
            sql.Append(sql.Length > 0 ? " UNION ALL " : "")
                .Append("SELECT '").Append(module.Schema).Append("/' || \"MigrationId\" FROM ")
                .Append(module.Schema).Append('.').Append(ModuleDatabase.HistoryTable);
        }

        var missing = ModuleMigrations.All.SelectMany(m => m.Ids.Select(id => m.Schema + "/" + id)).ToHashSet(StringComparer.Ordinal);
        try
        {
            await using var command = new NpgsqlCommand(sql.ToString(), connection);
            await using var applied = await command.ExecuteReaderAsync(ct);
            while (await applied.ReadAsync(ct))
            {
                missing.Remove(applied.GetString(0));
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return false;
        }

        return missing.Count == 0;
    }
}
