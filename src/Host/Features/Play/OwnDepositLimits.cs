using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Play;

/// <inheritdoc/>
internal sealed class OwnDepositLimits(IPlayLimits limits) : IDepositLimits
{
    public async Task<bool> AllowAsync(UserId owner, Money deposit, DateOnly day, CancellationToken ct) =>
        await limits.CheckDepositAsync(owner, deposit, day, replaces: null, ct) is null;
}
