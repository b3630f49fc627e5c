using Microsoft.Extensions.Caching.Memory;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>Keeps the objects themselves in this process. Whoever caches an object promises not to change it.</summary>
internal sealed class MemoryValues : ICacheValues, IDisposable
{
    private const long Limit = 64 * 1024 * 1024;

    /// <summary>What an object is taken to need; only texts and bytes tell their size.</summary>
    private const long TypicalObject = 2048;

    private readonly MemoryCache _values = new(new MemoryCacheOptions { SizeLimit = Limit });

    public ValueTask<(bool Found, T? Value)> GetAsync<T>(string key, CancellationToken ct) =>
        ValueTask.FromResult(_values.TryGetValue(key, out var found) ? (true, (T?)found) : (false, default));

    public ValueTask SetAsync<T>(string key, T value, TimeSpan expiration, CancellationToken ct)
    {
        var size = value switch
        {
            byte[] bytes => bytes.Length,
            string text => 2L * text.Length,
            BasicsText basics => TypicalObject + basics.Parts.Sum(t => 2L * (t?.Length ?? 0)),
            _ => TypicalObject,
        };
        _values.Set(key, value, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = expiration, Size = size + (2L * key.Length) });
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _values.Dispose();
}
