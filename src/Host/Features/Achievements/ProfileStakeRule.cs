using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>
/// The classic rule over the player's own profile, or over that of a careful player for whoever has answered nothing: below its low end it is
/// time to move down.
/// </summary>
internal sealed class ProfileStakeRule(IStakeAdvice advice, IStakeProfiles profiles) : IStakeRule
{
    public async Task<decimal> BuyInsAsync(UserId owner, SessionFormat format, CancellationToken ct)
    {
        var kind = format is SessionFormat.Cash ? PlayKind.Cash : PlayKind.Tournaments;
        var own = await profiles.FindAsync(owner, ct) is { } profile ? advice.Classic(kind, profile.Factors) : null;
        return own is { Succeeded: true } ? own.Value.Low : advice.Classic(kind, StakeFactors.DefaultsFor(kind)).Value.Low;
    }
}
