using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;

namespace StakeEasy.Recommendations.Tests.Risk;

/// <summary>C12 of docs/risk-maths.md.</summary>
public sealed class TournamentTests
{
    private static readonly PayoutTable Three = new(10, [50, 30, 20]);

    private readonly TournamentRiskService _tournaments = new();

    /// <summary>pokercorner.io/en/tools/variance-mtt: 500 players, $10, 10 % return, 1,000 events, a deviation of 1,495 in all.</summary>
    [Fact]
    public void C12_the_published_panel_from_its_mean_and_deviation()
    {
        var deviation = 1_495 / Math.Sqrt(1_000);

        Assert.Equal(0.2518, Stretch.ChanceOfAtMost(0, 1, deviation, 1_000), tolerance: 0.0001);
        Assert.Equal(0.0905, TournamentVariance.ChanceOfRoiAtMost(-0.10, 0.10, deviation, 10, 1_000), tolerance: 0.0001);
        Assert.Equal(0.0224, TournamentVariance.ChanceOfRoiAtMost(-0.20, 0.10, deviation, 10, 1_000), tolerance: 0.0001);
        Assert.Equal(0.2518, 1 - TournamentVariance.ChanceOfRoiAtMost(0.20, 0.10, deviation, 10, 1_000), tolerance: 0.0001);
        var (narrow, likely) = (Stretch.Band(1, deviation, 1_000, 0.70), Stretch.Band(1, deviation, 1_000, 0.95));
        Assert.Equal((-549, 2_549), (Math.Round(narrow.Low), Math.Round(narrow.High))); // it prints -555..2555
        Assert.Equal((-1_930, 3_930), (Math.Round(likely.Low), Math.Round(likely.High))); // it prints -1931..3931
        Assert.Equal(3_348, RiskOfRuin.RequiredBankroll(1, deviation, 0.05), tolerance: 1); // it prints 3349
    }

    [Fact]
    public void Somebody_like_all_others_wins_back_the_prize_pool_and_no_more()
    {
        Assert.All(Enum.GetValues<SkillTilt>(), tilt => Assert.All(
            FinishChances.Of(new(Three, 10, 0, tilt))!, chance => Near.Equal(0.1, chance)));
    }

    [Fact]
    public void Mean_and_deviation_are_those_of_the_payout_table()
    {
        // Each prize once in ten times: mean 10, mean square (2500 + 900 + 400)/10 = 380.
        var outlook = Outlook(new(Three, 10, 0, SkillTilt.TowardsTheTop));

        Assert.Equal(0, outlook.Mean, tolerance: 1e-9);
        Near.Equal(Math.Sqrt(280), outlook.Deviation);
        Near.Equal(0.3, outlook.InTheMoney);
        Near.Equal(Math.Sqrt(280) / (10 * Math.Sqrt(100)), outlook.RoiError);
    }

