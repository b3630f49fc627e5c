using StakeEasy.Host.Hosting;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>Cleans up after next actions while the program serves.</summary>
internal static class RecommendationsSetup
{
    public static IServiceCollection AddRecommendationJobs(this IServiceCollection services) =>
        services.AddScheduledJob<ForgetShownListsJob, ShownListsOptions>("forget-shown-lists", "recommendations");
}
