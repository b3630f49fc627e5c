using System.Collections.Concurrent;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// Keeps values in front of another store for the request that asked, so that one page neither reads the same row nor fetches the same bytes twice. Keys
/// change with their tags, as everywhere: what a request writes it reads anew.
/// </summary>
internal sealed class RequestValues(ICacheValues behind) : ICacheValues
{
    private static readonly AsyncLocal<Request?> Current = new();

    /// <summary>Until what it returns is disposed, in all that is called by then.</summary>
    public static IDisposable Begin() => Current.Value = new Request();

    public async ValueTask<(bool Found, T? Value)> GetAsync<T>(string key, CancellationToken ct)
    {
        if (Current.Value?.Kept is not { } kept)
        {
            return await behind.GetAsync<T>(key, ct);
        }

        if (kept.TryGetValue(key, out var here))
        {
            return (true, (T?)here);
        }

        var (found, value) = await behind.GetAsync<T>(key, ct);
        if (found)
        {
            kept.TryAdd(key, value);
        }

        return (found, value);
    }

    public ValueTask SetAsync<T>(string key, T value, TimeSpan expiration, CancellationToken ct)
    {
        Current.Value?.Kept?.TryAdd(key, value);
        return behind.SetAsync(key, value, expiration, ct);
    }

    /// <summary>Work that a request leaves behind takes this along, and finds it empty when the request is over.</summary>
    private sealed class Request : IDisposable
    {
        public ConcurrentDictionary<string, object?>? Kept { get; private set; } = new(StringComparer.Ordinal);

        public void Dispose() => Kept = null;
    }
}
