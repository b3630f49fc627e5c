namespace StakeEasy.Recommendations.Risk;

/// <summary>C11: the share of the bankroll to risk so that it grows fastest, and what a part of it gives up (Kelly 1956; Thorp).</summary>
internal static class Kelly
{
    /// <summary>f = (b·p - q)/b for a bet won with probability p at odds of b to 1. Zero or less: do not bet.</summary>
    /// <param name="chance">p, between 0 and 1.</param>
    /// <param name="odds">b, above 0.</param>
    public static double OfBet(double chance, double odds)
    {
        Require.Share(chance);
        Require.Positive(odds);
        return ((odds * chance) - (1 - chance)) / odds;
    }

    /// <summary>The bankroll for which a stake is <paramref name="share"/> of full Kelly: s²/(k·w). Infinite for a rate of zero or less.</summary>
    /// <param name="share">k, above 0: 1 is full Kelly, 0.5 half.</param>
    public static double Bankroll(double rate, double deviation, double share)
    {
        Require.Finite(rate);
        Require.Positive(deviation);
        Require.Positive(share);
        return rate <= 0 ? double.PositiveInfinity : deviation * deviation / (share * rate);
    }

    /// <summary>Which share of full Kelly the stake is with this bankroll: s²/(w·B).</summary>
    public static double Share(double rate, double deviation, double bankroll)
    {
        Require.Positive(bankroll);
        return Bankroll(rate, deviation, 1) / bankroll;
    }

    /// <summary>The risk of ruin of whoever never changes stakes: C1 with that bankroll, exp(-2/k).</summary>
    public static double RuinAtFixedStake(double share)
    {
        Require.Positive(share);
        return Math.Exp(-2 / share);
    }

    /// <summary>Which part of the fastest possible growth is kept: k(2 - k). Below zero from twice Kelly on: the bankroll shrinks.</summary>
    public static double GrowthKept(double share)
    {
        Require.Positive(share);
        return share * (2 - share);
    }

    /// <summary>
    /// The chance that a bankroll which always risks k times Kelly ever falls to <paramref name="part"/> of what it is now: x^(2/k - 1).
    /// 1 from twice Kelly on.
    /// </summary>
    /// <param name="part">x, between 0 and 1.</param>
    public static double EverFallsTo(double part, double share)
    {
        Require.Share(part);
        Require.Positive(share);
        return share >= 2 ? 1 : Math.Pow(part, (2 / share) - 1);
    }
}
