using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>Keeps values outside the process: bytes as they are, everything else as JSON.</summary>
internal sealed class DistributedValues(IDistributedCache cache) : ICacheValues
{
    public async ValueTask<(bool Found, T? Value)> GetAsync<T>(string key, CancellationToken ct)
    {
        if (await cache.GetAsync(key, ct) is not { } stored)
        {
            return (false, default);
        }

        return stored is T bytes ? (true, bytes) : (true, JsonSerializer.Deserialize<T>(stored));
    }

    public async ValueTask SetAsync<T>(string key, T value, TimeSpan expiration, CancellationToken ct)
    {
        var stored = value as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(value);
        await cache.SetAsync(key, stored, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = expiration }, ct);
    }
}
