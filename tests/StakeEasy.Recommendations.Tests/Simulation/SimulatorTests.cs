using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;
using StakeEasy.Recommendations.Simulation;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.Simulation;

/// <summary>Fixed seeds: what agrees once agrees always. Within four standard errors of the closed formulas.</summary>
public sealed class SimulatorTests : IDisposable
{
    private const double Errors = 4;

    private readonly SimulatorService _simulator = new();

    public void Dispose() => _simulator.Dispose();

    [Fact]
    public async Task Results_spread_as_the_normal_distribution_says()
    {
        var run = await CashAsync(new(5, 100, 1_000, Seed: 1) { Paths = 20_000 });

        Within(5_000, run.Won.Mean, run.Won.MeanError);
        var deviation = 100 * Math.Sqrt(1_000);
        Within(deviation, run.Won.Deviation, deviation / Math.Sqrt(2 * 20_000));
        Within(Stretch.ChanceOfAtMost(0, 5, 100, 1_000), run.Loss.Probability, run.Loss.StandardError);
        Assert.All(
            new[] { (0.05, run.Won.Quantiles.P5), (0.25, run.Won.Quantiles.P25), (0.5, run.Won.Quantiles.P50), (0.75, run.Won.Quantiles.P75), (0.95, run.Won.Quantiles.P95) },
            q => Within(5_000 + (deviation * Normal.Quantile(q.Item1)), q.Item2, QuantileError(q.Item1, deviation, 20_000)));
        Assert.Null(run.Ruin);
    }

    [Fact]
    public async Task Every_point_of_the_fan_is_where_it_should_be()
    {
        var run = await CashAsync(new(2.5, 90, 400, Seed: 2) { Paths = 20_000 });

        Assert.Equal(Enumerable.Range(1, 400), run.Fan.Select(p => p.Step));
        Assert.All(run.Fan, point =>
        {
            var deviation = 90 * Math.Sqrt(point.Step);
            Within((2.5 * point.Step) + (deviation * Normal.Quantile(0.05)), point.Won.P5, QuantileError(0.05, deviation, 20_000), errors: 5);
            Within(2.5 * point.Step, point.Won.P50, QuantileError(0.5, deviation, 20_000), errors: 5);
            Assert.True(point.Won.P5 < point.Won.P25 && point.Won.P25 < point.Won.P50 && point.Won.P50 < point.Won.P75 && point.Won.P75 < point.Won.P95);
        });
        Assert.Equal(run.Won.Quantiles, run.Fan[^1].Won);
    }

    /// <summary>Ruin is looked for after each block, so it is the corrected formula (C6 in C5) that holds, not the plain one.</summary>
    [Theory]
    [InlineData(5, 100, 800, 1_000)]
    [InlineData(2.5, 100, 1_500, 2_000)]
    [InlineData(-2, 80, 1_200, 300)]
    public async Task Ruin_agrees_with_the_formula_for_looking_after_each_block(double rate, double deviation, double bankroll, int blocks)
    {
        var ruin = (await CashAsync(new(rate, deviation, blocks, Seed: 3) { Paths = 50_000, Bankroll = bankroll })).Ruin!;

        Within(RiskOfRuin.Within(rate, deviation, RiskOfRuin.SeenAtSteps(bankroll, deviation), blocks), ruin.Probability, ruin.StandardError);
        Assert.True(RiskOfRuin.Within(rate, deviation, bankroll, blocks) - ruin.Probability > Errors * ruin.StandardError, "The plain formula should not fit.");
    }

    /// <summary>C6's own case: N(1,1) a step, a bankroll of 1. 4.22 % by the correction, 4.04 % in another simulation; the plain formula says 13.5 %.</summary>
    [Fact]
    public async Task A_bankroll_of_one_step_is_ruined_four_times_in_a_hundred()
    {
        var ruin = (await CashAsync(new(1, 1, 60, Seed: 4) { Paths = 100_000, Bankroll = 1 })).Ruin!;

        Assert.Equal(0.0404, ruin.Probability, tolerance: Errors * ruin.StandardError);
        Assert.Equal(0.0422, ruin.Probability, tolerance: 0.0035);
    }

    [Fact]
    public async Task The_ruined_stay_ruined_and_lose_no_more_than_they_had()
    {
        var run = await CashAsync(new(-3, 100, 500, Seed: 5) { Bankroll = 800 });

        Assert.Equal(run.Fan.Select(p => p.Ruined).Order(), run.Fan.Select(p => p.Ruined));
        Assert.All(run.Fan, p => Assert.True(p.Won.P5 >= -800));
        Assert.Equal((-800, run.Ruin!.Probability), (run.Won.Quantiles.P25, run.Fan[^1].Ruined));
        Assert.True(run.WorstDownswing.Quantiles.P5 > 0);
    }

