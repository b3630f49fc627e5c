using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Simulation;

namespace StakeEasy.Recommendations.Tests.Simulation;

public sealed class ReproducibilityTests : IDisposable
{
    private readonly SimulatorService _simulator = new();

    public void Dispose() => _simulator.Dispose();

    [Fact]
    public void However_many_threads_work_the_result_is_the_same_to_the_last_bit()
    {
        var alone = Text(Run(workers: 1));

        Assert.Equal(alone, Text(Run(workers: 2)));
        Assert.Equal(alone, Text(Run(workers: 3)));
        Assert.Equal(alone, Text(Run(workers: 16)));
    }

    [Fact]
    public void Paths_come_out_as_they_would_one_number_at_a_time()
    {
        const int paths = 101;
        double[] won = [.. Enumerable.Range(0, paths).Select(path =>
        {
            var (scalar, sum) = (new ScalarPath(99, path), 0.0);
            for (var block = 0; block < 50; block += 2)
            {
                var (first, second) = scalar.NextNormals();
                sum += Math.FusedMultiplyAdd(first, 100, 5);
                sum += Math.FusedMultiplyAdd(second, 100, 5);
            }

            return sum;
        })];

        var run = PathSimulation.Run(new NormalSteps(5, 100), new(paths, 50, 99, null), 2, null, CancellationToken.None);

        Assert.Equal(new PointQuantiles(paths).Of(won), run.Won.Quantiles);
    }

    [Fact]
    public async Task Another_seed_is_another_result_and_the_same_seed_the_same()
    {
        var run = new CashRun(5, 100, 200, Seed: 1) { Paths = 1_000, Bankroll = 500 };
        var first = Text((await _simulator.RunAsync(run, null, CancellationToken.None)).Value);

        Assert.Equal(first, Text((await _simulator.RunAsync(run, null, CancellationToken.None)).Value));
        Assert.NotEqual(first, Text((await _simulator.RunAsync(run with { Seed = 2 }, null, CancellationToken.None)).Value with { Seed = 1 }), StringComparer.Ordinal);
    }

    /// <summary>
    /// Links with a seed are shared: what they show must not change with a machine or a version. Also passes with vectors of two numbers
    /// (DOTNET_EnableAVX2=0) and of eight (DOTNET_MaxVectorTBitWidth=512).
    /// </summary>
    [Fact]
    public async Task A_seed_gives_these_results_on_every_machine()
    {
        var cash = (await _simulator.RunAsync(new CashRun(5, 100, 1_500, Seed: 42) { Paths = 1_003, Bankroll = 1_500 }, null, CancellationToken.None)).Value;
        var kind = new TournamentKind(new(10, [50, 30, 20]), 10, 0.5, SkillTilt.TowardsTheTop);
        var tournaments = (await _simulator.RunAsync(new TournamentRun(kind, 500, Seed: 42) { Paths = 1_003, Bankroll = 100 }, null, CancellationToken.None)).Value;

        Assert.Equal((6241.7579500545435, 2451.167615483317, 216 / 1003.0), (cash.Won.Mean, cash.WorstDownswing.Mean, cash.Ruin!.Probability));
        Assert.Equal(new(-1500, 2578.3413708998255, 7172.652240804054, 9825.968022804525, 13836.498232171853), cash.Won.Quantiles);
        Assert.Equal(new(602, new(-1500, 654.0032308183013, 2878.2560348146653, 4702.16600833375, 7136.085397812905), 194 / 1003.0), cash.Fan[300]);
        Assert.Equal((2439.740777666999, 132.69192422731805, 25 / 1003.0), (tournaments.Won.Mean, tournaments.WorstDownswing.Mean, tournaments.Ruin!.Probability));
        Assert.Equal(new(1691, 2190, 2490, 2790, 3209), tournaments.Won.Quantiles);
    }

