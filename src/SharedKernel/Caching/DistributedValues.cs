using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// Keeps values outside the process: bytes as they are, everything else as JSON, behind a check of their content. Whatever is not what was
/// stored there is taken as not there: a shared server may hold garbage, and a page must not.
/// </summary>
internal sealed class DistributedValues(IDistributedCache cache) : ICacheValues
{
    private const int CheckLength = 16;

    public async ValueTask<(bool Found, T? Value)> GetAsync<T>(string key, CancellationToken ct)
    {
        if (await cache.GetAsync(key, ct) is not { Length: >= CheckLength } stored
            || !stored.AsSpan(0, CheckLength).SequenceEqual(CheckOf(key, stored.AsSpan(CheckLength))))
        {
            return (false, default);
        }

        return typeof(T) == typeof(byte[])
            ? (true, (T)(object)stored[CheckLength..])
            : (true, JsonSerializer.Deserialize<T>(stored.AsSpan(CheckLength)));
    }

    public async ValueTask SetAsync<T>(string key, T value, TimeSpan expiration, CancellationToken ct)
    {
        var content = value as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(value);
        byte[] stored = [.. CheckOf(key, content), .. content];
        await cache.SetAsync(key, stored, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = expiration }, ct);
    }

    /// <summary>Of the key too: a value under another key is garbage.</summary>
    private static byte[] CheckOf(string key, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(key));
        hash.AppendData(content);
        return hash.GetHashAndReset()[..CheckLength];
    }
}
