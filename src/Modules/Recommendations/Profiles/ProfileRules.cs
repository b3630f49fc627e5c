using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Profiles;

/// <summary>What a profile may say. Nothing unknown is kept: in a rule it would count as something nobody meant.</summary>
internal sealed class ProfileRules(IStakeLadders ladders)
{
    private const decimal LeastRisk = 0.0001m;
    private const decimal MostRisk = 0.25m;
    private const decimal MostRate = 10_000m;
    private const decimal MostRoi = 100m;
    private const decimal MostDeviation = 100_000m;
    private const decimal MostSample = 1_000_000_000m;

    private const string Cash = "Cash";
    private const string Tournament = "Tournament";

    /// <summary>The first thing wrong; null if all can be kept.</summary>
    public Error? Check(StakeProfile profile) => profile switch
    {
        { Cash: null, Tournaments: null } => ProfileErrors.NoFormat,
        { Games: var games } when games.Any(g => !Enum.IsDefined(g)) => ProfileErrors.UnknownGame,
        { Opposition: { } opposition } when !Enum.IsDefined(opposition) => ProfileErrors.UnknownOpposition,
        { Risk: { } risk } when !Enum.IsDefined(risk) => ProfileErrors.UnknownRisk,
        { Surroundings: { } surroundings } when !Enum.IsDefined(surroundings) => ProfileErrors.UnknownSurroundings,
        { TargetRisk: < LeastRisk or > MostRisk } => ProfileErrors.BadTarget,
        _ => Of(profile.Cash) ?? Of(profile.Tournaments),
    };

    private Error? Of(CashPlay? cash)
    {
        if (cash is null)
        {
            return null;
        }

        if (!ladders.Currencies.Contains(cash.Currency))
        {
            return ProfileErrors.UnknownCurrency(Cash);
        }

        return cash switch
        {
            { BuyIn: { } buyIn } when !Has(ladders.Cash, buyIn) => ProfileErrors.UnknownBuyIn(Cash),
            { RateFrom: var from } when !Enum.IsDefined(from) => ProfileErrors.UnknownSource(Cash),
            { Per: var per } when !Enum.IsDefined(per) => ProfileErrors.UnknownBlock,
            { RateFrom: RateFrom.Typed, Rate: null } => ProfileErrors.Missing("CashRate", "your win rate"),
            { RateFrom: RateFrom.Typed, Deviation: null } => ProfileErrors.Missing("CashDeviation", "the standard deviation"),
            { Rate: < -MostRate or > MostRate } => ProfileErrors.BadRate("CashRate"),
            _ => Spread(Cash, cash.Deviation, cash.Sample),
        };
    }

    private Error? Of(TournamentPlay? play)
    {
        if (play is null)
        {
            return null;
        }

        if (!ladders.Currencies.Contains(play.Currency))
        {
            return ProfileErrors.UnknownCurrency(Tournament);
        }

        if (ladders.TournamentsOf([.. play.Sites]) is not { } ladder)
        {
            return ProfileErrors.UnknownSite;
        }

        return play switch
        {
            { BuyIn: { } buyIn } when !Has(ladder, buyIn) => ProfileErrors.UnknownBuyIn(Tournament),
            { RateFrom: var from } when !Enum.IsDefined(from) => ProfileErrors.UnknownSource(Tournament),
            { RateFrom: RateFrom.Typed, Roi: null } => ProfileErrors.Missing("TournamentRoi", "your return on investment"),
            { RateFrom: not RateFrom.Nowhere, Deviation: null } => ProfileErrors.Missing("TournamentDeviation", "the standard deviation in buy-ins"),
            { Roi: <= -1m or > MostRoi } => ProfileErrors.BadRoi("TournamentRoi"),
            _ => Spread(Tournament, play.Deviation, play.Sample),
        };
    }

    private static Error? Spread(string kind, decimal? deviation, decimal? sample) =>
        deviation is <= 0m or > MostDeviation ? ProfileErrors.BadDeviation(kind + "Deviation")
        : sample is <= 0m or > MostSample ? ProfileErrors.BadSample(kind + "Sample")
        : null;

    private static bool Has(StakeLadder ladder, decimal buyIn) => ladder.Rungs.Any(r => r.BuyIn.Amount == buyIn);
}
