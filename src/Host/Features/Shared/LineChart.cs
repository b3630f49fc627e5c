using System.Globalization;
using System.Text;

namespace StakeEasy.Host.Features.Shared;

/// <summary>A day and a figure on it.</summary>
internal readonly record struct ChartPoint(DateOnly Day, decimal Value);

/// <summary>
/// The drawing of one or two lines over time, in a box of 1000 by 100 that the page stretches. Only strings and numbers: the view
/// adds words, units and the table that says the same.
/// </summary>
/// <param name="Rules">The horizontal lines from the top down: their height in the box and their value.</param>
/// <param name="Days">The days below the axis, evenly spaced.</param>
internal sealed record LineChart(
    IReadOnlyList<(string Y, decimal Value)> Rules, IReadOnlyList<DateOnly> Days, string Line, string Area, string? Second, string Dot)
{
    private const decimal Width = 1000m;
    private const decimal Height = 100m;
    private const int DayLabels = 5;

    /// <summary>
    /// The area lies between the line and the second one; without a second one, between the line and zero. Both reach to the last
    /// day of the first. At least one point is needed.
    /// </summary>
    /// <param name="steps">Whether the figure stays until it changes, rather than moving on a slope.</param>
    public static LineChart Of(IReadOnlyList<ChartPoint> points, IReadOnlyList<ChartPoint>? second, bool steps)
    {
        var values = points.Concat(second ?? []).Select(p => p.Value).Concat(second is null ? [0m] : []).ToList();
        var (low, high, step) = ChartScale.Around(values.Min(), values.Max());
        var first = points[0].Day.DayNumber;
        var span = Math.Max(1, points[^1].Day.DayNumber - first);
        decimal X(DateOnly day) => points.Count == 1 ? 0m : Width * (day.DayNumber - first) / span;
        decimal Y(decimal value) => Height - (Height * (value - low) / (high - low));

        var line = Path(points, X, Y, steps);
        var back = second is null ? $"V{Number(Y(0m))}H0Z" : "L" + Backwards(second, X, Y) + "Z";
        var rules = new List<(string, decimal)>();
        for (var value = high; value >= low; value -= step)
        {
            rules.Add((Number(Y(value)), value));
        }

        var days = Enumerable.Range(0, Math.Min(DayLabels, span + 1))
            .Select(i => points[0].Day.AddDays((int)Math.Round(span * i / (double)(Math.Min(DayLabels, span + 1) - 1))))
            .ToList();
        return new(rules, points.Count == 1 ? [points[0].Day] : days, line, line + back, second is null ? null : Path(second, X, Y, steps: true),
            $"M{Number(Width)} {Number(Y(points[^1].Value))}h0");
    }

    private static string Path(IReadOnlyList<ChartPoint> points, Func<DateOnly, decimal> x, Func<decimal, decimal> y, bool steps)
    {
        var path = new StringBuilder("M").Append(Number(x(points[0].Day))).Append(' ').Append(Number(y(points[0].Value)));
        foreach (var point in points.Skip(1))
        {
            path = steps
                ? path.Append('H').Append(Number(x(point.Day))).Append('V').Append(Number(y(point.Value)))
                : path.Append('L').Append(Number(x(point.Day))).Append(' ').Append(Number(y(point.Value)));
        }

        return points.Count == 1 ? path.Append('H').Append(Number(Width)).ToString() : path.ToString();
    }

    /// <summary>The second line from its end to its beginning, as the lower edge of the area: steps, in reverse.</summary>
    private static string Backwards(IReadOnlyList<ChartPoint> points, Func<DateOnly, decimal> x, Func<decimal, decimal> y)
    {
        var path = new StringBuilder().Append(Number(points.Count == 1 ? Width : x(points[^1].Day))).Append(' ').Append(Number(y(points[^1].Value)));
        for (var i = points.Count - 1; i > 0; i--)
        {
            path.Append('V').Append(Number(y(points[i].Value))).Append('H').Append(Number(x(points[i].Day))).Append('V').Append(Number(y(points[i - 1].Value)));
        }

        return path.Append("H0").ToString();
    }

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