    [Fact]
    public void Whatever_the_tilt_the_return_is_the_one_asked_for() => Prop.ForAll(
        Gen.Choose(-95, 150).ToArbitrary(), Gen.Elements(10, 45, 180, 2_000).ToArbitrary(), Gen.Elements(Enum.GetValues<SkillTilt>()).ToArbitrary(), (roi, entries, tilt) =>
        {
            var kind = new TournamentKind(_tournaments.UsualPayouts(entries, 10, Math.Max(2, entries / 7)).Value, 11, roi / 100.0, tilt);
            var outlook = _tournaments.Of(new(kind, 100)).Value;

            return Math.Abs(outlook.Mean - (kind.Roi * kind.Cost)) < 1e-7 && outlook.InTheMoney is > 0 and <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Skill_at_the_final_table_swings_more_than_skill_at_getting_paid()
    {
        var payouts = _tournaments.UsualPayouts(1_000, 20, 150).Value;
        var alike = Outlook(new(payouts, 22, 0.25, SkillTilt.PaidPlacesAlike));
        var top = Outlook(new(payouts, 22, 0.25, SkillTilt.TowardsTheTop));

        Near.Equal(alike.Mean, top.Mean, 1e-8);
        Assert.True(top.Deviation > alike.Deviation);
        Assert.True(top.InTheMoney < alike.InTheMoney);
    }

    [Theory]
    [InlineData(SkillTilt.PaidPlacesAlike, 2.34)] // always paid, 33.3 on average
    [InlineData(SkillTilt.TowardsTheTop, 4.01)] // always first, 50
    public void Nobody_wins_more_than_is_there(SkillTilt tilt, double roi) =>
        Assert.Equal("Roi", _tournaments.Of(new(new(Three, 10, roi, tilt), 100)).Error?.Field);

    [Fact]
    public void Usual_payouts_pay_out_the_pool_and_fall_to_one_and_a_half_buy_ins()
    {
        var payouts = _tournaments.UsualPayouts(1_000, 20, 150).Value;

        Near.Equal(20_000, payouts.Prizes.Sum());
        Near.Equal(30, payouts.Prizes[^1], 1e-6);
        Assert.Equal(150, payouts.Prizes.Count);
        Assert.Equal(payouts.Prizes.OrderDescending(), payouts.Prizes);
        Assert.InRange(payouts.Prizes[0] / 20_000, 0.10, 0.25);
    }

    [Fact]
    public void A_winner_who_takes_all_gets_the_pool() => Near.Equal(90, Assert.Single(_tournaments.UsualPayouts(9, 10, 1).Value.Prizes));

    [Theory]
    [InlineData(1, 10, 1, "Entries")]
    [InlineData(100_001, 10, 1, "Entries")]
    [InlineData(100, 0, 1, "Cost")]
    [InlineData(100, double.NaN, 1, "Cost")]
    [InlineData(100, 10, 0, "Paid")]
    [InlineData(100, 10, 51, "Paid")]
    public void Payouts_that_cannot_be_are_refused_beside_their_field(int entries, double buyIn, int paid, string field) =>
        Assert.Equal(field, _tournaments.UsualPayouts(entries, buyIn, paid).Error?.Field);

    [Fact]
    public void Tournaments_that_cannot_be_are_refused_beside_their_field()
    {
        var kind = new TournamentKind(Three, 10, 0.2, SkillTilt.TowardsTheTop);
        (string Field, TournamentQuestion Question)[] refused =
        [
            ("Entries", new(kind with { Payouts = new(1, [10]) }, 100)),
            ("Cost", new(kind with { Cost = 0 }, 100)),
            ("Roi", new(kind with { Roi = -1 }, 100)),
            ("Roi", new(kind with { Roi = double.NaN }, 100)),
            ("Tilt", new(kind with { Tilt = (SkillTilt)9 }, 100)),
            ("Prizes", new(kind with { Payouts = new(10, []) }, 100)),
            ("Prizes", new(kind with { Payouts = new(10, [10, 20]) }, 100)),
            ("Prizes", new(kind with { Payouts = new(10, [0]) }, 100)),
            ("Prizes", new(kind with { Payouts = new(2, [30, 20, 10]) }, 100)),
            ("Prizes", new(kind with { Payouts = new(10, [10, double.NaN]) }, 100)),
            ("Events", new(kind, 0)),
            ("Bankroll", new(kind, 100) { Bankroll = -1 }),
            ("TargetRisk", new(kind, 100) { TargetRisk = 1 }),
        ];

        Assert.All(refused, r => Assert.Equal(r.Field, _tournaments.Of(r.Question).Error?.Field));
    }

    [Fact]
    public void Ruin_and_bankroll_are_those_of_C1_and_C2()
    {
        var outlook = _tournaments.Of(new(new(Three, 10, 0.2, SkillTilt.TowardsTheTop), 100) { Bankroll = 300, TargetRisk = 0.05 }).Value;

        Near.Equal(RiskOfRuin.ForEver(outlook.Mean, outlook.Deviation, 300), outlook.Ruin!.Value);
        Near.Equal(0.05, RiskOfRuin.ForEver(outlook.Mean, outlook.Deviation, outlook.RequiredBankroll!.Value));
        Assert.Null(_tournaments.Of(new(new(Three, 10, -0.2, SkillTilt.TowardsTheTop), 100) { TargetRisk = 0.05 }).Value.RequiredBankroll);
    }

    private TournamentOutlook Outlook(TournamentKind kind) => _tournaments.Of(new(kind, 100)).Value;
}
