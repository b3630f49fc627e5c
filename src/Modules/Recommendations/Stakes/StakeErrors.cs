using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Stakes;

/// <summary>Why there is no advice, worded for the player.</summary>
internal static class StakeErrors
{
    public static readonly Error UnknownKind = new("Kind", "Choose cash games or tournaments.");

    public static readonly Error NothingAnswered = new("", "Answer at least one question: without any answer there is nothing to base advice on.");

    public static readonly Error BadRate = new("Rate", "Enter your win rate as a number.");

    public static readonly Error NoEdge = new("Rate", "With a win rate of zero or less no bankroll lasts, however large: there is no stake to advise.");

    public static readonly Error BadDeviation = new("Deviation", "The standard deviation is a number above zero.");

    public static readonly Error BadTarget = new("TargetRisk", "The risk of ruin to aim for is above 0 % and at most 25 %.");

    public static readonly Error BadUnits = new("UnitsPerBuyIn", "A buy-in is more than nothing.");

    public static readonly Error OutOfReach = new("Rate", "With so small a win rate the bankroll needed is beyond any that exists.");

    public static Error Unknown(string factor) => new(factor, factor switch
    {
        nameof(StakeFactors.Game) => "Choose Limit Hold'Em, NLHE, PLO, or leave the game open.",
        nameof(StakeFactors.Opposition) => "Choose soft games, tough games, or leave it open.",
        nameof(StakeFactors.Risk) => "Choose aggressive, conservative, or leave it open.",
        _ => "Choose live, online, or leave it open.",
    });
}
