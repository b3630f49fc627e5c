using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <summary>What this module has to know of a player, and others keep.</summary>
/// <param name="Currency">Bankroll milestones, and new goals, are in it.</param>
/// <param name="Scale">Its decimals.</param>
public sealed record Habitat(TimeZoneInfo TimeZone, CurrencyCode Currency, int Scale);

/// <summary>Filled by the Host: where a player lives.</summary>
public interface IHabitats
{
    /// <summary>Null if there is no such player any more: then nothing is kept of them.</summary>
    Task<Habitat?> FindAsync(UserId owner, CancellationToken ct);
}

/// <summary>Filled by the Host: how many buy-ins a bankroll should hold for the stake played.</summary>
public interface IStakeRule
{
    /// <summary>Below so many buy-ins a stake is too high.</summary>
    Task<decimal> BuyInsAsync(UserId owner, SessionFormat format, CancellationToken ct);
}
