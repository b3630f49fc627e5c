using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Risk;

/// <summary>
/// How likely a bankroll is lost. The bankroll is a Brownian motion with drift: <c>rate</c> won per block of play (an hour, a hundred
/// hands, a tournament) with a standard deviation of <c>deviation</c> per block, both in the unit of the bankroll; ruin is reaching
/// zero at any moment. Arguments out of range throw <see cref="ArgumentOutOfRangeException"/>. Sources: docs/risk-maths.md.
/// </summary>
internal static class RiskOfRuin
{
    /// <summary>How far beyond the barrier a walk in unit steps lands on average: -zeta(1/2) / sqrt(2 pi) (Siegmund 1979).</summary>
    public const double Overshoot = 0.58259715793901068;

    /// <summary>
    /// C1, unlimited play: exp(-2wB/s²) (Schlesinger; Malmuth; Chen and Ankenman). 1 for a rate of zero or less.
    /// </summary>
    /// <param name="rate">w, any finite number.</param>
    /// <param name="deviation">s, above 0.</param>
    /// <param name="bankroll">B, at least 0.</param>
    public static double ForEver(double rate, double deviation, double bankroll)
    {
        Check(rate, deviation, bankroll);
        return rate <= 0 ? 1 : Math.Exp(-2 * rate * bankroll / (deviation * deviation));
    }

    /// <summary>C2, the bankroll with which C1 gives this risk: -s²/(2w) · ln R. Infinite for a rate of zero or less: none is enough.</summary>
    /// <param name="risk">R, between 0 and 1, both excluded.</param>
    public static double RequiredBankroll(double rate, double deviation, double risk)
    {
        Check(rate, deviation, bankroll: 0);
        Require.Share(risk);
        return rate <= 0 ? double.PositiveInfinity : -deviation * deviation / (2 * rate) * Math.Log(risk);
    }

    /// <summary>
    /// C3, unlimited play when the true rate is itself only known to be normally distributed around <paramref name="rate"/> (Chen and
    /// Ankenman): exp(-2wB/s² + 2B²e²/s⁴) · Phi((w - 2Be²/s²)/e) + Phi(-w/e), the mean of C1 over all true rates.
    /// </summary>
    /// <param name="rate">w as observed, any finite number.</param>
    /// <param name="rateError">e, the standard error of the rate, s/sqrt(n) after n blocks; at least 0, and with 0 the answer is C1.</param>
    public static double WithUncertainRate(double rate, double deviation, double bankroll, double rateError)
    {
        Check(rate, deviation, bankroll);
        Require.NotNegative(rateError);
        if (rateError == 0)
        {
            return ForEver(rate, deviation, bankroll);
        }

        var a = 2 * bankroll / (deviation * deviation);
        var atLeast = (a * rateError) - (rate / rateError);
        var winning = atLeast > 0
            ? Math.Exp(-rate * rate / (2 * rateError * rateError)) * Normal.ScaledTail(atLeast)
            : Math.Exp((-a * rate) + (a * a * rateError * rateError / 2)) * Normal.Cdf(-atLeast);
        return Math.Min(1, winning + Normal.Cdf(-rate / rateError));
    }

    /// <summary>
    /// C4, the chance that the bankroll reaches <paramref name="goal"/> before it is lost: (1 - exp(-aB)) / (1 - exp(-aT)) with a = 2w/s²
    /// (gambler's ruin of a Brownian motion). B/T for a rate of 0.
    /// </summary>
    /// <param name="goal">T, above 0; at or below the bankroll it is reached already: 1.</param>
    public static double ReachFirst(double rate, double deviation, double bankroll, double goal)
    {
        Check(rate, deviation, bankroll);
        Require.Positive(goal);
        if (bankroll >= goal)
        {
            return 1;
        }

        var a = 2 * rate / (deviation * deviation);
        if (a == 0)
        {
            return bankroll / goal;
        }

        // For a losing player both differences explode; their quotient does not.
        var c = Math.Abs(a);
        var quotient = Exponential.OneLess(c * bankroll) / Exponential.OneLess(c * goal);
        return a > 0 ? quotient : quotient * Math.Exp(-c * (goal - bankroll));
    }

    /// <summary>
    /// C5, ruin within <paramref name="blocks"/> of play (first passage of a Brownian motion):
    /// Phi((-B - wn)/(s·sqrt n)) + exp(-2wB/s²) · Phi((-B + wn)/(s·sqrt n)).
    /// </summary>
    /// <param name="blocks">n, at least 0; need not be whole.</param>
    public static double Within(double rate, double deviation, double bankroll, double blocks)
    {
        Check(rate, deviation, bankroll);
        Require.NotNegative(blocks);
        if (bankroll == 0)
        {
            return 1;
        }

        if (blocks == 0)
        {
            return 0;
        }

        var spread = deviation * Math.Sqrt(blocks);
        var below = (bankroll + (rate * blocks)) / spread;
        var back = (bankroll - (rate * blocks)) / spread;

        // exp(-2wB/s²) overflows for losing players where the tail vanishes; what they are together is exp(-below²/2) of the scaled tail.
        var returned = back > 0
            ? Math.Exp(-below * below / 2) * Normal.ScaledTail(back)
            : Math.Exp(-2 * rate * bankroll / (deviation * deviation)) * Normal.Cdf(-back);
        return Math.Min(1, Normal.Cdf(-below) + returned);
    }

    /// <summary>
    /// C6, the bankroll to use in the other formulas when ruin is only noticed after each step (a session, a simulated block): what is
    /// below zero in between may come back, so the barrier lies 0.5826 standard deviations of a step further away (Siegmund).
    /// </summary>
    /// <param name="stepDeviation">The standard deviation of one step, at least 0; small beside the bankroll.</param>
    public static double SeenAtSteps(double bankroll, double stepDeviation)
    {
        Require.NotNegative(bankroll);
        Require.NotNegative(stepDeviation);
        return bankroll + (Overshoot * stepDeviation);
    }

    private static void Check(double rate, double deviation, double bankroll)
    {
        Require.Finite(rate);
        Require.Positive(deviation);
        Require.NotNegative(bankroll);
    }
}
