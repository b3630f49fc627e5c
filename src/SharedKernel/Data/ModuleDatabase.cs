using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace StakeEasy.SharedKernel.Data;

/// <summary>How each module's context finds its schema and its migrations.</summary>
public static class ModuleDatabase
{
    /// <summary>The table, in the module's own schema, of the migrations that are applied.</summary>
    public const string HistoryTable = "__ef_migrations_history";

    private const string MigrationsAssembly = "StakeEasy.Migrations";

    /// <summary>Uses the application's connections; for the running program.</summary>
    public static DbContextOptionsBuilder UseModule(this DbContextOptionsBuilder options, NpgsqlDataSource connections, string schema) =>
        options.UseNpgsql(connections, pg => pg.MigrationsAssembly(MigrationsAssembly).MigrationsHistoryTable(HistoryTable, schema));

    /// <summary>Uses a connection string; for the migration tool and for tests.</summary>
    public static DbContextOptionsBuilder UseModule(this DbContextOptionsBuilder options, string connectionString, string schema) =>
        options.UseNpgsql(connectionString, pg => pg.MigrationsAssembly(MigrationsAssembly).MigrationsHistoryTable(HistoryTable, schema));
}
