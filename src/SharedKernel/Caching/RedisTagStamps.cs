using System.Collections.Concurrent;
using StackExchange.Redis;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// Stamps in Redis, read anew each time, so that all nodes agree at once. A removal that did not get through is owed: until it
/// is made up for, this node neither reads nor stores anything under that tag.
/// </summary>
internal sealed class RedisTagStamps(RedisServer redis) : ITagStamps
{
    private const string Prefix = "stakeeasy:stamp:";

    /// <summary>Longer than any value lives. A stamp that is lost earlier is replaced by a new one: values get lost, never found again.</summary>
    private static readonly TimeSpan Expiration = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, string> _owed = new(StringComparer.Ordinal);

    public async ValueTask<string?> CurrentAsync(IReadOnlyList<string> tags, CancellationToken ct)
    {
        foreach (var tag in tags)
        {
            if (_owed.ContainsKey(tag) && !await TryReplaceAsync(tag, ct))
            {
                return null;
            }
        }

        var keys = tags.Select(tag => (RedisKey)(Prefix + tag)).ToArray();
        var (answered, stamps) = await redis.AskAsync(db => db.StringGetAsync(keys), ct);
        if (!answered)
        {
            return null;
        }

        if (Array.Exists(stamps!, stamp => stamp.IsNull))
        {
            (answered, stamps) = await redis.AskAsync(db => CreateMissingAsync(db, keys, stamps!), ct);
        }

        return answered && !Array.Exists(stamps!, stamp => stamp.IsNull) ? string.Join('.', stamps!) : null;
    }

    public async ValueTask ReplaceAsync(string tag, CancellationToken ct) => await TryReplaceAsync(tag, ct);

    /// <summary>False if it did not get through, and is owed.</summary>
    private async Task<bool> TryReplaceAsync(string tag, CancellationToken ct)
    {
        // Owed before it is tried: a read in between must not find the old stamp and believe it.
        var stamp = NewStamp();
        _owed[tag] = stamp;
        var (replaced, _) = await redis.AskAsync(db => db.StringSetAsync(Prefix + tag, stamp, Expiration), ct);
        if (replaced)
        {
            // Only our own debt: another removal of the same tag may have failed meanwhile.
            _owed.TryRemove(KeyValuePair.Create(tag, stamp));
        }

        return replaced;
    }

    private static async Task<RedisValue[]> CreateMissingAsync(IDatabase db, RedisKey[] keys, RedisValue[] stamps)
    {
        foreach (var key in keys.Where((_, i) => stamps[i].IsNull))
        {
            await db.StringSetAsync(key, NewStamp(), Expiration, When.NotExists);
        }

        return await db.StringGetAsync(keys);
    }

    /// <summary>Never used before, on any node.</summary>
    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
