using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Hosting;

/// <summary>Starts the application's own server again if it was killed while we serve; within about a second.</summary>
internal sealed class EmbeddedPostgresGuard(ApplicationDatabase database, TimeProvider clock, ILogger<EmbeddedPostgresGuard> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Embedded is not { } postgres)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (postgres.IsRunning)
            {
                continue;
            }

            log.LogWarning("PostgreSQL has ended unexpectedly; starting it again");
            try
            {
                await postgres.EnsureRunningAsync(stoppingToken);
            }
            catch (SetupException e)
            {
                log.LogError(e, "PostgreSQL could not be started again; trying once more in a moment");
            }
        }
    }
}
