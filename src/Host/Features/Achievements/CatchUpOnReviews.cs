using Microsoft.Extensions.Options;
using Npgsql;
using StakeEasy.Achievements.Contracts;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>What was written just before a crash is reviewed after the start, without the pages waiting for it.</summary>
internal sealed class CatchUpOnReviews(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, IOptions<AchievementOptions> options, ILogger<CatchUpOnReviews> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.CatchUpOnStart || !await StartedAsync(stoppingToken))
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IReconciliation>().ReviewAllAsync(progress: null, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Stopped while reviewing players");
        }
        catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
        {
            // Thrown from here it would stop the whole application.
            log.LogError(e, "Could not review the players; the nightly job will");
        }
    }

    private async Task<bool> StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var onStop = stoppingToken.Register(() => started.TrySetResult(false));
        return await started.Task;
    }
}
