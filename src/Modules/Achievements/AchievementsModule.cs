using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Achievements.Activities;
using StakeEasy.Achievements.Backups;
using StakeEasy.Achievements.Catalogue;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Erasure;
using StakeEasy.Achievements.Goals;
using StakeEasy.Achievements.Limits;
using StakeEasy.Achievements.Notices;
using StakeEasy.Achievements.Review;
using StakeEasy.Achievements.Streaks;
using StakeEasy.Achievements.Summary;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Data;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Achievements;

/// <summary>What keeps a player going: streaks, goals, achievements; and what keeps play healthy: limits and breaks.</summary>
public static class AchievementsModule
{
    /// <summary>
    /// Needs an NpgsqlDataSource, a TimeProvider, a HybridCache, the modules Bankroll and Currency, and somebody who fills
    /// <see cref="IHabitats"/> and <see cref="IStakeRule"/>. After Bankroll: what is erased of a player is erased there first.
    /// </summary>
    public static IServiceCollection AddAchievements(this IServiceCollection services)
    {
        services.AddDbContextPool<AchievementsDbContext>(
            (sp, options) => options.UseModule(sp.GetRequiredService<NpgsqlDataSource>(), AchievementsDbContext.Schema));
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<ReviewTurns>();
        services.AddScoped<ReviewService>();
        services.AddScoped<IReconciliation>(sp => sp.GetRequiredService<ReviewService>());
        services.AddScoped<IEventHandler<LedgerChanged>, MarkForReview>();
        services.AddScoped<IEventHandler<BackupTaken>, CountBackup>();
        services.AddScoped<IAchievements, AchievementService>();
        services.AddScoped<IStreaks, StreakService>();
        services.AddScoped<IProgressSummary, ProgressSummaryReader>();
        services.AddScoped<IGoals, GoalService>();
        services.AddBasicPart(GoalsUnderWay.Part);
        services.AddScoped<INotices, NoticeService>();
        services.AddBasicPart(NoticeService.Waiting);
        services.AddScoped<IActivities, ActivityService>();
        services.AddBasicPart(PlayWords.Part);
        services.AddScoped<IPlayLimits, PlayLimitService>();
        services.AddScoped<ISessionReminders, SessionReminders>();
        services.AddScoped<IOwnedData, AchievementsErasure>();
        services.AddScoped<IBackupPart, AchievementsBackup>();
        return services;
    }

    /// <summary>Reviews players beside the requests as their ledgers change; for the program that serves.</summary>
    public static IServiceCollection AddLiveReviews(this IServiceCollection services) => services.AddHostedService<ReviewWorker>();
}
