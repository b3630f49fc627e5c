using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Risk;

/// <summary>How often a player with a given return finishes in each paid place.</summary>
internal static class FinishChances
{
    private const int Halvings = 100;

    /// <summary>So steep that nothing is left but first places, or last ones, however few places there are.</summary>
    private const double Steepest = 1e3;

    /// <summary>
    /// The chances of the paid places, first to last, so that the mean prize is (1 + ROI) · cost. What they leave is the chance of no prize.
    /// Null if no such player exists: not even one who always wins (or, for paid places alike, always is paid) wins that much.
    /// </summary>
    public static double[]? Of(TournamentKind kind)
    {
        var wanted = (1 + kind.Roi) * kind.Cost;
        return kind.Tilt == SkillTilt.PaidPlacesAlike ? Alike(kind.Payouts, wanted) : TowardsTheTop(kind.Payouts, wanted);
    }

    private static double[]? Alike(PayoutTable payouts, double wanted)
    {
        var each = wanted / payouts.Prizes.Sum();
        var inTheMoney = each * payouts.Prizes.Count;

        // A hair above 1 is rounding, not a player who is paid more often than they play.
        return inTheMoney > 1 + 1e-12 ? null : [.. payouts.Prizes.Select(_ => each)];
    }

    /// <summary>
    /// Each place is reached exp(step) times as often as the next one. The mean prize rises with the step, from the last place's to the
    /// first one's, so halving finds the one wanted.
    /// </summary>
    private static double[]? TowardsTheTop(PayoutTable payouts, double wanted)
    {
        var (low, high) = (-Steepest, Steepest);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Mean(payouts, middle) < wanted ? (middle, high) : (low, middle);
        }

        var step = (low + high) / 2;
        return Math.Abs(Mean(payouts, step) - wanted) <= 1e-9 * wanted ? Tilted(payouts, step) : null;
    }

    private static double Mean(PayoutTable payouts, double step) =>
        Tilted(payouts, step).Zip(payouts.Prizes, (chance, prize) => chance * prize).Sum();

    /// <summary>A geometric series over all entries, of which the paid places are the beginning; counted from its larger end.</summary>
    private static double[] Tilted(PayoutTable payouts, double step)
    {
        var n = payouts.Entries;
        var largest = step == 0 ? 1.0 / n : Exponential.OneLess(Math.Abs(step)) / Exponential.OneLess(Math.Abs(step) * n);
        return [.. payouts.Prizes.Select((_, place) => largest * Math.Exp(-Math.Abs(step) * (step < 0 ? n - 1 - place : place)))];
    }
}
