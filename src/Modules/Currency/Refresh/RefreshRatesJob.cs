using Microsoft.Extensions.Logging;
using Quartz;
using StakeEasy.Currency.Contracts;

namespace StakeEasy.Currency.Refresh;

/// <summary>The nightly refresh. A run that failed is repeated twice, twenty minutes apart: that is how long an overasked source wants to be left alone.</summary>
[DisallowConcurrentExecution, RetryPolicy(2, "00:20:00")]
internal sealed class RefreshRatesJob(IRateRefresh rates, ILogger<RefreshRatesJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        var result = await rates.RefreshAsync(new RefreshRates(RefreshTrigger.Schedule), ct);
        if (result.Succeeded || result.Error == RefreshErrors.AlreadyRunning)
        {
            return;
        }

        log.LogWarning("The nightly refresh brought no rates");
        throw new JobExecutionException(result.Error.Message);
    }
}
