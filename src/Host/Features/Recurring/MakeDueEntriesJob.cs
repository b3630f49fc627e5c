using Quartz;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Hourly, on one of the nodes.</summary>
[DisallowConcurrentExecution]
internal sealed class MakeDueEntriesJob(MakeDueEntries work, ILogger<MakeDueEntriesJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        var made = await work.RunAsync(ct);
        log.Log(made > 0 ? LogLevel.Information : LogLevel.Debug, "Made {Count} recurring entries", made);
    }
}
