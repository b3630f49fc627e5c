using System.Net.Sockets;
using Npgsql;

namespace StakeEasy.Host.Maintenance;

/// <summary>Knows without asking whether the application is open: looks at the switch all the time, so that no request has to.</summary>
internal sealed class MaintenanceWatch(MaintenanceSwitch maintenance, TimeProvider clock, ILogger<MaintenanceWatch> log) : BackgroundService
{
    /// <summary>How late a node may notice.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private MaintenanceNotice? _notice;

    /// <summary>Null while the application is open.</summary>
    public MaintenanceNotice? Notice => Volatile.Read(ref _notice);

    /// <summary>The first request must find the answer.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            var notice = await maintenance.ReadAsync(ct);
            if (notice is null != (Interlocked.Exchange(ref _notice, notice) is null))
            {
                log.LogInformation("Maintenance is {State}", notice is null ? "off" : "on");
            }
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            // What was known last holds until the database answers again; that it does not is told elsewhere.
        }
    }
}
