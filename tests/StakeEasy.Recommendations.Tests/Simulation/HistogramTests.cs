using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Simulation;

namespace StakeEasy.Recommendations.Tests.Simulation;

public sealed class HistogramTests : IDisposable
{
    private const int Players = 2_000;

    private readonly SimulatorService _simulator = new();

    public void Dispose() => _simulator.Dispose();

    [Theory]
    [InlineData(2.5, 100, 1_000)]
    [InlineData(20, 10, 50)]
    [InlineData(-5, 100, 200)]
    public async Task No_bar_of_the_downswings_lies_below_zero_and_every_player_is_in_one(double rate, double deviation, int blocks)
    {
        var run = (await _simulator.RunAsync(new CashRun(rate, deviation, blocks, Seed: 3) { Paths = Players }, progress: null, CancellationToken.None)).Value;

        var bars = run.WorstDownswing.Histogram;
        Assert.True(bars[0].From >= 0);
        Assert.Equal(Players, bars.Sum(b => b.Count));
        Assert.All(bars, b => Assert.Equal(bars[0].To - bars[0].From, b.To - b.From, 6));
    }

    [Fact]
    public async Task Results_below_zero_still_have_bars_there()
    {
        var run = (await _simulator.RunAsync(new CashRun(0, 100, 100, Seed: 3) { Paths = Players }, progress: null, CancellationToken.None)).Value;

        Assert.True(run.Won.Histogram[0].From < 0);
        Assert.Equal(Players, run.Won.Histogram.Sum(b => b.Count));
    }
}
