using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;

namespace StakeEasy.Bankroll.Health;

/// <summary>How far results stand below their highest point.</summary>
internal static class FallFromPeak
{
    /// <param name="results">Of each day that has one, in order. On the day before the first they stand at nothing, which may be their peak.</param>
    /// <param name="scale">Of the currency.</param>
    public static Fall? Of(IEnumerable<(DateOnly Day, decimal Result)> results, int scale)
    {
        var (sum, peak, peakDay) = (0m, 0m, DateOnly.MinValue);
        foreach (var ((day, result), i) in results.Select((r, i) => (r, i)))
        {
            if (i == 0)
            {
                peakDay = day.AddDays(-1);
            }

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
