using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Recurring;

/// <summary>The limits of players, of whoever knows some; nobody need.</summary>
internal sealed class AskedLimits(IEnumerable<IDepositLimits> limits)
{
    public async Task<bool> AllowAsync(UserId owner, Money deposit, DateOnly day, CancellationToken ct)
    {
        foreach (var limit in limits)
        {
            if (!await limit.AllowAsync(owner, deposit, day, ct))
            {
                return false;
            }
        }

        return true;
    }
}
