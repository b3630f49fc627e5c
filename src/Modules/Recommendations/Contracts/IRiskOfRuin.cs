using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>
/// What to know the risk of. A block is whatever the rate is counted by: an hour, a hundred hands, a tournament. Rate, deviation, bankroll
/// and goal are in one unit: money, big blinds or buy-ins.
/// </summary>
/// <param name="Rate">Won per block.</param>
/// <param name="Deviation">Standard deviation of one block; above 0.</param>
/// <param name="Bankroll">At least 0.</param>
public sealed record RuinQuestion(double Rate, double Deviation, double Bankroll)
{
    /// <summary>The risk to find a bankroll for, between 0 and 1.</summary>
    public double? TargetRisk { get; init; }

    /// <summary>The bankroll to reach.</summary>
    public double? Goal { get; init; }

    /// <summary>For how long it is played.</summary>
    public double? Blocks { get; init; }

    /// <summary>How many blocks the rate was observed over; the fewer, the less it can be relied on.</summary>
    public double? SampleBlocks { get; init; }
}

/// <summary>Probabilities from 0 to 1. What was not asked for is null.</summary>
/// <param name="ForEver">Ruin, if one never stops playing.</param>
/// <param name="SeenAfterBlocks">The same if one looks only after each block: what is below zero in between may come back.</param>
/// <param name="WithUncertainRate">The same averaged over all true rates that the sample leaves possible.</param>
/// <param name="WithinBlocks">Ruin within the blocks asked for.</param>
/// <param name="GoalFirst">Reaching the goal before ruin.</param>
/// <param name="RequiredBankroll">For the target risk; null for a rate of zero or less as well, with which no bankroll lasts.</param>
/// <param name="Kelly">Null for a rate of zero or less, which Kelly would not play at all, and for no bankroll.</param>
public sealed record RuinAnswer(
    double ForEver,
    double SeenAfterBlocks,
    double? WithUncertainRate,
    double? WithinBlocks,
    double? GoalFirst,
    double? RequiredBankroll,
    KellyShare? Kelly);

/// <summary>The stake as a share of the one with which the bankroll grows fastest.</summary>
/// <param name="FullBankroll">The bankroll for which this stake would be full Kelly.</param>
/// <param name="Share">1 is full Kelly, 0.5 half; above 1 the risk costs growth, above 2 the bankroll shrinks.</param>
/// <param name="GrowthKept">Of the fastest possible growth; negative above a share of 2.</param>
/// <param name="EverHalved">The chance that the bankroll ever falls to a half if stakes always follow it at this share.</param>
public sealed record KellyShare(double FullBankroll, double Share, double GrowthKept, double EverHalved);

/// <summary>The risk of losing a bankroll, by closed formulas: docs/risk-maths.md.</summary>
public interface IRiskOfRuin
{
    /// <summary>Refused, beside the field, for what is out of range.</summary>
    Result<RuinAnswer> Of(RuinQuestion question);
}
