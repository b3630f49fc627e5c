using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Profiles;
using StakeEasy.Recommendations.Tests.Stakes;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.Profiles;

public sealed class ProfileRulesTests
{
    private static readonly CurrencyCode Dollar = CurrencyCode.Of("USD");

    private static readonly StakeProfile Full = new(
        [GameType.NoLimitHoldem, GameType.PotLimitOmaha],
        Opposition.Tough,
        RiskTolerance.Conservative,
        Surroundings.Online,
        StakeProfile.UsualRisk,
        new CashPlay(Dollar) { BuyIn = 200m, RateFrom = RateFrom.Typed, Rate = 2.5m, Deviation = 90m, Sample = 50_000m },
        new TournamentPlay(Dollar, ["PokerStars"]) { BuyIn = 11m, RateFrom = RateFrom.OwnSessions, Deviation = 4.7m },
        Version: 0);

    private static readonly StakeProfile Open = new([], null, null, null, StakeProfile.UsualRisk, new CashPlay(Dollar), null, 0);

    private readonly ProfileRules _rules = new(Ladders.Service);

    public static TheoryData<string, StakeProfile> Refused => new()
    {
        { "Formats", Full with { Cash = null, Tournaments = null } },
        { "Games", Full with { Games = [GameType.NoLimitHoldem, (GameType)9] } },
        { "Opposition", Full with { Opposition = (Opposition)9 } },
        { "Risk", Full with { Risk = (RiskTolerance)9 } },
        { "Surroundings", Full with { Surroundings = (Surroundings)9 } },
        { "TargetRisk", Full with { TargetRisk = 0m } },
        { "TargetRisk", Full with { TargetRisk = -0.05m } },
        { "TargetRisk", Full with { TargetRisk = 0.2501m } },
        { "CashCurrency", Full with { Cash = new CashPlay(CurrencyCode.Of("JPY")) } },
        { "CashCurrency", Full with { Cash = new CashPlay(default) } },
        { "CashBuyIn", Full with { Cash = Full.Cash! with { BuyIn = 201m } } },
        { "CashRateFrom", Full with { Cash = Full.Cash! with { RateFrom = (RateFrom)9 } } },
        { "CashPer", Full with { Cash = Full.Cash! with { Per = (RateBlock)9 } } },
        { "CashRate", Full with { Cash = Full.Cash! with { Rate = null } } },
        { "CashRate", Full with { Cash = Full.Cash! with { Rate = 10_001m } } },
        { "CashDeviation", Full with { Cash = Full.Cash! with { Deviation = null } } },
        { "CashDeviation", Full with { Cash = Full.Cash! with { Deviation = 0m } } },
        { "CashSample", Full with { Cash = Full.Cash! with { Sample = 0m } } },
        { "TournamentCurrency", Full with { Tournaments = new TournamentPlay(CurrencyCode.Of("BTC"), []) } },
        { "TournamentSites", Full with { Tournaments = new TournamentPlay(Dollar, ["Nowhere"]) } },
        { "TournamentBuyIn", Full with { Tournaments = Full.Tournaments! with { BuyIn = 10.50m } } },
        { "TournamentRateFrom", Full with { Tournaments = Full.Tournaments! with { RateFrom = (RateFrom)9 } } },
        { "TournamentRoi", Full with { Tournaments = Full.Tournaments! with { RateFrom = RateFrom.Typed } } },
        { "TournamentRoi", Full with { Tournaments = Full.Tournaments! with { RateFrom = RateFrom.Typed, Roi = -1m } } },
        { "TournamentDeviation", Full with { Tournaments = Full.Tournaments! with { Deviation = null } } },
        { "TournamentSample", Full with { Tournaments = Full.Tournaments! with { Sample = -5m } } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_nobody_could_mean_is_refused_beside_its_field(string field, StakeProfile profile) =>
        Assert.Equal(field, _rules.Check(profile)?.Field);

    [Fact]
    public void Every_question_may_be_left_open() => Assert.All([Full, Open], p => Assert.Null(_rules.Check(p)));

    [Fact]
    public void Of_several_games_the_one_that_asks_for_most_counts_and_none_is_left_out()
    {
        Assert.Equal(GameType.PotLimitOmaha, Full.Factors.Game);
        Assert.Null(Open.Factors.Game);
    }
}
