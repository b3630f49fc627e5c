using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// Filled by whoever knows the limits that players set for themselves; asked before a recurring deposit is made. Where nobody fills it, every
/// one is made.
/// </summary>
public interface IDepositLimits
{
    /// <summary>False if the player wants to be asked first.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="deposit">What would be put in.</param>
    /// <param name="day">The day it would be dated.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<bool> AllowAsync(UserId owner, Money deposit, DateOnly day, CancellationToken ct);
}
