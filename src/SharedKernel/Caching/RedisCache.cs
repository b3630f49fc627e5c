using Microsoft.Extensions.Caching.Distributed;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>Bytes in Redis. When it is down every read is a miss and every write is forgotten; never an error.</summary>
internal sealed class RedisCache(RedisServer redis, TimeProvider clock) : IDistributedCache
{
    private const string Prefix = "stakeeasy:value:";
    private static readonly TimeSpan UsualExpiration = TimeSpan.FromMinutes(5);

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        var (_, value) = await redis.AskAsync(db => db.StringGetAsync(Prefix + key), token);
        return value;
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        var expiration = options.AbsoluteExpirationRelativeToNow
            ?? (options.AbsoluteExpiration - clock.GetUtcNow())
            ?? options.SlidingExpiration
            ?? UsualExpiration;
        await redis.AskAsync(db => db.StringSetAsync(Prefix + key, value, expiration), token);
    }

    public async Task RemoveAsync(string key, CancellationToken token = default) =>
        await redis.AskAsync(db => db.KeyDeleteAsync(Prefix + key), token);

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    // The interface asks for these; nothing here calls them.
    public byte[]? Get(string key) => GetAsync(key).GetAwaiter().GetResult();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => SetAsync(key, value, options).GetAwaiter().GetResult();

    public void Remove(string key) => RemoveAsync(key).GetAwaiter().GetResult();

    public void Refresh(string key) => RefreshAsync(key).GetAwaiter().GetResult();
}