    /// <summary>More players are the same players and some more.</summary>
    [Fact]
    public void A_path_does_not_depend_on_how_many_there_are()
    {
        Assert.Equal(Hundred(of: 100), Hundred(of: 103));
        Assert.Equal(Hundred(of: 100), Hundred(of: 5_000));

        static double[] Hundred(int of)
        {
            var (plan, states) = (new PathPlan(of, 10, 7, 300), new PathStates(of, 7));
            states.Walk(new NormalSteps(5, 100), plan, 0, states.Lanes, 0, 10, new double[10 * states.Lanes]);
            return states.Won[..100].ToArray();
        }
    }

    [Fact]
    public async Task Progress_rises_to_the_end()
    {
        var told = new Told();

        await _simulator.RunAsync(new CashRun(5, 100, 500, Seed: 1), told, CancellationToken.None);

        Assert.True(told.Shares.Count > 5);
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.Equal(1, told.Shares[^1]);
    }

    [Fact]
    public async Task A_cancelled_simulation_stops_and_the_next_one_runs()
    {
        using var stop = new CancellationTokenSource();
        var atFirstNews = new Told(stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _simulator.RunAsync(new CashRun(5, 100, 20_000, Seed: 1), atFirstNews, stop.Token));

        Assert.Single(atFirstNews.Shares);
        Assert.True((await _simulator.RunAsync(new CashRun(5, 100, 10, Seed: 1), null, CancellationToken.None)).Succeeded);
    }

    /// <summary>Twice as many blocks, each looked at, may cost more points of the fan but no memory for each step of each path.</summary>
    [Fact]
    public void Longer_play_takes_no_more_memory_for_its_paths()
    {
        var plan = new PathPlan(5_000, 1_000, 1, 1_000);
        PathSimulation.Run(new NormalSteps(5, 100), plan, 1, null, CancellationToken.None);

        var before = GC.GetAllocatedBytesForCurrentThread();
        PathSimulation.Run(new NormalSteps(5, 100), plan, 1, null, CancellationToken.None);
        var once = GC.GetAllocatedBytesForCurrentThread() - before;

        // All values would be 40 MB. One thread: all of it is allocated here. States and rows are 2.5 MB, the fan 0.1 MB.
        Assert.InRange(once, 0, 4_000_000);
    }

    [Fact]
    public async Task What_cannot_be_simulated_is_refused_beside_its_field()
    {
        var run = new CashRun(5, 100, 1_000, Seed: 1);
        (string Field, CashRun Run)[] refused =
        [
            ("Rate", run with { Rate = double.NaN }), ("Deviation", run with { Deviation = 0 }), ("Blocks", run with { Blocks = 0 }),
            ("Blocks", run with { Blocks = 100_001 }), ("Paths", run with { Paths = 99 }), ("Paths", run with { Paths = 100_001 }),
            ("Paths", run with { Paths = 100_000, Blocks = 2_001 }), ("Bankroll", run with { Bankroll = 0 }),
        ];
        foreach (var (field, wrong) in refused)
        {
            Assert.Equal(field, (await _simulator.RunAsync(wrong, null, CancellationToken.None)).Error?.Field);
        }

        var kind = new TournamentKind(new(10, [50, 30, 20]), 10, 0.2, SkillTilt.TowardsTheTop);
        Assert.Equal("Events", (await _simulator.RunAsync(new TournamentRun(kind, 0, 1), null, CancellationToken.None)).Error?.Field);
        Assert.Equal("Roi", (await _simulator.RunAsync(new TournamentRun(kind with { Roi = 10 }, 5, 1), null, CancellationToken.None)).Error?.Field);
        Assert.Equal("Prizes", (await _simulator.RunAsync(new TournamentRun(kind with { Payouts = new(10, []) }, 5, 1), null, CancellationToken.None)).Error?.Field);
    }

    private static SimulationResult Run(int workers) =>
        PathSimulation.Run(new NormalSteps(5, 100), new PathPlan(3_001, 1_500, 42, 1_500), workers, null, CancellationToken.None);

    private static string Text(SimulationResult result) => System.Text.Json.JsonSerializer.Serialize(result);

    private sealed class Told(Action? then = null) : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value)
        {
            Shares.Add(value);
            then?.Invoke();
        }
    }
}
