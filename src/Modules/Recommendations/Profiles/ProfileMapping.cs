using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Profiles;

/// <summary>Between a profile and its row.</summary>
internal static class ProfileMapping
{
    public static StakeProfile ToProfile(this ProfileRow row) => new(
        [.. (row.Games ?? []).Select(Enum.Parse<GameType>)], row.Opposition, row.RiskTolerance, row.Surroundings, row.TargetRisk, CashOf(row), TournamentsOf(row), row.Version);

    public static void Take(this ProfileRow row, StakeProfile profile)
    {
        row.Games = profile.Games.Count == 0 ? null : [.. profile.Games.Distinct().Order().Select(g => g.ToString())];
        row.Opposition = profile.Opposition;
        row.RiskTolerance = profile.Risk;
        row.Surroundings = profile.Surroundings;
        row.TargetRisk = profile.TargetRisk;
        row.CashCurrency = profile.Cash?.Currency.Value;
        row.CashBuyIn = profile.Cash?.BuyIn;
        row.CashRateFrom = profile.Cash?.RateFrom ?? RateFrom.Nowhere;
        row.CashPer = profile.Cash?.Per ?? RateBlock.HundredHands;
        row.CashRate = profile.Cash?.Rate;
        row.CashDeviation = profile.Cash?.Deviation;
        row.CashSample = profile.Cash?.Sample;
        row.TournamentCurrency = profile.Tournaments?.Currency.Value;
        row.TournamentSites = profile.Tournaments is { Sites.Count: > 0 } play ? [.. play.Sites.Distinct(StringComparer.Ordinal)] : null;
        row.TournamentBuyIn = profile.Tournaments?.BuyIn;
        row.TournamentRateFrom = profile.Tournaments?.RateFrom ?? RateFrom.Nowhere;
        row.TournamentRoi = profile.Tournaments?.Roi;
        row.TournamentDeviation = profile.Tournaments?.Deviation;
        row.TournamentSample = profile.Tournaments?.Sample;
    }

    private static CashPlay? CashOf(ProfileRow row) => row.CashCurrency is not { } currency ? null : new(CurrencyCode.Of(currency))
    {
        BuyIn = row.CashBuyIn,
        RateFrom = row.CashRateFrom,
        Per = row.CashPer,
        Rate = row.CashRate,
        Deviation = row.CashDeviation,
        Sample = row.CashSample,
    };

    private static TournamentPlay? TournamentsOf(ProfileRow row) => row.TournamentCurrency is not { } currency ? null : new(CurrencyCode.Of(currency), row.TournamentSites ?? [])
    {
        BuyIn = row.TournamentBuyIn,
        RateFrom = row.TournamentRateFrom,
        Roi = row.TournamentRoi,
        Deviation = row.TournamentDeviation,
        Sample = row.TournamentSample,
    };
}
