using StakeEasy.Recommendations.Risk;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.Risk;

/// <summary>C1 to C6 of docs/risk-maths.md: against the formulas worked out with fifty digits, and against what others published.</summary>
public sealed class RiskOfRuinTests
{
    [Theory]
    [InlineData(5, 100, 2_000, 0.135335283236612692)]
    [InlineData(30, 600, 15_000, 0.0820849986238987952)]
    [InlineData(1.5, 17, 300, 0.0444146081525851352)]
    [InlineData(5, 100, 0, 1)]
    [InlineData(0, 100, 2_000, 1)]
    [InlineData(-5, 100, 2_000, 1)]
    public void C1_ruin_of_unlimited_play(double rate, double deviation, double bankroll, double expected) =>
        Near.Equal(expected, RiskOfRuin.ForEver(rate, deviation, bankroll));

    [Theory]
    [InlineData(5, 100, 2_000, 13.53)] // gamblingcalc.com
    [InlineData(30, 600, 15_000, 8.2085)] // pokerbrb.com, topcasinogames.eu
    [InlineData(1.5, 17, 300, 4.44)] // Ankenman
    public void C1_as_published_in_percent(double rate, double deviation, double bankroll, double published) =>
        Assert.Equal(published, 100 * RiskOfRuin.ForEver(rate, deviation, bankroll), tolerance: published == 8.2085 ? 0.00005 : 0.005);

    [Theory]
    [InlineData(5, 100, 0.01, 4605.17018598809137)] // "roughly 4,600", gamblingcalc.com
    [InlineData(20, 200, 0.05, 2995.73227355399099)] // 2996, topcasinogames.eu
    [InlineData(20, 200, 0.01, 4605.17018598809137)] // 4605
    [InlineData(20, 200, 0.001, 6907.75527898213705)] // 6908
    [InlineData(2.5, 100, 0.05, 5991.46454710798199)] // the "<5% RoR" of Primedope's inputs
    public void C2_the_bankroll_for_a_risk(double rate, double deviation, double risk, double expected)
    {
        Near.Equal(expected, RiskOfRuin.RequiredBankroll(rate, deviation, risk));
        Near.Equal(risk, RiskOfRuin.ForEver(rate, deviation, expected));
    }

    [Fact]
    public void C2_no_bankroll_is_enough_without_an_edge() =>
        Assert.All([0.0, -5.0], rate => Assert.Equal(double.PositiveInfinity, RiskOfRuin.RequiredBankroll(rate, 100, 0.05)));

    /// <summary>
    /// Ankenman's own post prints 17.89 % for it, "if I've done the math right": that is his line as typed, with the division by the standard
    /// error missing inside the first Phi. The integral over all win rates says 20.01 %.
    /// </summary>
    [Fact]
    public void C3_an_uncertain_win_rate_and_not_the_figure_of_the_post()
    {
        var risk = RiskOfRuin.WithUncertainRate(1.5, 17, 300, 17 / Math.Sqrt(225));

        Near.Equal(0.200116858545833993, risk);
        Assert.NotEqual(0.1789, risk, tolerance: 0.001);
    }

    [Theory]
    [InlineData(5, 100, 2_000, 1_000, 0.244893993856191681)]
    [InlineData(-2, 100, 1_000, 400, 0.854051071908349039)]
    [InlineData(2.5, 100, 20_000, 100, 0.411015029361030626)]
    public void C3_is_the_mean_of_C1_over_all_win_rates(double rate, double deviation, double bankroll, double blocks, double integral) =>
        Near.Equal(integral, RiskOfRuin.WithUncertainRate(rate, deviation, bankroll, deviation / Math.Sqrt(blocks)));

    [Fact]
    public void C3_does_not_overflow_where_its_parts_would()
    {
        Assert.InRange(RiskOfRuin.WithUncertainRate(5, 100, 1e9, 100), 0, 1);
        Near.Equal(Normal.Cdf(-0.05), RiskOfRuin.WithUncertainRate(5, 100, 1e12, 100), 1e-6);
    }

    [Theory]
    [InlineData(1.05, 13.11, 50, 300, 0.469154569977513413)]
    [InlineData(-1.05, 13.11, 50, 300, 0.0221167511884147961)]
    [InlineData(1e-9, 100, 500, 2_000, 0.2500000000375)]
    [InlineData(0, 100, 500, 2_000, 0.25)]
    [InlineData(5, 100, 2_000, 2_000, 1)]
    [InlineData(5, 100, 0, 2_000, 0)]
    public void C4_a_goal_before_ruin(double rate, double deviation, double bankroll, double goal, double expected) =>
        Near.Equal(expected, RiskOfRuin.ReachFirst(rate, deviation, bankroll, goal));

    [Fact]
    public void C4_the_published_figures_for_play_in_steps_are_near()
    {
        // 2+2's "ROR Problem for Stat Weenies" uses R = (s² - w)/(s² + w) a unit, a walk in single units: 0.469158.
        Assert.Equal(0.469158, RiskOfRuin.ReachFirst(1.05, 13.11, 50, 300), tolerance: 0.000004);

        // Schlesinger: 54.2 % and 2.53 % for the two barriers alone, 53 % to lose before the win.
        var (ruin, fromGoal) = (0.5421, 0.02539);
        var (bankroll, goal) = (RiskOfRuin.RequiredBankroll(1, 10, ruin), RiskOfRuin.RequiredBankroll(1, 10, fromGoal));
        Assert.Equal(0.5302, 1 - RiskOfRuin.ReachFirst(1, 10, bankroll, goal), tolerance: 0.00005);
    }

    [Theory]
    [InlineData(5, 100, 2_000, 1_000, 0.125568401007108231)] // 12.56 % within 100,000 hands
    [InlineData(2.5, 100, 5_991, 1_000, 0.0103674385235420282)] // 1.04 %, and 5 % for ever
    [InlineData(-10, 50, 3_000, 200, 0.0990125836573066921)]
    [InlineData(-100, 50, 10_000, 50, 1.39385446488784278e-45)]
    [InlineData(0, 100, 1_000, 100, 0.317310507862914103)]
    [InlineData(5, 100, 0, 0, 1)]
    [InlineData(5, 100, 2_000, 0, 0)]
    public void C5_ruin_within_some_play(double rate, double deviation, double bankroll, double blocks, double expected) =>
        Near.Equal(expected, RiskOfRuin.Within(rate, deviation, bankroll, blocks));

    [Fact]
    public void C6_who_looks_only_after_each_step_sees_less_ruin()
    {
        // N(1,1) a step and a bankroll of 1: the book prints 14 %, simulations say about 4 % (andrewgelman.com, 2014).
        Near.Equal(0.135335283236612692, RiskOfRuin.ForEver(1, 1, 1));
        Assert.Equal(0.0422, RiskOfRuin.ForEver(1, 1, RiskOfRuin.SeenAtSteps(1, 1)), tolerance: 0.00005);
        Near.Equal(0.58259715793901067, RiskOfRuin.SeenAtSteps(0, 1), 1e-15);
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.ForEver(double.NaN, 100, 2_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.ForEver(5, 0, 2_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.ForEver(5, 100, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.RequiredBankroll(5, 100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.RequiredBankroll(5, 100, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.WithUncertainRate(5, 100, 2_000, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.ReachFirst(5, 100, 2_000, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.Within(5, 100, 2_000, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskOfRuin.SeenAtSteps(2_000, -1));
    }
}
