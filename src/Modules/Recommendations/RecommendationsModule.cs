using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;
using StakeEasy.Recommendations.Simulation;
using StakeEasy.Recommendations.Stakes;

namespace StakeEasy.Recommendations;

/// <summary>Which stakes a bankroll affords, how likely ruin is, and what chance may bring.</summary>
public static class RecommendationsModule
{
    /// <summary>Needs the Bankroll module, for the tables of stakes.</summary>
    public static IServiceCollection AddRecommendations(this IServiceCollection services)
    {
        services.AddSingleton<IStakeAdvice, StakeAdviceService>();
        services.AddSingleton<IStakeLadders, StakeLadders>();
        services.AddSingleton<IRiskOfRuin, RiskOfRuinService>();
        services.AddSingleton<IVariance, VarianceService>();
        services.AddSingleton<ITournamentRisk, TournamentRiskService>();
        services.AddSingleton<ISimulator, SimulatorService>();
        return services;
    }
}
