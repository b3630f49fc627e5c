using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Recommendations.Advice;
using StakeEasy.Recommendations.Backups;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Data;
using StakeEasy.Recommendations.Erasure;
using StakeEasy.Recommendations.NextActions;
using StakeEasy.Recommendations.Profiles;
using StakeEasy.Recommendations.Risk;
using StakeEasy.Recommendations.Simulation;
using StakeEasy.Recommendations.Stakes;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Recommendations;

/// <summary>Which stakes a bankroll affords, how likely ruin is, and what chance may bring.</summary>
public static class RecommendationsModule
{
    /// <summary>Needs an NpgsqlDataSource, a HybridCache, and the Bankroll and Currency modules.</summary>
    public static IServiceCollection AddRecommendations(this IServiceCollection services)
    {
        services.AddDbContextPool<RecommendationsDbContext>(
            (sp, options) => options.UseModule(sp.GetRequiredService<NpgsqlDataSource>(), RecommendationsDbContext.Schema));
        services.AddSingleton<IStakeAdvice, StakeAdviceService>();
        services.AddSingleton<IStakeLadders, StakeLadders>();
        services.AddSingleton<IRiskOfRuin, RiskOfRuinService>();
        services.AddSingleton<IVariance, VarianceService>();
        services.AddSingleton<ITournamentRisk, TournamentRiskService>();
        services.AddSingleton<ISimulator, SimulatorService>();
        services.AddSingleton<RatesInUse>();
        services.AddSingleton<RiskRule>();
        services.AddSingleton<OwnLuck>();
        services.AddSingleton<Standings>();
        services.AddScoped<IOwnStakeAdvice, OwnStakeAdvice>();
        services.AddSingleton<ProfileRules>();
        services.AddScoped<IStakeProfiles, ProfileService>();
        services.AddBasicPart(ProfileService.Part);
        services.AddScoped<IOwnedData, ProfileErasure>();
        services.AddScoped<IBackupPart, ProfileBackup>();
        services.AddNextActions();
        return services;
    }
}
