using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Risk;

/// <summary>C9: what a stretch of play of known length may bring, and what was made of it.</summary>
internal static class Stretch
{
    /// <summary>s·sqrt(n).</summary>
    public static double Deviation(double deviation, double blocks)
    {
        Require.Positive(deviation);
        Require.Positive(blocks);
        return deviation * Math.Sqrt(blocks);
    }

    /// <summary>The probability of a result of at most <paramref name="result"/>: Phi((x - wn)/(s·sqrt n)).</summary>
    public static double ChanceOfAtMost(double result, double rate, double deviation, double blocks) =>
        Normal.Cdf(Standardised(result, rate, deviation, blocks));

    /// <summary>The probability of a result of at least <paramref name="result"/>.</summary>
    public static double ChanceOfAtLeast(double result, double rate, double deviation, double blocks) =>
        Normal.UpperTail(Standardised(result, rate, deviation, blocks));

    /// <summary>The interval that the result lies in with probability <paramref name="within"/>.</summary>
    public static Band Band(double rate, double deviation, double blocks, double within)
    {
        Require.Finite(rate);
        Require.Share(within);
        var half = -Normal.Quantile((1 - within) / 2) * Deviation(deviation, blocks);
        return new((rate * blocks) - half, (rate * blocks) + half);
    }

    /// <summary>
    /// The least probability that one of several stretches, each with probability <paramref name="chance"/>, comes out like this:
    /// 1 - (1 - p)^k for k stretches that do not overlap. A stretch picked because it stands out was picked from at least so many.
    /// </summary>
    /// <param name="stretches">k, at least 1; need not be whole.</param>
    public static double SomewhereIn(double stretches, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stretches, 1);
        return chance >= 1 ? 1 : 1 - Math.Exp(stretches * Math.Log(1 - chance));
    }

    /// <summary>How many standard deviations a result is above what was to be expected.</summary>
    public static double Standardised(double result, double rate, double deviation, double blocks)
    {
        Require.Finite(result);
        Require.Finite(rate);
        return (result - (rate * blocks)) / Deviation(deviation, blocks);
    }
}
