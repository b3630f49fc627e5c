using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Currency.Snapshots;

/// <summary>The snapshot of this process is out of date.</summary>
internal sealed class DropSnapshot(RateSnapshots snapshots) : IEventHandler<RatesRefreshed>
{
    public Task HandleAsync(RatesRefreshed evt, CancellationToken ct)
    {
        snapshots.Expect(evt.Version);
        return Task.CompletedTask;
    }
}

/// <summary>So is every cached figure that was converted, on all nodes.</summary>
internal sealed class ForgetConvertedFigures(HybridCache cache) : IEventHandler<RatesRefreshed>
{
    public Task HandleAsync(RatesRefreshed evt, CancellationToken ct) => cache.RemoveByTagAsync(CacheTags.Rates, ct).AsTask();
}
