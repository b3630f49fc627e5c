using Microsoft.EntityFrameworkCore;
using Npgsql;
using StakeEasy.Migrations;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Hosting;

[Collection(PostgresFixture.Collection)]
public sealed class MigrationTests(PostgresFixture postgres)
{
    private const string Schema = """
        SELECT coalesce(string_agg(line, E'\n' ORDER BY line), '') FROM (
            SELECT format('%s.%s.%s %s %s', table_schema, table_name, column_name, data_type, is_nullable) AS line
            FROM information_schema.columns WHERE table_schema = '{0}' AND table_name <> '__ef_migrations_history'
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = '{0}' AND tablename <> '__ef_migrations_history'
            UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint
                WHERE connamespace = '{0}'::regnamespace AND conrelid <> coalesce(to_regclass('{0}.__ef_migrations_history'), 0)
            UNION ALL SELECT proname || pg_get_function_identity_arguments(oid) FROM pg_proc WHERE pronamespace = '{0}'::regnamespace) AS lines
        """;

    public static TheoryData<string> Schemas => [.. ModuleMigrations.All.Select(m => m.Schema)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Every_migration_rolls_back_to_nothing_and_up_again(string schema)
    {
        var connectionString = await postgres.NewEmptyDatabaseAsync();
        await using var db = ModuleMigrations.All.Single(m => string.Equals(m.Schema, schema, StringComparison.Ordinal)).Open(connectionString);
        await db.Database.MigrateAsync();
        var first = await SchemaAsync(connectionString, schema);

        await db.Database.MigrateAsync("0");
        var nothing = await SchemaAsync(connectionString, schema);
        await db.Database.MigrateAsync();

        Assert.NotEmpty(first);
        Assert.Empty(nothing);
        Assert.Equal(first, await SchemaAsync(connectionString, schema));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task The_model_and_its_migrations_agree(string schema)
    {
        await using var db = ModuleMigrations.All.Single(m => string.Equals(m.Schema, schema, StringComparison.Ordinal)).Open("Host=unused");

        Assert.False(db.Database.HasPendingModelChanges(), "scripts/new-migration makes the migration that is missing.");
    }

    [Fact]
    public void Every_context_that_has_migrations_is_listed()
    {
        var contexts = typeof(ModuleMigrations).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes(typeof(Microsoft.EntityFrameworkCore.Infrastructure.DbContextAttribute), inherit: false))
            .Cast<Microsoft.EntityFrameworkCore.Infrastructure.DbContextAttribute>()
            .Select(a => a.ContextType)
            .Distinct();

        Assert.Equal(contexts.OrderBy(c => c.Name, StringComparer.Ordinal), ModuleMigrations.All.Select(m => m.Context).OrderBy(c => c.Name, StringComparer.Ordinal));
        Assert.All(ModuleMigrations.All, module => Assert.NotEmpty(module.Ids));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        var connectionString = await postgres.NewEmptyDatabaseAsync();

        var worked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DatabaseMigrations.ApplyAsync(connectionString, CancellationToken.None)));

        Assert.Single(worked, true);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        Assert.True(await DatabaseMigrations.AreAppliedAsync(connection, CancellationToken.None));
    }

    private static async Task<string> SchemaAsync(string connectionString, string schema)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var exists = await database.CreateCommand($"SELECT to_regnamespace('{schema}') IS NOT NULL").ExecuteScalarAsync();
        return exists is true
            ? (string)(await database.CreateCommand(Schema.Replace("{0}", schema, StringComparison.Ordinal)).ExecuteScalarAsync())!
            : "";
    }
}
