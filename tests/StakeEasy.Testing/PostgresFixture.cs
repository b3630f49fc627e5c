using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Currency;
using StakeEasy.Currency.Contracts;
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

    private const string TemplateWithRates = "template_with_rates";

    private readonly TestFolder _folder = new("postgres");
    private readonly Lazy<Task> _withRates;
    private EmbeddedPostgres? _server;
    private int _databases;

    public PostgresFixture() => _withRates = new Lazy<Task>(CreateTemplateWithRatesAsync);

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

    /// <summary>
    /// Like <see cref="NewDatabaseAsync"/>, with the exchange rates that ship with the program: an application that starts on it
    /// has nothing to load first.
    /// </summary>
    public async Task<string> NewDatabaseWithRatesAsync()
    {
        await _withRates.Value;
        return ConnectionTo(await CreateAsync($"TEMPLATE {TemplateWithRates} STRATEGY WAL_LOG"));
    }

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

    private async Task CreateTemplateWithRatesAsync()
    {
        await ExecuteAsync($"CREATE DATABASE {TemplateWithRates} TEMPLATE {Template} STRATEGY WAL_LOG");
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => NpgsqlDataSource.Create(ConnectionTo(TemplateWithRates, pooling: false)))
            .AddCurrency()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ICurrencyStartup>().PrepareAsync(CancellationToken.None);
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
