using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Caching;

/// <summary>One node of the application, as far as its cache is concerned.</summary>
internal sealed class CacheNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CacheNode(ServiceProvider services) => _services = services;

    public HybridCache Cache => _services.GetRequiredService<HybridCache>();

    public bool Hearing => _services.GetRequiredService<CachePeers>().Hearing;

    /// <summary>A node that serves: it hears the others when this returns.</summary>
    public static async Task<CacheNode> ServingAsync(string database, string mode = "memory", string? redis = null)
    {
        var node = NotServing(database, mode, redis);
        foreach (var service in node._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        await Eventually.TrueAsync(() => node.Hearing);
        return node;
    }

    /// <summary>A command: it only tells.</summary>
    public static CacheNode NotServing(string database, string mode = "memory", string? redis = null)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Cache:Mode", (string?)mode), KeyValuePair.Create("ConnectionStrings:Redis", redis)])
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => DatabaseConnections.To(database))
            .AddCaching(settings);
        return new CacheNode(services.BuildServiceProvider());
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
