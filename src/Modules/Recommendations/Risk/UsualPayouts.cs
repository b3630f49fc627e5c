using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Risk;

/// <summary>Prizes in proportion to place^-a: steep at the top, flat at the bottom, as sites publish them.</summary>
internal static class UsualPayouts
{
    /// <summary>What the last paid place gets, in buy-ins.</summary>
    private const double LeastPrize = 1.5;

    private const double Steepest = 3;
    private const int Halvings = 60;

    public static PayoutTable Of(int entries, double buyIn, int paid)
    {
        var pool = entries * buyIn;

        // The steeper the table, the smaller its last prize. Few paid places leave more than the least prize for the last one even in the
        // steepest table; then that is what they get.
        var (flat, steep) = (0.0, Steepest);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (flat + steep) / 2;
            (flat, steep) = Shares(paid, middle)[^1] * pool > LeastPrize * buyIn ? (middle, steep) : (flat, middle);
        }

        return new(entries, [.. Shares(paid, (flat + steep) / 2).Select(share => share * pool)]);
    }

    private static double[] Shares(int paid, double steepness)
    {
        var weights = Enumerable.Range(1, paid).Select(place => Math.Pow(place, -steepness)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }
}
