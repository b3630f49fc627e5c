using System.Globalization;
using System.Text;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <summary>The drawing of a fan: two bands around a line, in a box of 1000 by 100 that the page stretches.</summary>
/// <param name="Rules">The horizontal lines from the top down: their height in the box and their value.</param>
/// <param name="Wide">Between the 5th and the 95th of a hundred.</param>
/// <param name="Narrow">Between the 25th and the 75th.</param>
/// <param name="Middle">The 50th.</param>
internal sealed record FanChart(IReadOnlyList<(string Y, decimal Value)> Rules, string Wide, string Narrow, string Middle)
{
    private const double Width = 1000;
    private const double Height = 100;
    private const int MostPoints = 120;

    /// <summary>The fan begins at zero, before the first block.</summary>
    public static FanChart Of(IReadOnlyList<FanPoint> fan)
    {
        FanPoint[] points = [new(0, new(0, 0, 0, 0, 0), 0), .. Thinned(fan, MostPoints)];
        var (low, high, step) = ChartScale.Around((decimal)points.Min(p => p.Won.P5), (decimal)points.Max(p => p.Won.P95));
        var span = (double)(high - low);
        double Y(double value) => Height - (Height * (value - (double)low) / span);
        string Line(IEnumerable<FanPoint> along, Func<Quintet, double> of) => string.Join(
            'L', along.Select(p => Number(Width * p.Step / points[^1].Step) + " " + Number(Y(of(p.Won)))));
        string Between(Func<Quintet, double> below, Func<Quintet, double> above) =>
            new StringBuilder("M").Append(Line(points, above)).Append('L').Append(Line(Enumerable.Reverse(points), below)).Append('Z').ToString();

        var rules = new List<(string, decimal)>();
        for (var value = high; value >= low; value -= step)
        {
            rules.Add((Number(Y((double)value)), value));
        }

        return new(rules, Between(w => w.P5, w => w.P95), Between(w => w.P25, w => w.P75), "M" + Line(points, w => w.P50));
    }

    /// <summary>At most so many, evenly spaced, the last one among them.</summary>
    public static IReadOnlyList<FanPoint> Thinned(IReadOnlyList<FanPoint> fan, int most)
    {
        var count = Math.Min(most, fan.Count);
        return [.. Enumerable.Range(1, count).Select(i => fan[(int)((long)i * fan.Count / count) - 1])];
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
