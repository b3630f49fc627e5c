using System.Collections.Concurrent;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// Keeps values for the request that computed them, so that one page does not read the same row twice; nothing outside of a request. Keys change with
/// their tags, as everywhere: what a request writes it reads anew.
/// </summary>
internal sealed class RequestValues : ICacheValues
{
    private static readonly AsyncLocal<ConcurrentDictionary<string, object?>?> Kept = new();

    public static void Begin() => Kept.Value = new(StringComparer.Ordinal);

    public ValueTask<(bool Found, T? Value)> GetAsync<T>(string key, CancellationToken ct) =>
        ValueTask.FromResult(Kept.Value is { } kept && kept.TryGetValue(key, out var found) ? (true, (T?)found) : (false, default));

    public ValueTask SetAsync<T>(string key, T value, TimeSpan expiration, CancellationToken ct)
    {
        Kept.Value?.TryAdd(key, value);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Tells the cache where a request begins.</summary>
public static class CacheRequest
{
    /// <summary>In mode <see cref="CacheMode.Off"/> values are kept from here to the end of the calling asynchronous method, in all that it calls.</summary>
    public static void Begin() => RequestValues.Begin();
}
