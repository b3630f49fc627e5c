using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Hybrid;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// The application's HybridCache. A value's key holds the stamps of its tags as they were before it was computed; removing a tag
/// replaces its stamp. So a value computed from older data can never be found after the removal, wherever it is stored and
/// whenever its computation ends. Of the entry options only Expiration counts.
/// </summary>
internal sealed class StampedCache(ITagStamps stamps, ICacheValues values, CachePeers peers) : HybridCache
{
    /// <summary>The tag that every value carries.</summary>
    public const string Everything = "*";

    private static readonly TimeSpan UsualExpiration = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    public override async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (await StampedKeyAsync(key, tags, cancellationToken) is not { } stamped)
            {
                return await factory(state, cancellationToken);
            }

            var (found, value) = await values.GetAsync<T>(stamped, cancellationToken);
            if (found)
            {
                return value!;
            }

            var mine = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            var underWay = _underWay.GetOrAdd(stamped, mine.Task);
            if (underWay == mine.Task)
            {
                return await ComputeAsync(stamped, mine, () => factory(state, CancellationToken.None), options?.Expiration ?? UsualExpiration);
            }

            try
            {
                return await ((Task<T>)underWay).WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Whoever was computing gave up, not us.
            }
        }
    }

    /// <summary>Prefer GetOrCreateAsync: a value computed before this call may be older than the stamps it is stored under.</summary>
    public override async ValueTask SetAsync<T>(
        string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        if (await StampedKeyAsync(key, tags, cancellationToken) is { } stamped)
        {
            await values.SetAsync(stamped, value, options?.Expiration ?? UsualExpiration, cancellationToken);
        }
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) =>
        RemoveByTagAsync(TagOf(key), cancellationToken);

    public override async ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default)
    {
        await stamps.ReplaceAsync(tag, cancellationToken);

        // Also where Redis holds the stamps: another process may keep its values elsewhere, in memory, or may not reach that Redis.
        await peers.TellAsync(tag, cancellationToken);
    }

    private static string TagOf(string key) => "key:" + key;

    private async ValueTask<string?> StampedKeyAsync(string key, IEnumerable<string>? tags, CancellationToken ct)
    {
        if (!peers.Hearing)
        {
            return null;
        }

        var stamp = await stamps.CurrentAsync([Everything, TagOf(key), .. tags ?? []], ct);
        return stamp is null ? null : key + "|" + stamp;
    }

    /// <summary>
    /// Not cancelled with the request that happens to be first: others wait for the same value. It does stay until the end, for
    /// the factory uses services of that request.
    /// </summary>
    private async Task<T> ComputeAsync<T>(string stamped, TaskCompletionSource<T> mine, Func<ValueTask<T>> factory, TimeSpan expiration)
    {
        try
        {
            var value = await factory();
            await values.SetAsync(stamped, value, expiration, CancellationToken.None);
            mine.SetResult(value);
            return value;
        }
        catch (OperationCanceledException e)
        {
            mine.SetCanceled(e.CancellationToken);
            throw;
        }
        catch (Exception e)
        {
            mine.SetException(e);
            _ = mine.Task.Exception; // Seen, even if nobody waits.
            throw;
        }
        finally
        {
            _underWay.TryRemove(stamped, out _);
        }
    }
}
