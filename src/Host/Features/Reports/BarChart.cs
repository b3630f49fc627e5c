using System.Globalization;

namespace StakeEasy.Host.Features.Reports;

/// <summary>One bar: a box within 1000 by 100.</summary>
internal readonly record struct Bar(string X, string Y, string Width, string Height, bool IsUp);

/// <summary>The drawing of gains and losses as bars beside a zero line, in a box of 1000 by 100 that the page stretches.</summary>
/// <param name="Zero">Height of the zero line.</param>
/// <param name="High">The largest value, at the top; zero if none is positive.</param>
/// <param name="Low">The smallest, at the bottom; zero if none is negative.</param>
internal sealed record BarChart(IReadOnlyList<Bar> Bars, string Zero, decimal High, decimal Low)
{
    private const decimal Width = 1000m;
    private const decimal Height = 100m;
    private const decimal Filled = 0.7m;

    /// <summary>Null where there is nothing to see.</summary>
    public static BarChart? Of(IReadOnlyList<decimal> values)
    {
        var (high, low) = (Math.Max(0m, values.DefaultIfEmpty().Max()), Math.Min(0m, values.DefaultIfEmpty().Min()));
        if (high == low)
        {
            return null;
        }

        var step = Width / values.Count;
        decimal Y(decimal value) => Height * (high - value) / (high - low);
        var bars = values.Select((v, i) => new Bar(
            Number((i * step) + (step * (1m - Filled) / 2m)), Number(Y(Math.Max(v, 0m))), Number(step * Filled), Number(Math.Abs(Y(v) - Y(0m))), v >= 0m));
        return new([.. bars], Number(Y(0m)), high, low);
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
