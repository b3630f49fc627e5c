using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Profiles;

/// <summary>Why a profile is not kept, worded for the player.</summary>
internal static class ProfileErrors
{
    public static readonly Error NoFormat = new("Formats", "Choose cash games, tournaments or both.");

    public static readonly Error UnknownGame = new("Games", "Choose Limit Hold'Em, NLHE, PLO, or leave the games open.");

    public static readonly Error UnknownOpposition = new(nameof(StakeProfile.Opposition), "Choose soft games, tough games, or leave it open.");

    public static readonly Error UnknownRisk = new(nameof(StakeProfile.Risk), "Choose aggressive, conservative, or leave it open.");

    public static readonly Error UnknownSurroundings = new(nameof(StakeProfile.Surroundings), "Choose live, online, or leave it open.");

    public static readonly Error BadTarget = new(nameof(StakeProfile.TargetRisk), "The risk of ruin to aim for is at least 0.01 % and at most 25 %.");

    public static readonly Error UnknownSite = new("TournamentSites", "StakeEasy has no list of buy-ins of this site. Choose from the list, or leave all open.");

    public static readonly Error UnknownBlock = new("CashPer", "A win rate is counted by 100 hands or by the hour.");

    public static readonly Error Changed = new("", "Your profile was changed meanwhile, in another tab or on another device.")
    {
        IsConflict = true,
    };

    public static Error UnknownCurrency(string kind) => new(kind + "Currency", "The tables of stakes are known for the currencies of the list only. Choose one of them.");

    public static Error UnknownBuyIn(string kind) => new(kind + "BuyIn", "This stake is not in the table. Choose one of the list, or leave it open.");

    public static Error UnknownSource(string kind) => new(kind + "RateFrom", "Choose nowhere, typed, or your own sessions.");

    public static Error Missing(string field, string what) => new(field, $"Enter {what}, or choose that it comes from nowhere.");

    public static Error BadRate(string field) => new(field, "A win rate is a number between −10,000 and 10,000 big blinds.");

    public static Error BadRoi(string field) => new(field, "A return on investment lies above −100 % and is at most 10,000 %.");

    public static Error BadDeviation(string field) => new(field, "The standard deviation is a number above zero and at most 100,000.");

    public static Error BadSample(string field) => new(field, "What it was seen over is a number above zero and at most 1,000,000,000; leave it empty if you do not know.");
}
