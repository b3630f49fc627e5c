namespace StakeEasy.Recommendations.Risk;

internal static class Exponential
{
    /// <summary>1 - exp(-x) for x of at least 0, without losing the digits of a small one.</summary>
    public static double OneLess(double x) => x > 1 ? 1 - Math.Exp(-x) : 2 * Math.Sinh(x / 2) * Math.Exp(-x / 2);
}
