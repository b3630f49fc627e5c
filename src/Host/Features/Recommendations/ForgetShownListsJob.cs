using Quartz;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>Nightly, on one of the nodes.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetShownListsJob(IShownLists lists, ILogger<ForgetShownListsJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        if (await lists.ForgetOldAsync(ct) is { } count)
        {
            log.Log(count > 0 ? LogLevel.Information : LogLevel.Debug, "Forgot {Count} lists of next actions", count);
        }
        else
        {
            log.LogDebug("Another node is forgetting lists of next actions");
        }
    }
}
