using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Risk;

/// <summary>C12: mean and deviation of one tournament, from its payout table and the chances of each place.</summary>
internal static class TournamentVariance
{
    /// <summary>Var = sum of p·x² - mean², over all places with x = prize - cost; no prize is a place like the others.</summary>
    /// <param name="chances">Of the paid places, from <see cref="FinishChances"/>; they sum to at most 1.</param>
    public static (double Mean, double Deviation) OfOne(TournamentKind kind, IReadOnlyList<double> chances)
    {
        double mean = 0, squares = 0;
        for (var place = 0; place < chances.Count; place++)
        {
            var prize = kind.Payouts.Prizes[place];
            mean += chances[place] * prize;
            squares += chances[place] * prize * prize;
        }

        // The cost is always paid: it moves the mean and leaves the variance alone.
        return (mean - kind.Cost, Math.Sqrt(Math.Max(0, squares - (mean * mean))));
    }

    /// <summary>s/(cost·sqrt n): the standard error of a return on investment seen over n events.</summary>
    public static double RoiError(double deviation, double cost, double events)
    {
        Require.Positive(cost);
        return WinRateInterval.StandardError(deviation, events) / cost;
    }

    /// <summary>The probability of a return of at most <paramref name="seen"/> over n events of a player whose true return is <paramref name="roi"/>.</summary>
    public static double ChanceOfRoiAtMost(double seen, double roi, double deviation, double cost, double events) =>
        Stretch.ChanceOfAtMost(seen * cost * events, roi * cost, deviation, events);
}
