using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>Where the figures of the risk rule come from. The numbers are stored.</summary>
public enum RateFrom
{
    /// <summary>Nowhere: the player does not know them, and has the classic rule only.</summary>
    Nowhere = 0,
    Typed = 1,

    /// <summary>From the sessions the player recorded, as they are on the day of the advice.</summary>
    OwnSessions = 2,
}

/// <summary>What a win rate is counted by. The numbers are stored.</summary>
public enum RateBlock
{
    HundredHands = 1,
    Hour = 2,
}

/// <summary>Cash games, as the player plays them.</summary>
/// <param name="Currency">Of the stakes; one of <see cref="IStakeLadders.Currencies"/>.</param>
public sealed record CashPlay(CurrencyCode Currency)
{
    /// <summary>The stake played now, by the most one can sit down with; null if it was not said.</summary>
    public decimal? BuyIn { get; init; }

    public RateFrom RateFrom { get; init; }

    /// <summary>Of what was typed; own sessions are always counted by a hundred hands.</summary>
    public RateBlock Per { get; init; } = RateBlock.HundredHands;

    /// <summary>Big blinds won per block.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Standard deviation of one block, in big blinds.</summary>
    public decimal? Deviation { get; init; }

    /// <summary>Over how many hands, or hours, the rate was seen; null if the player takes it for certain.</summary>
    public decimal? Sample { get; init; }
}

/// <summary>Tournaments, as the player plays them.</summary>
/// <param name="Currency">Of the buy-ins; one of <see cref="IStakeLadders.Currencies"/>.</param>
/// <param name="Sites">Whose buy-ins to offer; empty for all.</param>
public sealed record TournamentPlay(CurrencyCode Currency, IReadOnlyList<string> Sites)
{
    /// <summary>What is played now; null if it was not said.</summary>
    public decimal? BuyIn { get; init; }

    public RateFrom RateFrom { get; init; }

    /// <summary>Return on investment: 0.2 wins a fifth of the buy-in on average.</summary>
    public decimal? Roi { get; init; }

    /// <summary>Standard deviation of one tournament, in buy-ins. Sessions do not tell it: too much of it comes from rare first places.</summary>
    public decimal? Deviation { get; init; }

    /// <summary>Over how many tournaments the return was seen.</summary>
    public decimal? Sample { get; init; }
}

/// <summary>
/// What a player said about their play. What was not answered (NA) is null, or an empty list: it is left out of every rule and never counts
/// as zero.
/// </summary>
/// <param name="Games">All that are played; advice is for the one that asks for most.</param>
/// <param name="TargetRisk">The risk of ruin to play with, a share: above 0, at most 0.25.</param>
/// <param name="Cash">Null for somebody who plays no cash games.</param>
/// <param name="Tournaments">Null for somebody who plays no tournaments; one of the two is there.</param>
/// <param name="Version">Changes with every change; handed back with one, so that nobody's change is lost. 0 for a new profile.</param>
public sealed record StakeProfile(
    IReadOnlyList<GameType> Games,
    Opposition? Opposition,
    RiskTolerance? Risk,
    Surroundings? Surroundings,
    decimal TargetRisk,
    CashPlay? Cash,
    TournamentPlay? Tournaments,
    uint Version)
{
    public const decimal UsualRisk = 0.05m;

    /// <summary>As the classic rule takes them.</summary>
    public StakeFactors Factors => new(Games.Count == 0 ? null : Games.Max(), Opposition, Risk, Surroundings);
}

/// <summary>The profile of a player: one, or none yet.</summary>
public interface IStakeProfiles
{
    /// <summary>Null for somebody who has not filled it in. Kept in the cache.</summary>
    Task<StakeProfile?> FindAsync(UserId owner, CancellationToken ct);

    /// <summary>
    /// Saves it if the version is the one that stands. Fields in errors: Formats, Games, Opposition, Risk, Surroundings, TargetRisk, and those
    /// of the two kinds of play with Cash or Tournament before them.
    /// </summary>
    Task<Result<Done>> SaveAsync(UserId owner, StakeProfile profile, CancellationToken ct);
}
