using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;
using static StakeEasy.Recommendations.Tests.Advice.Players;

namespace StakeEasy.Recommendations.Tests.Advice;

public sealed class OwnRateTests
{
    /// <summary>
    /// Seventeen times the root of six: with eighteen buy-ins and 1,350 blocks it is the published example of 1.5 and 17, with 300 big blinds
    /// and 225 blocks, in another unit (C1, C3).
    /// </summary>
    private const decimal Published = 41.6413256273m;

    private static readonly RecordedPlay Cash = NoPlay with
    {
        Sessions = 40,
        HandSessions = 30,
        Hands = 135_000,
        BigBlinds = 2_025,
        Per100 = new(1.5m, Published, new(-0.8m, 3.8m), null),
    };

    private static readonly CashPlay FromSessions = new(Dollar) { RateFrom = RateFrom.OwnSessions };

    [Fact]
    public void A_typed_rate_gives_the_buy_ins_of_the_risk_that_is_accepted()
    {
        var advice = Rule.Of(Standing(With(Typed(2.5m, 100m)), 14_400m), With(Typed(2.5m, 100m)), NoRecord);

        // 2.5 and 100 at 5 %: 5,991.46 big blinds (C2).
        Assert.Equal((60.0m, null), (advice.Advice!.Range.Multiple, advice.Refused));
        Assert.Equal(RiskOfRuin.ForEver(2.5, 100, 7_200), advice.AtClassic!.Value, 12);
        Assert.Null(advice.Rate!.Likely);
    }

    [Fact]
    public void A_sample_makes_the_risk_uncertain_and_larger()
    {
        var profile = With(Typed(1.5m, Published, 135_000m));

        var risk = Rule.Of(Standing(profile, 2_880m), profile, NoRecord).Stakes.Single(s => s.Stake.BuyIn.Amount == 200m);

        Assert.Equal(18m, risk.BuyIns);
        Assert.Equal(0.0444146, risk.Exactly, 7);
        Assert.Equal(0.2001169, risk.Uncertain!.Value, 7);
    }

    [Fact]
    public void Own_sessions_bring_their_rate_their_deviation_and_their_length()
    {
        var profile = With(FromSessions);
        var advice = Rule.Of(Standing(profile, 2_880m), profile, NoRecord with { Cash = Cash });

        Assert.Equal((1.5, (double)Published, 1_350.0, 30), (advice.Rate!.Rate, advice.Rate.Deviation, advice.Rate.Blocks!.Value, advice.Rate.Sessions!.Value));
        Assert.Equal(0.2001169, advice.Stakes.Single(s => s.Stake.BuyIn.Amount == 200m).Uncertain!.Value, 7);
    }

    [Fact]
    public void Few_sessions_give_no_advice_and_it_is_said_how_many_are_needed()
    {
        var profile = With(FromSessions);
        var few = NoRecord with { Cash = Cash with { HandSessions = 3, Hands = 240, Per100 = Unknown } };
        var advice = Rule.Of(Standing(profile, 480m), profile, few);

        Assert.Null(advice.Advice);
        Assert.Empty(advice.Stakes);
        Assert.Contains("Not enough data: 3 of your sessions have blinds and hands, 240 hands together", advice.Refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_losing_player_gets_no_stake_by_risk_and_certain_ruin_at_each()
    {
        var profile = With(Typed(-1m, 90m));
        var advice = Rule.Of(Standing(profile, 14_400m), profile, NoRecord);

        Assert.Null(advice.Advice);
        Assert.NotEmpty(advice.Refused!.Message);
        Assert.All(advice.Stakes, s => Assert.Equal(1.0, s.Exactly));
    }

    [Fact]
    public void The_stakes_that_either_rule_recommends_are_among_those_whose_risk_is_shown()
    {
        var profile = With(Typed(20m, 80m, 5_000m));
        var standing = Standing(profile, 10_000m);

        var risk = Rule.Of(standing, profile, NoRecord);

        Assert.True(risk.Advice!.Stake!.BuyIn.Amount > 2 * standing.Classic!.Stake!.BuyIn.Amount);
        Assert.Contains(risk.Stakes, s => s.Stake == standing.Classic.Stake);
        Assert.Contains(risk.Stakes, s => s.Stake == risk.Advice.Stake);
        Assert.Equal(risk.Stakes.Select(s => s.Stake.BuyIn.Amount).Distinct().Order(), risk.Stakes.Select(s => s.Stake.BuyIn.Amount));
    }

    [Fact]
    public void An_empty_bankroll_has_advice_and_no_risk_to_show()
    {
        var profile = With(Typed(2.5m, 100m));
        var advice = Rule.Of(Standing(profile, 0m), profile, NoRecord);

        Assert.Equal(BankrollPosition.BelowSmallest, advice.Advice!.Position);
        Assert.Empty(advice.Stakes);
    }

    [Fact]
    public void The_return_of_own_tournaments_is_as_sure_as_their_number_and_the_typed_deviation_make_it()
    {
        var profile = Usual with { Cash = null, Tournaments = new TournamentPlay(Dollar, []) { RateFrom = RateFrom.OwnSessions, Deviation = 5m } };
        var record = NoRecord with { Tournaments = NoPlay with { Sessions = 100, Roi = 0.2m } };
        var rate = Rule.Of(Standing(profile, 1_000m), profile, record).Rate!;

        Assert.Equal(0.2 - (1.959963984540054 * 0.5), rate.Likely!.Low, 9);
        Assert.Contains("Not enough data", Rule.Of(Standing(profile, 1_000m), profile, NoRecord).Refused!.Message, StringComparison.Ordinal);
    }
}
