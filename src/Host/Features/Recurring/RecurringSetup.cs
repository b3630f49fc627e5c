using StakeEasy.Host.Hosting;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Makes recurring entries while the program serves.</summary>
internal static class RecurringSetup
{
    /// <summary>The hourly job and the catching up after a start; needs the scheduler of <c>AddCurrencyJobs</c>.</summary>
    public static IServiceCollection AddRecurringJobs(this IServiceCollection services)
    {
        services.AddScoped<MakeDueEntries>();
        services.AddScheduledJob<MakeDueEntriesJob, RecurringOptions>("make-due-entries", "bankroll");
        services.AddHostedService<CatchUpOnDueEntries>();
        return services;
    }
}
