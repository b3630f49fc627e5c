using Microsoft.Extensions.Options;
using Quartz;
using StakeEasy.Currency.Sources;

namespace StakeEasy.Currency.Refresh;

/// <summary>When the nightly refresh is due; told without asking the scheduler, which may run on another node.</summary>
internal sealed class RefreshSchedule(IOptions<RatesOptions> options)
{
    private readonly CronExpression _cron = new(options.Value.Schedule, TimeZoneInfo.Utc);

    public DateTimeOffset NextAfter(DateTimeOffset now) => _cron.GetNextValidTimeAfter(now) ?? DateTimeOffset.MaxValue;
}
