using System.Globalization;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Caching;

/// <summary>One node of the application, as far as its cache is concerned.</summary>
internal sealed class CacheNode : IAsyncDisposable
{
    /// <summary>In milliseconds: a busy machine is no broken Redis.</summary>
    private const int LongPatience = 2_000;

    private readonly ServiceProvider _services;
    private readonly RecordedLog _log;

    private CacheNode(ServiceProvider services, RecordedLog log) => (_services, _log) = (services, log);

    /// <summary>What it told beside that.</summary>
    public IReadOnlyCollection<string> Said => _log.Said;

    /// <summary>Warnings and errors.</summary>
    public IReadOnlyCollection<string> Complaints => _log.Complaints;

    public HybridCache Cache => _services.GetRequiredService<HybridCache>();

    public OwnerBasics Basics => _services.GetRequiredService<OwnerBasics>();

    public bool Hearing => _services.GetRequiredService<CachePeers>().Hearing;

    /// <summary>A node that serves: it hears the others when this returns.</summary>
    public static async Task<CacheNode> ServingAsync(
        string database, string? mode = "memory", string? redis = null, int patience = LongPatience, IEnumerable<BasicPart>? parts = null)
    {
        var node = NotServing(database, mode, redis, patience, parts);
        foreach (var service in node._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        await Eventually.TrueAsync(() => node.Hearing);
        return node;
    }

    /// <summary>A command: it only tells.</summary>
    public static CacheNode NotServing(
        string database, string? mode = "memory", string? redis = null, int patience = LongPatience, IEnumerable<BasicPart>? parts = null)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Cache:Mode"] = mode,
                ["ConnectionStrings:Redis"] = redis,
                ["Cache:RedisPatience"] = patience.ToString(CultureInfo.InvariantCulture),
            })
            .Build();
        var log = new RecordedLog();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => DatabaseConnections.To(database))
            .AddCaching(settings);
        foreach (var part in parts ?? [])
        {
            services.AddBasicPart(part);
        }

        return new CacheNode(services.BuildServiceProvider(), log);
    }

    /// <summary>The value under a key, computed by <paramref name="compute"/> unless it is cached.</summary>
    public ValueTask<T> GetAsync<T>(string key, string tag, Func<T> compute) =>
        Cache.GetOrCreateAsync(key, _ => ValueTask.FromResult(compute()), tags: [tag]);

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
