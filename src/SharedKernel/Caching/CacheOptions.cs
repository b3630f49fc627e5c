using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>Where cached values are kept.</summary>
public enum CacheMode
{
    /// <summary>In each process; the others are told of removals by the database.</summary>
    Memory,

    /// <summary>In Redis, shared by all nodes.</summary>
    Redis,

    /// <summary>Nowhere beyond the request: every page computes its values once.</summary>
    Off,
}

/// <summary>
/// The settings <c>Cache__Mode</c>, <c>ConnectionStrings__Redis</c> and <c>Cache__RedisPatience</c>. Whoever names a Redis means it to be used: a mode
/// is only needed to say otherwise.
/// </summary>
/// <param name="RedisPatience">How long an answer of Redis is waited for, in milliseconds; a page asks some ten times.</param>
public sealed record CacheOptions(CacheMode Mode, string? Redis, int RedisPatience = CacheOptions.UsualPatience)
{
    /// <summary>Two unanswered questions, then Redis is left alone: no page is delayed by more than 50 ms.</summary>
    public const int UsualPatience = 20;

    /// <exception cref="SetupException">A setting is missing or unknown; the message names it.</exception>
    public static CacheOptions From(IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var redis = settings.GetConnectionString("Redis");
        return (settings["Cache:Mode"] ?? "").Trim().ToUpperInvariant() switch
        {
            "" when string.IsNullOrWhiteSpace(redis) => new CacheOptions(CacheMode.Memory, null),
            "MEMORY" => new CacheOptions(CacheMode.Memory, null),
            "OFF" => new CacheOptions(CacheMode.Off, null),
            "" or "REDIS" when !string.IsNullOrWhiteSpace(redis) => new CacheOptions(CacheMode.Redis, redis, Patience(settings["Cache:RedisPatience"])),
            "REDIS" => throw new SetupException("Cache__Mode is redis, but ConnectionStrings__Redis is not set."),
            _ => throw new SetupException($"Cache__Mode is '{settings["Cache:Mode"]}': it can be memory, redis or off."),
        };
    }

    private static int Patience(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? UsualPatience
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0 ? milliseconds
        : throw new SetupException($"Cache__RedisPatience is '{setting}': it is a number of milliseconds above zero.");
}
