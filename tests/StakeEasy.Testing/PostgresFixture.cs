using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Migrations;
using StakeEasy.SharedKernel.Database;
using Xunit;

namespace StakeEasy.Testing;

/// <summary>
/// One PostgreSQL for a whole test assembly, with a template database that has every module's tables; tests take clones of it.
/// Each assembly declares <c>[CollectionDefinition(PostgresFixture.Collection)] public sealed class Postgres : ICollectionFixture&lt;PostgresFixture&gt;;</c>
/// and its test classes carry <c>[Collection(PostgresFixture.Collection)]</c> and take the fixture in their constructor.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime, IDisposable
{
    public const string Collection = "postgres";

    private const string Template = "template_of_tests";

    private readonly TestFolder _folder = new("postgres");
    private EmbeddedPostgres? _server;
    private int _databases;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var options = new EmbeddedPostgresOptions(_folder.Path) { Durable = false };
        _server = await EmbeddedPostgres.JoinAsync(options, NullLogger.Instance, CancellationToken.None);
        await ExecuteAsync($"CREATE DATABASE {Template}");

        // A pooled connection would stay open, and a database in use cannot be cloned.
        await DatabaseMigrations.ApplyAsync(ConnectionTo(Template, pooling: false), CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>A database of your own with all tables and no rows; the connection string of it. About 60 ms.</summary>
    public async Task<string> NewDatabaseAsync() => ConnectionTo(await CreateAsync($"TEMPLATE {Template} STRATEGY WAL_LOG"));

    /// <summary>A database with nothing in it, for tests of the migrations themselves.</summary>
    public async Task<string> NewEmptyDatabaseAsync() => ConnectionTo(await CreateAsync(""));

    /// <summary>Runs a statement as the owner of the server, outside every test database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres", pooling: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> CreateAsync(string from)
    {
        var name = "test_" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await ExecuteAsync($"CREATE DATABASE {name} {from}");
        return name;
    }

    private string ConnectionTo(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(_server!.ConnectionString) { Database = database, Pooling = pooling, MaxPoolSize = 20 }
            .ConnectionString;
}
