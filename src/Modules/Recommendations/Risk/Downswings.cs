namespace StakeEasy.Recommendations.Risk;

/// <summary>C10: falls below a previous peak, which last until the peak is reached again.</summary>
internal static class Downswings
{
    /// <summary>At this w²n/(2s²) the formula of <see cref="MeanWorst"/> is 2 % below what a simulation shows, at twice as much 1 %.</summary>
    private const double LongEnough = 10;

    private const double MeanOffset = 0.49088;

    /// <summary>
    /// The share of time spent at least <paramref name="depth"/> below the peak, in the long run: exp(-2wD/s²) (the distance of a Brownian
    /// motion from its running maximum is exponential). 1 for a rate of zero or less.
    /// </summary>
    /// <param name="depth">D, at least 0.</param>
    public static double ShareOfTime(double rate, double deviation, double depth) => RiskOfRuin.ForEver(rate, deviation, depth);

    /// <summary>
    /// The mean of the deepest downswing over <paramref name="blocks"/>: (2s²/w)·(0.49088 + ln(w²n/(2s²))/4) (Magdon-Ismail, Atiya, Pratap
    /// and Abu-Mostafa 2004, for long play). Null where play is too short, or the rate too small, for it to hold: simulate instead.
    /// Seen only after each block, peak and trough are each 0.58 s less far out (C6).
    /// </summary>
    public static double? MeanWorst(double rate, double deviation, double blocks)
    {
        Require.Finite(rate);
        Require.Positive(deviation);
        Require.Positive(blocks);
        var length = rate * rate * blocks / (2 * deviation * deviation);
        return rate <= 0 || length < LongEnough ? null : 2 * deviation * deviation / rate * (MeanOffset + (Math.Log(length) / 4));
    }
}
