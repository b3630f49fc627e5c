using Microsoft.Extensions.Options;
using Quartz;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>Cleans up after next actions while the program serves.</summary>
internal static class RecommendationsSetup
{
    /// <summary>The nightly job; needs the scheduler of <c>AddCurrencyJobs</c>.</summary>
    public static IServiceCollection AddRecommendationJobs(this IServiceCollection services)
    {
        services.AddOptions<ShownListsOptions>().BindConfiguration(ShownListsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ShownListsOptions>, ShownListsOptionsRules>();
        services.AddQuartz(q => q.ScheduleJob<ForgetShownListsJob>(
            (sp, trigger) => trigger.WithIdentity("forget-shown-lists", "recommendations").WithCronSchedule(
                sp.GetRequiredService<IOptions<ShownListsOptions>>().Value.Schedule,
                cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            (_, job) => job.WithIdentity("forget-shown-lists", "recommendations").RequestRecovery()));
        return services;
    }
}
