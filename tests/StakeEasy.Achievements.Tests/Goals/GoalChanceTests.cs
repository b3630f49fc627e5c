using StakeEasy.Achievements.Goals;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Tests.Goals;

public sealed class GoalChanceTests
{
    private const int Paths = 20_000;

    [Fact]
    public void What_is_reached_already_is_certain() => Assert.Equal(1, GoalChance.Reached(0, 1, 5, 100, 30, onlyRises: false));

    [Fact]
    public void Without_any_chance_at_work_it_is_reached_or_it_is_not()
    {
        Assert.Equal(1, GoalChance.Reached(30, 1, 0, 100, 30, onlyRises: false));
        Assert.Equal(0, GoalChance.Reached(31, 1, 0, 100, 30, onlyRises: false));
    }

    /// <summary>C4 of docs/risk-maths.md by another road: for a mean known exactly, the first passage that is known in closed form.</summary>
    [Fact]
    public void With_a_record_of_any_length_the_mean_is_known_and_the_first_passage_is_that_of_a_brownian_motion()
    {
        var (gap, mean, deviation, ahead) = (20.0, 0.3, 4.0, 60);
        var spread = deviation * Math.Sqrt(ahead);
        var expected = Normal.UpperTail((gap - (mean * ahead)) / spread)
            + (Math.Exp(2 * mean * gap / (deviation * deviation)) * Normal.UpperTail((gap + (mean * ahead)) / spread));

        Assert.Equal(expected, GoalChance.Reached(gap, mean, deviation, int.MaxValue, ahead, onlyRises: false), 6);
    }

    /// <summary>The mean drawn first, then the way: seen at the end of each quarter of a day, so that little is missed in between.</summary>
    [Fact]
    public void It_is_what_a_simulation_with_an_uncertain_mean_finds()
    {
        var random = new Random(7);
        var (gap, mean, deviation, days, ahead, finer) = (40.0, 0.2, 5.0, 90, 50, 16);
        var reached = 0;
        for (var path = 0; path < Paths; path++)
        {
            var drift = mean + (Gauss(random) * deviation / Math.Sqrt(days));
            var sum = 0.0;
            for (var step = 0; step < ahead * finer && sum < gap; step++)
            {
                sum += (drift / finer) + (Gauss(random) * deviation / Math.Sqrt(finer));
            }

            reached += sum >= gap ? 1 : 0;
        }

        Assert.Equal((double)reached / Paths, GoalChance.Reached(gap, mean, deviation, days, ahead, onlyRises: false), 0.03);
    }

    [Fact]
    public void More_days_a_smaller_gap_and_better_results_raise_it()
    {
        var chance = GoalChance.Reached(30, 0.2, 4, 200, 40, onlyRises: false);

        Assert.True(GoalChance.Reached(20, 0.2, 4, 200, 40, onlyRises: false) > chance);
        Assert.True(GoalChance.Reached(30, 0.4, 4, 200, 40, onlyRises: false) > chance);
        Assert.True(GoalChance.Reached(30, 0.2, 4, 200, 80, onlyRises: false) > chance);
        Assert.True(GoalChance.Reached(30, 0.2, 4, 200, 40, onlyRises: true) < chance);
    }

    [Theory]
    [InlineData(1e12, 1, 1)]
    [InlineData(1, -1e6, 1e-3)]
    [InlineData(1e-9, 1e6, 1e6)]
    public void Whatever_figures_come_it_is_a_probability(double gap, double mean, double deviation) =>
        Assert.InRange(GoalChance.Reached(gap, mean, deviation, 60, 3_650, onlyRises: false), 0, 1);

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
