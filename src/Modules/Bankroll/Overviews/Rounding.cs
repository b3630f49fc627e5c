namespace StakeEasy.Bankroll.Overviews;

/// <summary>Rounding at the edge, once, so that what is shown adds up.</summary>
internal static class Rounding
{
    public static decimal HalfAwayFromZero(decimal amount, int scale) => Math.Round(amount, scale, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The parts at the scale, adding up to a total at that scale: each is cut off, and the units left over go to those that lost
    /// most (largest remainder; the earlier one among equals).
    /// </summary>
    public static decimal[] Allocate(IReadOnlyList<decimal> parts, decimal total, int scale)
    {
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)scale);
        var cut = parts.Select(p => Math.Floor(p / unit) * unit).ToArray();
        var left = (total - cut.Sum()) / unit;
        foreach (var i in Enumerable.Range(0, cut.Length).OrderByDescending(i => parts[i] - cut[i]).Take((int)Math.Clamp(left, 0m, cut.Length)))
        {
            cut[i] += unit;
        }

        return cut;
    }
}
