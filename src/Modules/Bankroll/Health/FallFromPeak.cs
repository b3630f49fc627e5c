using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;

namespace StakeEasy.Bankroll.Health;

/// <summary>How far results stand below their highest point.</summary>
internal static class FallFromPeak
{
    /// <param name="results">Of each day, in order.</param>
    /// <param name="before">The day before the first that was looked at: there the results stand at nothing, which may be their peak.</param>
    /// <param name="scale">Of the currency.</param>
    public static Fall? Of(IEnumerable<(DateOnly Day, decimal Result)> results, DateOnly before, int scale)
    {
        var (sum, peak, peakDay) = (0m, 0m, before);
        foreach (var (day, result) in results)
        {
            sum += result;
            if (sum >= peak)
            {
                (peak, peakDay) = (sum, day);
            }
        }

        var fallen = Rounding.HalfAwayFromZero(peak - sum, scale);
        return fallen > 0m ? new(fallen, peakDay) : null;
    }
}
