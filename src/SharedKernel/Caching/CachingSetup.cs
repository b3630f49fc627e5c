using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>The cache of the application.</summary>
public static class CachingSetup
{
    /// <summary>
    /// Adds a HybridCache and <see cref="OwnerBasics"/>. Needs an NpgsqlDataSource. Values are used only while the hosted services run: a process that does
    /// not listen to removals by others computes everything itself.
    /// </summary>
    /// <exception cref="SetupException">A setting is missing or unknown.</exception>
    public static IServiceCollection AddCaching(this IServiceCollection services, IConfiguration settings)
    {
        var options = CacheOptions.From(settings);
        services.AddSingleton(options);
        services.AddSingleton<CachePeers>();
        services.AddHostedService(sp => sp.GetRequiredService<CachePeers>());
        services.AddSingleton<HybridCache, StampedCache>();
        services.AddSingleton<OwnerBasics>();
        switch (options.Mode)
        {
            case CacheMode.Redis:
                services.AddSingleton(sp => new RedisServer(
                    options.Redis!, TimeSpan.FromMilliseconds(options.RedisPatience), sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<ILogger<RedisServer>>()));
                services.AddSingleton<IDistributedCache, RedisCache>();
                services.AddSingleton<ICacheValues>(sp => new RequestValues(new DistributedValues(sp.GetRequiredService<IDistributedCache>())));
                services.AddSingleton<ITagStamps, RedisTagStamps>();
                break;
            case CacheMode.Memory:
                services.AddSingleton<ICacheValues, MemoryValues>();
                services.AddSingleton<ITagStamps, MemoryTagStamps>();
                break;
            default:
                services.AddSingleton<ICacheValues>(_ => new RequestValues(new NoValues()));
                services.AddSingleton<ITagStamps, MemoryTagStamps>();
                break;
        }

        return services;
    }
}
