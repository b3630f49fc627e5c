using System.Runtime.CompilerServices;

namespace StakeEasy.Recommendations.Risk;

/// <summary>What the formulas ask of their arguments. Whoever passes on what a player typed refuses it in words first.</summary>
internal static class Require
{
    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Holds(double.IsFinite(value), value, "A number.", name);

    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Holds(double.IsFinite(value) && value > 0, value, "Above zero.", name);

    public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Holds(double.IsFinite(value) && value >= 0, value, "Zero or above.", name);

    /// <summary>Between 0 and 1, both excluded.</summary>
    public static void Share(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Holds(value is > 0 and < 1, value, "Between 0 and 1.", name);

    private static void Holds(bool condition, double value, string message, string name)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(name, value, message);
        }
    }
}
