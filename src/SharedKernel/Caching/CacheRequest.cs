namespace StakeEasy.SharedKernel.Caching;

/// <summary>Tells the cache where a request begins and ends.</summary>
public static class CacheRequest
{
    /// <summary>
    /// Unless values are kept in this process anyway (<see cref="CacheMode.Memory"/>), they are from here on until what this returns is disposed, for all that
    /// the caller calls.
    /// </summary>
    public static IDisposable Begin() => RequestValues.Begin();
}
