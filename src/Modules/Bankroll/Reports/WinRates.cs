using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <summary>The rate, deviation and intervals of sessions of unequal length. Estimates, so floating point is exact enough.</summary>
internal static class WinRates
{
    /// <summary>
    /// Of results P in h units each (hours, or hundreds of hands): w = sum P / sum h, and the deviation of one unit from
    /// (sum P²/h - sum h · w²) / (sessions - 1).
    /// </summary>
    /// <param name="units">Sum of h.</param>
    /// <param name="result">Sum of P.</param>
    /// <param name="squares">Sum of P²/h.</param>
    /// <param name="enough">Whether the rate may be shown at all.</param>
    public static WinRate Of(double units, double result, double squares, int sessions, bool enough)
    {
        if (!enough || sessions < EnoughData.Sessions || units <= 0)
        {
            return new(null, null, null, null);
        }

        var rate = result / units;
        if (sessions < EnoughData.SessionsForDeviation)
        {
            return new(Shown(rate), null, null, null);
        }

        var deviation = Deviation(units, rate, squares, sessions);
        return new(
            Shown(rate), Shown(deviation), Around(rate, deviation, units, Quantiles.Of95(sessions)), Around(rate, deviation, units, Quantiles.Of70(sessions)));
    }

    public static double Deviation(double units, double rate, double squares, int sessions) =>
        Math.Sqrt(Math.Max(0, (squares - (units * rate * rate)) / (sessions - 1)));

    /// <summary>The rate, give or take so many standard errors.</summary>
    public static Interval? Around(double rate, double deviation, double units, double errors)
    {
        var half = errors * deviation / Math.Sqrt(units);
        return Shown(rate - half) is { } low && Shown(rate + half) is { } high ? new(low, high) : null;
    }

    /// <summary>Four digits are more than any sample can tell; beyond what a decimal can hold is nothing that can be shown.</summary>
    private static decimal? Shown(double value) => Math.Abs(value) < 1e20 ? Math.Round((decimal)value, 4) : null;
}
