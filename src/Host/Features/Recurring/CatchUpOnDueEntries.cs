using Microsoft.Extensions.Options;
using Npgsql;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>A start makes what fell due while nothing ran, without the pages waiting for it.</summary>
internal sealed class CatchUpOnDueEntries(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, IOptions<RecurringOptions> options, ILogger<CatchUpOnDueEntries> log) : BackgroundService
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
            await scope.ServiceProvider.GetRequiredService<MakeDueEntries>().RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Stopped while making due entries");
        }
        catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
        {
            // EF Core wraps a connection that broke. Thrown from here it would stop the whole application.
            log.LogError(e, "Could not make due entries; the hourly job will");
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
