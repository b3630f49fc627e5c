namespace StakeEasy.SharedKernel.Caching;

/// <summary>Keeps values under keys that are never used for anything else, for a while or shorter.</summary>
internal interface ICacheValues
{
    ValueTask<(bool Found, T? Value)> GetAsync<T>(string key, CancellationToken ct);

    ValueTask SetAsync<T>(string key, T value, TimeSpan expiration, CancellationToken ct);
}

/// <summary>Keeps nothing.</summary>
internal sealed class NoValues : ICacheValues
{
    public ValueTask<(bool Found, T? Value)> GetAsync<T>(string key, CancellationToken ct) => default;

    public ValueTask SetAsync<T>(string key, T value, TimeSpan expiration, CancellationToken ct) => default;
}
