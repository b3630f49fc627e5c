using Quartz;
using StakeEasy.Achievements;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Goals;
using StakeEasy.Host.Features.Notifications;
using StakeEasy.Host.Features.Play;
using StakeEasy.Host.Hosting;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>The module with what it asks of others, and its work beside the requests.</summary>
internal static class AchievementsSetup
{
    private const string EveryMinute = "0 * * * * ?";

    public static IServiceCollection AddHabits(this IServiceCollection services)
    {
        services.AddAchievements();
        services.AddScoped<IHabitats, PlayerHabitats>();
        services.AddScoped<IStakeRule, ProfileStakeRule>();
        services.AddScoped<ICandidateSource, GoalsDue>();
        services.AddScoped<IDepositLimits, OwnDepositLimits>();
        services.AddScoped<NewsOfPage>();
        return services;
    }

    /// <summary>Reviews after each write and every night; needs the scheduler of <c>AddCurrencyJobs</c>.</summary>
    public static IServiceCollection AddReviewJobs(this IServiceCollection services)
    {
        services.AddLiveReviews();
        services.AddScheduledJob<ReviewPlayersJob, AchievementOptions>("review-players", "achievements");
        services.AddQuartz(q => q.ScheduleJob<RemindOfLongSessionsJob>(
            trigger => trigger.WithIdentity("remind-of-long-sessions", "achievements").WithCronSchedule(
                EveryMinute, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)),
            job => job.WithIdentity("remind-of-long-sessions", "achievements")));
        services.AddHostedService<CatchUpOnReviews>();
        return services;
    }
}
