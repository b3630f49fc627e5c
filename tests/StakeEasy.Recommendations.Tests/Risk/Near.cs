namespace StakeEasy.Recommendations.Tests.Risk;

/// <summary>Equal to so many parts of the value expected: a tail of 1e-40 needs its digits as much as a half does.</summary>
internal static class Near
{
    /// <summary>The accuracy asked of every formula.</summary>
    public const double Formula = 1e-9;

    public static void Equal(double expected, double actual, double relative = Formula) =>
        Assert.True(
            Math.Abs(actual - expected) <= relative * Math.Abs(expected),
            $"{actual:R} is {Math.Abs((actual / expected) - 1):0.0e+0} away from {expected:R}, more than {relative:0.0e+0}.");
}
