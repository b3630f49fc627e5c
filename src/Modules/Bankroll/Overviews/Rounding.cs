namespace StakeEasy.Bankroll.Overviews;

/// <summary>Rounding at the edge, once, so that what is shown adds up.</summary>
internal static class Rounding
{
    public static decimal HalfAwayFromZero(decimal amount, int scale) => Math.Round(amount, scale, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The parts at the scale, adding up to a total at that scale: each is cut off, and the units left over go to those that lost
    /// most (largest remainder; the earlier one among equals). A total beyond what remainders explain is met all the same.
    /// </summary>
    public static decimal[] Allocate(IReadOnlyList<decimal> parts, decimal total, int scale)
    {
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)scale);
        var cut = parts.Select(p => Math.Floor(p / unit) * unit).ToArray();
        var left = cut.Length == 0 ? 0 : (int)((total - cut.Sum()) / unit);
        var order = Enumerable.Range(0, cut.Length).OrderByDescending(i => parts[i] - cut[i]).ToArray();
        for (var n = 0; n < Math.Abs(left); n++)
        {
            cut[left > 0 ? order[n % order.Length] : order[^(1 + (n % order.Length))]] += Math.Sign(left) * unit;
        }

        return cut;
    }
}
