using Microsoft.Extensions.Options;
using Quartz;

namespace StakeEasy.Host.Hosting;

/// <summary>A section of the settings that says when a job runs.</summary>
internal interface IJobOptions
{
    static abstract string Section { get; }

    /// <summary>As a Quartz cron expression in UTC.</summary>
    string Schedule { get; }
}

/// <summary>A wrong setting stops the start, and is named.</summary>
internal sealed class JobOptionsRules<TOptions> : IValidateOptions<TOptions>
    where TOptions : class, IJobOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options) => CronExpression.TryParse(options.Schedule, out _)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{TOptions.Section}:Schedule is no cron expression such as '0 30 2 * * ?'.");
}

internal static class ScheduledJobs
{
    /// <summary>A job that runs on one of the nodes when the settings say so, and once after a time in which nothing ran; needs the scheduler of <c>AddCurrencyJobs</c>.</summary>
    public static IServiceCollection AddScheduledJob<TJob, TOptions>(this IServiceCollection services, string name, string group)
        where TJob : IJob
        where TOptions : class, IJobOptions
    {
        services.AddOptions<TOptions>().BindConfiguration(TOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, JobOptionsRules<TOptions>>();
        return services.AddQuartz(q => q.ScheduleJob<TJob>(
            (sp, trigger) => trigger.WithIdentity(name, group).WithCronSchedule(
                sp.GetRequiredService<IOptions<TOptions>>().Value.Schedule,
                cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            (_, job) => job.WithIdentity(name, group).RequestRecovery()));
    }
}
