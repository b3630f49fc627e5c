using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Sources;

namespace StakeEasy.Currency.Refresh;

/// <summary>
/// A start with rates older than the last publication asks for newer ones at once, whatever nights were slept through. In the
/// background: the pages do not wait for it, and a start without a network is none the slower.
/// </summary>
internal sealed class CatchUpOnStart(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, IOptions<RatesOptions> options, TimeProvider clock, ILogger<CatchUpOnStart> log)
    : BackgroundService
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
            var rates = await scope.ServiceProvider.GetRequiredService<IExchangeRates>().LatestAsync(stoppingToken);
            if (rates.Day is null || rates.AgeOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) > 0)
            {
                await scope.ServiceProvider.GetRequiredService<IRateRefresh>().RefreshAsync(new RefreshRates(RefreshTrigger.Start), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Stopped while catching up on rates");
        }
        catch (NpgsqlException e)
        {
            log.LogError(e, "Could not catch up on rates; the nightly refresh will");
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
