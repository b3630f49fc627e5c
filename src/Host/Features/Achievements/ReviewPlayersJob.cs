using Quartz;
using StakeEasy.Achievements.Contracts;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>Every night, on one of the nodes.</summary>
[DisallowConcurrentExecution]
internal sealed class ReviewPlayersJob(IReconciliation reviews, ILogger<ReviewPlayersJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        var (players, changed) = await reviews.ReviewAllAsync(progress: null, ct);
        log.LogInformation("Reviewed {Players} players, {Changed} of them changed", players, changed);
    }
}
