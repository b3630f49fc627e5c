using Microsoft.Extensions.Options;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Hosting;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>What was written just before a crash is reviewed after the start.</summary>
internal sealed class CatchUpOnReviews(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, IOptions<AchievementOptions> options, ILogger<CatchUpOnReviews> log)
    : CatchUp("review the players", scopes, lifetime, log)
{
    protected override bool IsWanted => options.Value.CatchUpOnStart;

    protected override Task RunAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<IReconciliation>().ReviewAllAsync(progress: null, ct);
}
