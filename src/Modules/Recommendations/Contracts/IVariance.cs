using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>From low to high, both in the unit of what it was asked for.</summary>
public sealed record Band(double Low, double High);

/// <summary>A rate and how far it can be relied on.</summary>
/// <param name="StandardError">How far the observed rate lies from the true one, typically.</param>
/// <param name="StandardErrors">How many of them the interval reaches to either side: 1.96 for 95 %, more for few sessions.</param>
public sealed record RateInterval(double Low, double High, double StandardError, double StandardErrors);

/// <summary>A session as the deviation is estimated from.</summary>
/// <param name="Blocks">Its length: hours, or hundreds of hands.</param>
/// <param name="Result">Won, or lost, in it.</param>
public sealed record PlayedSession(double Blocks, double Result);

/// <summary>What sessions show of a rate.</summary>
/// <param name="Rate">Per block.</param>
/// <param name="Deviation">Of one block; unbiased, divided by sessions less one.</param>
public sealed record SampledRate(double Rate, double Deviation, double Blocks, int Sessions);

/// <summary>A stretch of play to look ahead to.</summary>
/// <param name="Rate">Won per block; the block as in <see cref="RuinQuestion"/>.</param>
/// <param name="Deviation">Of one block; above 0.</param>
/// <param name="Blocks">How much is played; above 0.</param>
public sealed record StretchQuestion(double Rate, double Deviation, double Blocks)
{
    /// <summary>A rate per block that was observed over the stretch.</summary>
    public double? ObservedRate { get; init; }

    /// <summary>How deep a downswing to ask about; at least 0.</summary>
    public double? DownswingDepth { get; init; }

    /// <summary>How many sessions rate and deviation were estimated from; below thirty the interval of the rate is wider.</summary>
    public int? Sessions { get; init; }
}

/// <summary>What a stretch of play may bring. Probabilities from 0 to 1; what was not asked for is null.</summary>
/// <param name="Expected">The mean result.</param>
/// <param name="Deviation">Of the result.</param>
/// <param name="ChanceOfLoss">Of a result below zero.</param>
/// <param name="ChanceOfObserved">Of a rate at least as high as the observed one, if the rate asked with is the true one.</param>
/// <param name="Narrow">The result lies in it 70 times in 100.</param>
/// <param name="Likely">The result lies in it 95 times in 100.</param>
/// <param name="RateKnownTo">The interval, 95 %, that the true rate lies in if the rate asked with was observed over this stretch.</param>
/// <param name="TimeInDownswing">The share of time, in the long run, spent at least as deep below the peak as asked.</param>
/// <param name="MeanWorstDownswing">Of the stretch; null if it is too short for the formula: simulate instead.</param>
public sealed record StretchOutlook(
    double Expected,
    double Deviation,
    double ChanceOfLoss,
    double? ChanceOfObserved,
    Band Narrow,
    Band Likely,
    RateInterval RateKnownTo,
    double? TimeInDownswing,
    double? MeanWorstDownswing);

/// <summary>How much of a result is chance, by closed formulas: docs/risk-maths.md.</summary>
public interface IVariance
{
    Result<StretchOutlook> Of(StretchQuestion question);

    /// <summary>The interval that holds the true rate with probability <paramref name="within"/>, above 0 and at most 0.999.</summary>
    /// <param name="blocks">How much was played.</param>
    /// <param name="sessions">How many sessions the deviation was estimated from, at least 2; null if it is known otherwise.</param>
    Result<RateInterval> IntervalOf(double rate, double deviation, double blocks, double within, int? sessions);

    /// <summary>Rate and deviation of sessions of unequal length, as the session statistics compute them. Refused for fewer than two.</summary>
    Result<SampledRate> FromSessions(IReadOnlyList<PlayedSession> sessions);

    /// <summary>How many of a hundred players with this rate would have done worse over this stretch.</summary>
    Result<Luck> HowLucky(LuckQuestion question);
}

/// <summary>A stretch of play to look back on.</summary>
/// <param name="Rate">The true rate per block, as believed.</param>
/// <param name="Blocks">The length of the stretch.</param>
/// <param name="Result">What was won, or lost, in it.</param>
public sealed record LuckQuestion(double Rate, double Deviation, double Blocks, double Result)
{
    /// <summary>The length of the whole record, if the stretch was picked out of it; at least <see cref="Blocks"/>.</summary>
    public double? PickedFromBlocks { get; init; }
}

/// <summary>Where a result stands among all that chance might have dealt.</summary>
/// <param name="Percentile">0 to 1: the share of players with this rate who do worse. One half is neither luck nor bad luck.</param>
/// <param name="StandardDeviations">Above (or, negative, below) what was to be expected.</param>
/// <param name="LuckInUnits">The result less what was to be expected.</param>
/// <param name="AsExtremeAnywhere">
/// If the stretch was picked from a longer record: the least chance that some stretch of this length in it is at least as far out on that
/// side. Null otherwise.
/// </param>
/// <param name="Note">What the percentile does not say, in words for the player.</param>
public sealed record Luck(double Percentile, double StandardDeviations, double LuckInUnits, double? AsExtremeAnywhere, string Note);
