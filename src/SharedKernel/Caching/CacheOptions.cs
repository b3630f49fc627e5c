using Microsoft.Extensions.Configuration;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>Where cached values are kept.</summary>
public enum CacheMode
{
    /// <summary>In each process; the others are told of removals by the database.</summary>
    Memory,

    /// <summary>In Redis, shared by all nodes.</summary>
    Redis,

    /// <summary>Nowhere: every value is computed each time.</summary>
    Off,
}

/// <summary>The settings <c>Cache__Mode</c> and <c>ConnectionStrings__Redis</c>.</summary>
public sealed record CacheOptions(CacheMode Mode, string? Redis)
{
    /// <exception cref="SetupException">A setting is missing or unknown; the message names it.</exception>
    public static CacheOptions From(IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var redis = settings.GetConnectionString("Redis");
        return (settings["Cache:Mode"] ?? "").Trim().ToUpperInvariant() switch
        {
            "" or "MEMORY" => new CacheOptions(CacheMode.Memory, null),
            "OFF" => new CacheOptions(CacheMode.Off, null),
            "REDIS" when !string.IsNullOrWhiteSpace(redis) => new CacheOptions(CacheMode.Redis, redis),
            "REDIS" => throw new SetupException("Cache__Mode is redis, but ConnectionStrings__Redis is not set."),
            _ => throw new SetupException($"Cache__Mode is '{settings["Cache:Mode"]}': it can be memory, redis or off."),
        };
    }
}
