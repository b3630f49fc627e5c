namespace StakeEasy.Currency.Rates;

/// <summary>Which batch of rates touched which days: what lets a cached figure of an old version be repaired instead of thrown away.</summary>
internal sealed class RateChanges
{
    private readonly long[] _versions;

    /// <summary>At each batch: the earliest day that it or any later one changed.</summary>
    private readonly DateOnly[] _earliest;

    public RateChanges(IEnumerable<(long Version, DateOnly FirstDay)> batches)
    {
        var sorted = batches.OrderBy(b => b.Version).ToArray();
        _versions = [.. sorted.Select(b => b.Version)];
        _earliest = [.. sorted.Select(b => b.FirstDay)];
        for (var i = _earliest.Length - 2; i >= 0; i--)
        {
            _earliest[i] = _earliest[i] < _earliest[i + 1] ? _earliest[i] : _earliest[i + 1];
        }
    }

    public long Version => _versions.Length == 0 ? 0 : _versions[^1];

    public DateOnly? Since(long version)
    {
        var found = Array.BinarySearch(_versions, version);
        var next = found >= 0 ? found + 1 : ~found;
        return next < _versions.Length ? _earliest[next] : null;
    }
}
