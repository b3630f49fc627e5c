using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>After a write the owner must not see an older page, on any node.</summary>
internal sealed class ForgetLedgerFigures(HybridCache cache) : IEventHandler<LedgerChanged>
{
    public Task HandleAsync(LedgerChanged evt, CancellationToken ct) => cache.RemoveByTagAsync(CacheTags.Ledger(evt.Owner), ct).AsTask();
}
