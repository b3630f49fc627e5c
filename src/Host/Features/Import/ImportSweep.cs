using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Import;

/// <summary>Files that nobody came back for hold figures: they do not lie about. On start and every hour, on each node for itself.</summary>
internal sealed class ImportSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                scope.ServiceProvider.GetRequiredService<IImports>().DeleteExpired();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(e, "Files of imports that expired could not be deleted");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
