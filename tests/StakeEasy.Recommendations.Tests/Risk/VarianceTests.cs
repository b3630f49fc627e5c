using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;

namespace StakeEasy.Recommendations.Tests.Risk;

/// <summary>C7 to C11 of docs/risk-maths.md.</summary>
public sealed class VarianceTests
{
    private readonly VarianceService _variance = new();

    [Theory]
    [InlineData(5, 100, 100, 0.9544997361036416, -15, 25)] // learnpokerwithme.com, two sigma
    [InlineData(4, 70, 1_200, 0.9973002039367398, -2.06, 10.06)] // downhouse.info, three sigma
    [InlineData(4, 70, 3_700, 0.9973002039367398, 0.55, 7.45)] // the same; it prints 0.45, but 4 - 3.45 is 0.55
    [InlineData(4.6, 46, 100, 0.9544997361036416, -4.6, 13.8)] // flopturnriver.com
    public void C7_the_published_intervals(double rate, double deviation, double blocks, double within, double low, double high)
    {
        var interval = WinRateInterval.Of(rate, deviation, blocks, within, sessions: null);

        Assert.Equal((low, high), (Math.Round(interval.Low, 2), Math.Round(interval.High, 2)));
    }

    [Fact]
    public void C7_few_sessions_widen_the_interval()
    {
        // Student's t with nine and twenty-eight degrees of freedom, from the tables; from thirty sessions on the normal quantile.
        Near.Equal(2.262157163, Half(10) / 10, 1e-8);
        Near.Equal(2.048407142, Half(29) / 10, 1e-8);
        Near.Equal(1.959963984540054, Half(30) / 10);
        Assert.Equal(Half(30), Half(null));

        double Half(int? sessions)
        {
            var interval = _variance.IntervalOf(5, 100, 100, 0.95, sessions).Value;
            return (interval.High - interval.Low) / 2;
        }
    }

    /// <summary>topcasinogames.eu, part 3, divides by the number of sessions: 61.86. Ours is unbiased, as the session statistics are: 65.21.</summary>
    [Fact]
    public void C8_rate_and_deviation_of_sessions_of_unequal_length()
    {
        double[] hours = [8, 8, 8, 12, 12, 10, 10, 10, 12, 10];
        double[] results = [100, -300, 200, 200, -100, 250, 400, 50, 300, 100];

        var sample = _variance.FromSessions([.. hours.Zip(results, (h, r) => new PlayedSession(h, r))]).Value;

        Assert.Equal((12, 100, 10), (sample.Rate, sample.Blocks, sample.Sessions));
        Near.Equal(Math.Sqrt(38266.0 + (2.0 / 3)) / 3, sample.Deviation);
        Assert.Equal(65.21, sample.Deviation, tolerance: 0.005);
        Assert.Equal(61.86, sample.Deviation * Math.Sqrt(9.0 / 10), tolerance: 0.005);
    }

    [Fact]
    public void C9_the_panel_of_Primedope_for_its_default_inputs()
    {
        var panel = _variance.Of(new(2.5, 100, 1_000) { ObservedRate = 10 }).Value;

        Assert.Equal(2_500, panel.Expected);
        Near.Equal(3162.2776601683795, panel.Deviation);
        Near.Equal(3.1622776601683795, panel.RateKnownTo.StandardError);
        Assert.Equal(0.2146, panel.ChanceOfLoss, tolerance: 0.00005);
        Assert.Equal(0.00885, panel.ChanceOfObserved!.Value, tolerance: 0.000005);
        Assert.Equal((-777, 5_777), (Math.Round(panel.Narrow.Low), Math.Round(panel.Narrow.High)));
        Assert.Equal((-3_698, 8_698), (Math.Round(panel.Likely.Low), Math.Round(panel.Likely.High)));
    }

    [Theory]
    [InlineData(2.5, 100, 1_000, 0.6065306597126334)]
    [InlineData(2.5, 100, 2_000, 0.36787944117144233)]
    [InlineData(2.5, 100, 5_000, 0.0820849986238988)]
    [InlineData(5, 80, 1_000, 0.20961138715109784)]
    public void C10_the_share_of_time_in_a_downswing(double rate, double deviation, double depth, double expected) =>
        Near.Equal(expected, _variance.Of(new(rate, deviation, 1_000) { DownswingDepth = depth }).Value.TimeInDownswing!.Value);

    [Fact]
    public void C10_the_mean_of_the_worst_downswing()
    {
        Near.Equal(2560 * (0.49088 + (Math.Log(19.53125) / 4)), Downswings.MeanWorst(5, 80, 10_000)!.Value);
        Assert.Equal(3_159, Downswings.MeanWorst(5, 80, 10_000)!.Value, tolerance: 0.5);
    }

    [Theory]
    [InlineData(0, 10_000)]
    [InlineData(-5, 10_000)]
    [InlineData(5, 5_000)]
    public void C10_the_formula_for_long_play_is_not_used_where_it_does_not_hold(double rate, double blocks) =>
        Assert.Null(Downswings.MeanWorst(rate, 80, blocks));

    [Fact]
    public void C11_Kelly_of_a_bet_and_of_a_stake()
    {
        Near.Equal(0.1, Kelly.OfBet(0.55, 1)); // shadepoker.com, porker-exploit-guide.com
        Near.Equal(2_000, Kelly.Bankroll(5, 100, 1));
        Near.Equal(7_840, Kelly.Bankroll(2.5, 140, 1));
        Near.Equal(0.5, Kelly.Share(5, 100, 4_000));
        Assert.True(Kelly.OfBet(0.45, 1) < 0);
        Assert.Equal(double.PositiveInfinity, Kelly.Bankroll(0, 100, 1));
    }

    [Theory]
    [InlineData(1, 0.1353352832366127, 1, 0.5)]
    [InlineData(0.5, 0.01831563888873418, 0.75, 0.125)] // half the risk keeps three quarters of the growth: shadepoker.com
    [InlineData(0.25, 0.00033546262790251185, 0.4375, 0.0078125)]
    public void C11_a_share_of_Kelly(double share, double ruin, double growth, double everHalved)
    {
        Near.Equal(ruin, Kelly.RuinAtFixedStake(share));
        Near.Equal(growth, Kelly.GrowthKept(share));
        Near.Equal(everHalved, Kelly.EverFallsTo(0.5, share));
    }

    [Fact]
    public void C11_twice_Kelly_grows_no_more_and_falls_to_anything() =>
        Assert.Equal((0, 1), (Kelly.GrowthKept(2), Kelly.EverFallsTo(0.01, 2)));

    [Fact]
    public void Luck_is_where_a_result_stands_among_all_that_might_have_come()
    {
        var luck = _variance.HowLucky(new(5, 100, 100, 1_500)).Value;

        Near.Equal(0.8413447460685429, luck.Percentile);
        Near.Equal(1, luck.StandardDeviations);
        Assert.Equal((1_000, null), (luck.LuckInUnits, luck.AsExtremeAnywhere));
        Assert.Contains("before it was played", luck.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stretch_picked_from_a_long_record_is_no_surprise()
    {
        // Worse than all but one in a hundred; but the worst of a hundred such stretches mostly is.
        var luck = _variance.HowLucky(new(5, 100, 100, 500 - (1_000 * 2.3263478740408408)) { PickedFromBlocks = 10_000 }).Value;

        Near.Equal(0.01, luck.Percentile);
        Near.Equal(1 - Math.Pow(0.99, 100), luck.AsExtremeAnywhere!.Value);
        Assert.Contains("stands out", luck.Note, StringComparison.Ordinal);
    }
}
