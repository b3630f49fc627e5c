using Npgsql;

namespace StakeEasy.Host.Hosting;

/// <summary>What a start makes up for, without the pages waiting for it.</summary>
/// <param name="work">What is done, for the log: after "could not".</param>
internal abstract class CatchUp(string work, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger log) : BackgroundService
{
    protected abstract Task RunAsync(IServiceProvider services, CancellationToken ct);

    /// <summary>Whether the settings want it.</summary>
    protected abstract bool IsWanted { get; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsWanted || !await StartedAsync(stoppingToken))
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Stopped before the work of this start was done: {Work}", work);
        }
        catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
        {
            // EF Core wraps a connection that broke. Thrown from here it would stop the whole application.
            log.LogError(e, "Could not {Work}; the next job will", work);
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
