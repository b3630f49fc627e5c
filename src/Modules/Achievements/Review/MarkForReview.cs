using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Achievements.Review;

/// <summary>All that a write costs on its own way: no statement, a line in a list.</summary>
internal sealed class MarkForReview(ReviewQueue queue) : IEventHandler<LedgerChanged>
{
    public Task HandleAsync(LedgerChanged evt, CancellationToken ct)
    {
        queue.Add(evt.Owner);
        return Task.CompletedTask;
    }
}
