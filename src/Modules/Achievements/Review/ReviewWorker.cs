using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StakeEasy.Achievements.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Review;

/// <summary>Reviews, one after the other and beside the requests, whoever has written something.</summary>
internal sealed class ReviewWorker(ReviewQueue queue, IServiceScopeFactory scopes, ILogger<ReviewWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        queue.IsServed = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            var owner = (UserId?)null;
            try
            {
                owner = await queue.TakeAsync(stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IReconciliation>().ReviewAsync(owner.Value, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                log.LogDebug("Stopped; the nightly review does the rest");
            }
#pragma warning disable CA1031 // Thrown from here it would stop the whole application; the others still want their review.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "Could not review {Owner}; the nightly review will", owner);
            }

            if (owner is not null)
            {
                // Others do not wait for it.
                _ = queue.RestAsync(owner.Value, stoppingToken);
            }
        }
    }
}
