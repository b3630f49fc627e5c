using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Risk;

/// <summary>C7 and C8: what a sample says about the rate behind it.</summary>
internal static class WinRateInterval
{
    /// <summary>s/sqrt(n): how far an observed rate lies from the true one, typically.</summary>
    public static double StandardError(double deviation, double blocks)
    {
        Require.NotNegative(deviation);
        Require.Positive(blocks);
        return deviation / Math.Sqrt(blocks);
    }

    /// <summary>
    /// C7, w ± q·s/sqrt(n) (learnpokerwithme.com, downhouse.info and any textbook). q is the normal quantile; under thirty sessions, when
    /// the deviation is itself an estimate from few, it is Student's t.
    /// </summary>
    /// <param name="blocks">n, above 0.</param>
    /// <param name="within">The probability that the interval holds the true rate, between 0 and 1.</param>
    /// <param name="sessions">How many sessions the deviation was estimated from, at least 2; null if it is known otherwise.</param>
    public static RateInterval Of(double rate, double deviation, double blocks, double within, int? sessions)
    {
        Require.Finite(rate);
        Require.Share(within);
        var error = StandardError(deviation, blocks);
        var quantile = StandardErrors(within, sessions);
        return new(rate - (quantile * error), rate + (quantile * error), error, quantile);
    }

    /// <summary>How many standard errors to either side hold the true rate with this probability.</summary>
    public static double StandardErrors(double within, int? sessions)
    {
        if (sessions is not { } m || m >= Quantiles.NormalFrom)
        {
            return -Normal.Quantile((1 - within) / 2);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(m, 2, nameof(sessions));
        return Quantiles.Student(within, m - 1);
    }

    /// <summary>
    /// C8, rate and standard deviation of one block from sessions of unequal length: w = sum P / H, s² = (sum P²/h - H·w²) / (m - 1), with
    /// H all blocks and m sessions. Unbiased, like the session statistics of the Bankroll module; topcasinogames.eu divides by m, which
    /// comes out smaller by the factor sqrt((m - 1)/m).
    /// </summary>
    /// <param name="sessions">At least 2, each longer than nothing.</param>
    public static SampledRate FromSessions(IReadOnlyList<PlayedSession> sessions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sessions.Count, 2, nameof(sessions));
        double blocks = 0, result = 0;
        foreach (var session in sessions)
        {
            Require.Positive(session.Blocks);
            Require.Finite(session.Result);
            blocks += session.Blocks;
            result += session.Result;
        }

        // The sum of h·(P/h - w)² is the same as sum P²/h - H·w², and cannot come out below zero.
        var rate = result / blocks;
        var squares = sessions.Sum(s => s.Blocks * Math.Pow((s.Result / s.Blocks) - rate, 2));
        return new(rate, Math.Sqrt(squares / (sessions.Count - 1)), blocks, sessions.Count);
    }
}
