using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Data;
using StakeEasy.Currency.Tests.Rates;
using StakeEasy.Currency.Tests.Sources;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Database;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Events;
using StakeEasy.Testing;

namespace StakeEasy.Currency.Tests.Refresh;

/// <summary>The whole module on a database of its own, with publishers on loopback. It is Saturday, 21 November 2026, noon.</summary>
internal sealed class CurrencyUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CurrencyUnderTest(RateServer server, string connectionString, Dictionary<string, string?> settings)
    {
        Server = server;
        ConnectionString = connectionString;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(DatabaseConnections.To(connectionString))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ILoggerProvider>(Log)
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Trace))
            .AddSingleton(Announced)
            .AddScoped<IEventBus, EventBus>()
            .AddScoped<IEventHandler<RatesRefreshed>, Listener>()
            .AddCaching(configuration)
            .AddCurrency()
            .BuildServiceProvider();
    }

    public RateServer Server { get; }

    public string ConnectionString { get; }

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    public LogLines Log { get; } = new();

    public ConcurrentQueue<RatesRefreshed> Announced { get; } = new();

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    public IExchangeRates Rates => _services.GetRequiredService<IExchangeRates>();

    /// <summary>Both publishers on loopback, quick and impatient; the settings given come on top.</summary>
    public static async Task<CurrencyUnderTest> StartAsync(PostgresFixture postgres, params (string Setting, string Value)[] settings)
    {
        var server = await RateServer.StartAsync();
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Rates:Ecb:BaseAddress"] = server.Address + "ecb/",
            ["Rates:ExchangeRateApi:OpenAddress"] = server.Address + "open/",
            ["Rates:ExchangeRateApi:KeyedAddress"] = server.Address + "keyed/",
            ["Rates:ExchangeRateApi:Enabled"] = "false",
            ["Rates:AttemptTimeout"] = "00:00:05",
            ["Rates:FirstDelay"] = "00:00:00.001",
            ["Rates:Retries"] = "1",
            ["Rates:LargestAnswer"] = "65536",
        };
        foreach (var (setting, value) in settings)
        {
            all["Rates:" + setting] = value;
        }

        return new CurrencyUnderTest(server, await postgres.NewDatabaseAsync(), all);
    }

    /// <summary>Puts rates in as if they had been fetched before: "USD=1.15 GBP=0.87" per euro.</summary>
    public async Task KnowAsync(string day, string rates, string source = RateSources.Ecb, string baseCurrency = "EUR")
    {
        var list = rates.Split(' ').ToDictionary(r => r[..3], r => decimal.Parse(r[4..], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        await using var connection = await Database.OpenConnectionAsync();
        await RateStore.AppendAsync(connection, source, Clock.GetUtcNow(), [new PublishedRates(RealHistory.Day(day), baseCurrency, list)], CancellationToken.None);
    }

    public async Task<Result<RefreshReport>> RefreshAsync(RefreshTrigger trigger = RefreshTrigger.Command, bool acceptJumps = false)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IRateRefresh>().RefreshAsync(new RefreshRates(trigger, acceptJumps), CancellationToken.None);
    }

    public async Task<RateStatus> StatusAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IRateStatus>().ReadAsync(CancellationToken.None);
    }

    public async Task PrepareAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ICurrencyStartup>().PrepareAsync(CancellationToken.None);
    }

    /// <summary>As <see cref="PrepareAsync"/>, without the time it takes to load the history.</summary>
    public async Task PrepareSchedulerAsync()
    {
        await using var create = Database.CreateCommand("create schema if not exists quartz");
        await create.ExecuteNonQueryAsync();
    }

    public T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<decimal?> RateAsync(string from, string to, string day = "2026-11-21") =>
        (await Rates.LatestAsync(CancellationToken.None)).Rate(CurrencyCode.Of(from), CurrencyCode.Of(to), RealHistory.Day(day));

    public Task<(int Batches, int Publications)> CountAsync() =>
        QueryAsync(async db => (await db.Batches.CountAsync(), await db.Publications.CountAsync()));

    public async Task<T> QueryAsync<T>(Func<CurrencyDbContext, Task<T>> query)
    {
        await using var scope = _services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<CurrencyDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        // The container only disposes of what it has made itself.
        var database = Database;
        await _services.DisposeAsync();
        await database.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class Listener(ConcurrentQueue<RatesRefreshed> announced) : IEventHandler<RatesRefreshed>
    {
        public Task HandleAsync(RatesRefreshed evt, CancellationToken ct)
        {
            announced.Enqueue(evt);
            return Task.CompletedTask;
        }
    }
}
