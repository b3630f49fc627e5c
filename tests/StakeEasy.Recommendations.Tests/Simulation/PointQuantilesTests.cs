using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Simulation;

namespace StakeEasy.Recommendations.Tests.Simulation;

/// <summary>Against sorting everything.</summary>
public sealed class PointQuantilesTests
{
    [Fact]
    public void They_are_those_of_sorted_values_whatever_the_values() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Values.ToArbitrary(), values => new PointQuantiles(values.Length).Of(values) == Sorted(values)));

    [Fact]
    public void One_instance_can_be_asked_again()
    {
        var quantiles = new PointQuantiles(5_000);
        var random = new Random(7);

        for (var i = 0; i < 50; i++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(1, 5_000)).Select(_ => Math.Pow(random.NextDouble(), i))];
            Assert.Equal(Sorted(values), quantiles.Of(values));
        }
    }

    [Fact]
    public void A_single_value_is_all_of_its_quantiles() => Assert.Equal(new(3, 3, 3, 3, 3), new PointQuantiles(1).Of([3]));

    [Fact]
    public void Neighbours_are_interpolated_as_numpy_does() =>
        Assert.Equal(new(1.2, 2, 3, 4, 4.8), Rounded(new PointQuantiles(5).Of([5, 3, 1, 4, 2])));

    [Fact]
    public void Values_too_far_apart_or_too_close_for_a_histogram_are_found_as_well()
    {
        double[] far = [.. Enumerable.Range(0, 1_000).Select(i => i % 2 == 0 ? -1e308 : 1e308)];
        double[] close = [.. Enumerable.Range(0, 1_000).Select(i => i * double.Epsilon)];

        Assert.Equal((-1e308, 1e308), (Of(far).P5, Of(far).P95));
        Assert.Equal(Sorted(close), Of(close));
    }

    private static Quintet Of(double[] values) => new PointQuantiles(values.Length).Of(values);

    /// <summary>Even, heaped up at one end (the ruined), on a lattice (prizes), with a far end that squeezes all others into one bin, and with both.</summary>
    private static readonly Gen<double[]> Values =
        from count in Gen.Choose(1, 4_000)
        from seed in Gen.Choose(0, int.MaxValue)
        from shape in Gen.Choose(0, 6)
        let random = new Random(seed)
        select Enumerable.Range(0, count).Select(i => shape switch
        {
            0 => random.NextDouble(),
            1 => Math.Max(-0.3, random.NextDouble() - 0.5),
            2 => random.Next(0, 7) * 11.5,
            3 => i == 0 ? 1e12 : random.NextDouble(),
            4 => Math.Exp(60 * random.NextDouble()),
            5 => i == 0 ? -1e12 : random.Next(0, 3),
            _ => i % 100 == 0 ? Math.Exp(100 * random.NextDouble()) : i % 3 == 0 ? 1 : 1 + (random.NextDouble() * 1e-9),
        }).ToArray();

    private static Quintet Sorted(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return new(At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));

        double At(double p)
        {
            var place = (sorted.Length - 1) * p;
            var (low, high) = (sorted[(int)place], sorted[Math.Min((int)place + 1, sorted.Length - 1)]);
            return low + ((place - Math.Floor(place)) * (high - low));
        }
    }

    private static Quintet Rounded(Quintet q) => new(Math.Round(q.P5, 12), Math.Round(q.P25, 12), Math.Round(q.P50, 12), Math.Round(q.P75, 12), Math.Round(q.P95, 12));
}
