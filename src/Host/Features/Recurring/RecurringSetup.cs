using Microsoft.Extensions.Options;
using Quartz;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Makes recurring entries while the program serves.</summary>
internal static class RecurringSetup
{
    /// <summary>The hourly job and the catching up after a start; needs the scheduler of <c>AddCurrencyJobs</c>.</summary>
    public static IServiceCollection AddRecurringJobs(this IServiceCollection services)
    {
        services.AddOptions<RecurringOptions>().BindConfiguration(RecurringOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RecurringOptions>, RecurringOptionsRules>();
        services.AddScoped<MakeDueEntries>();
        services.AddQuartz(q => q.ScheduleJob<MakeDueEntriesJob>(
            (sp, trigger) => trigger.WithIdentity("make-due-entries", "bankroll").WithCronSchedule(
                sp.GetRequiredService<IOptions<RecurringOptions>>().Value.Schedule,
                cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            (_, job) => job.WithIdentity("make-due-entries", "bankroll").RequestRecovery()));
        services.AddHostedService<CatchUpOnDueEntries>();
        return services;
    }
}
