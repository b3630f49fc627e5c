using System.Numerics;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>What many values look like. Sums run in the order of the paths, so that they come out the same whoever walked them.</summary>
internal static class Spreads
{
    private const int Bars = 40;

    public static Spread Of(ReadOnlySpan<double> values, PointQuantiles quantiles)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        var deviation = Math.Sqrt(squares / (values.Length - 1));
        var quintet = quantiles.Of(values);
        return new(mean, deviation / Math.Sqrt(values.Length), deviation, quintet, Histogram(values, quintet));
    }

    /// <summary>A share of that many, and how far another seed's would be from it: sqrt(p(1 - p)/n).</summary>
    public static SimulatedChance Chance(double share, int paths) => new(share, Math.Sqrt(share * (1 - share) / paths));

    public static double ShareAtMost(ReadOnlySpan<double> values, double limit) => Count(values, limit, orEqual: true) / (double)values.Length;

    public static double ShareBelow(ReadOnlySpan<double> values, double limit) => Count(values, limit, orEqual: false) / (double)values.Length;

    private static int Count(ReadOnlySpan<double> values, double limit, bool orEqual)
    {
        var counts = Vector<long>.Zero;
        var (i, limits) = (0, new Vector<double>(limit));
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var next = new Vector<double>(values[i..]);
            counts -= orEqual ? Vector.LessThanOrEqual(next, limits) : Vector.LessThan(next, limits);
        }

        var count = (int)Vector.Sum(counts);
        for (; i < values.Length; i++)
        {
            count += values[i] < limit || (orEqual && values[i] == limit) ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// From a little outside the middle nine tenths: a few far ends would squeeze everything else into one bar. What is never below zero,
    /// such as a downswing, has no bar there either.
    /// </summary>
    private static List<HistogramBar> Histogram(ReadOnlySpan<double> values, Quintet quantiles)
    {
        var margin = (quantiles.P95 - quantiles.P5) / 2;
        if (margin == 0)
        {
            return [new(quantiles.P5, quantiles.P95, values.Length)];
        }

        var from = ShareBelow(values, 0) == 0 ? Math.Max(0, quantiles.P5 - margin) : quantiles.P5 - margin;
        var width = (quantiles.P95 + margin - from) / Bars;
        Span<int> counts = stackalloc int[Bars];
        foreach (var value in values)
        {
            counts[(int)Math.Clamp((value - from) / width, 0, Bars - 1)]++;
        }

        var bars = new List<HistogramBar>(Bars);
        for (var i = 0; i < Bars; i++)
        {
            bars.Add(new(from + (i * width), from + ((i + 1) * width), counts[i]));
        }

        return bars;
    }
}