    /// <summary>Magdon-Ismail's mean is that of a path seen at every moment; after each block, peak and trough are each 0.58 of a block nearer.</summary>
    [Fact]
    public async Task The_worst_downswing_agrees_with_the_formula_but_for_looking_after_each_block()
    {
        var worst = (await CashAsync(new(5, 80, 10_000, Seed: 6))).WorstDownswing;

        var formula = Downswings.MeanWorst(5, 80, 10_000)!.Value;
        Assert.True(worst.Mean + (Errors * worst.MeanError) < formula);
        Assert.Equal(formula - (2 * RiskOfRuin.Overshoot * 80), worst.Mean, tolerance: 0.015 * formula);
    }

    [Fact]
    public async Task Tournaments_have_the_mean_and_deviation_of_their_payouts()
    {
        var kind = Kind(0.2);
        var outlook = new TournamentRiskService().Of(new(kind, 300)).Value;

        var run = await TournamentsAsync(new(kind, 300, Seed: 7) { Paths = 20_000 });

        Within(outlook.Expected, run.Won.Mean, run.Won.MeanError);
        Within(outlook.ExpectedDeviation, run.Won.Deviation, 0.01 * outlook.ExpectedDeviation, errors: 3);
    }

    /// <summary>mttpokerschool.com's example: its 95 % reach from about -$6k to +$21k around $6.6k, lopsided as the closed formula cannot be.</summary>
    [Fact]
    public async Task Tournaments_lean_to_the_left()
    {
        var run = await TournamentsAsync(new(Kind(0.25), 1_200, Seed: 8));

        var q = run.Won.Quantiles;
        Assert.True(q.P50 < run.Won.Mean && q.P95 - q.P50 > 1.1 * (q.P50 - q.P5), $"{q}");
    }

    [Fact]
    public async Task In_one_event_each_prize_comes_as_often_as_its_chance()
    {
        var kind = new TournamentKind(new(10, [50, 30, 20]), 10, 0.5, SkillTilt.TowardsTheTop);
        var chances = FinishChances.Of(kind)!;

        var run = await TournamentsAsync(new(kind, 1, Seed: 9) { Paths = 100_000 });

        Within(1 - chances.Sum(), run.Loss.Probability, run.Loss.StandardError);
        Within(5, run.Won.Mean, run.Won.MeanError);
    }

    [Fact]
    public async Task A_broke_tournament_player_stops()
    {
        var run = await TournamentsAsync(new(Kind(-0.3), 500, Seed: 10) { Bankroll = 220 });

        Assert.True(run.Fan[8].Ruined == 0 && run.Fan[9].Ruined > 0.1, "Ten buy-ins of 22 dollars last for ten tournaments without a prize.");
        Assert.Equal(-220, run.Won.Quantiles.P5);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 501)]
    [InlineData(2_500, 625)]
    public async Task A_fan_has_at_most_a_thousand_points_and_ends_at_the_end(int blocks, int points)
    {
        var run = await CashAsync(new(5, 100, blocks, Seed: 11) { Paths = 130 });

        Assert.Equal((points, blocks), (run.Fan.Count, run.Fan[^1].Step));
        Assert.Equal(run.Won.Quantiles, run.Fan[^1].Won);
    }

    [Fact]
    public async Task What_is_looked_at_less_often_is_the_same_where_it_is_looked_at()
    {
        var each = await CashAsync(new(5, 100, 999, Seed: 12) { Paths = 500, Bankroll = 1_000 });
        var every = await CashAsync(new(5, 100, 1_001, Seed: 12) { Paths = 500, Bankroll = 1_000 });

        Assert.All(every.Fan.Where(p => p.Step < 999), p => Assert.Equal(each.Fan[p.Step - 1], p));
    }

    private static TournamentKind Kind(double roi) =>
        new(new TournamentRiskService().UsualPayouts(1_000, 20, 150).Value, 22, roi, SkillTilt.TowardsTheTop);

    private static double QuantileError(double p, double deviation, int paths) =>
        Math.Sqrt(p * (1 - p) / paths) * deviation / Normal.Density(Normal.Quantile(p));

    private static void Within(double expected, double actual, double error, double errors = Errors) =>
        Assert.True(Math.Abs(actual - expected) <= errors * error, $"{actual} is {(actual - expected) / error:0.0} standard errors from {expected}.");

    private async Task<SimulationResult> CashAsync(CashRun run) => (await _simulator.RunAsync(run, null, CancellationToken.None)).Value;

    private async Task<SimulationResult> TournamentsAsync(TournamentRun run) => (await _simulator.RunAsync(run, null, CancellationToken.None)).Value;
}
