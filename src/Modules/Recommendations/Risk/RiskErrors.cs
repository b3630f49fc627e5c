using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Risk;

/// <summary>Why there is no answer, worded for the player.</summary>
internal static class RiskErrors
{
    /// <summary>Beyond it formulas run out of digits, and nobody plays for it.</summary>
    private const double Largest = 1e12;

    private const double MostWithin = 0.999;

    public static readonly Error TooFewSessions = new("Sessions", "It takes at least two sessions to see how much they differ.");

    public static readonly Error EmptySession = new("Sessions", "Each session has a length above zero and a result.");

    public static readonly Error BadSessions = new("Sessions", "Enter how many sessions it was: at least two, or nothing.");

    public static readonly Error BadWithin = new("Within", "How sure the interval is to be: more than 0 % and at most 99.9 %.");

    public static readonly Error ShorterRecord = new("PickedFromBlocks", "The whole record cannot be shorter than the stretch picked from it.");

    public static Error? Rate(double rate, double deviation) =>
        Number(rate, "Rate", "The win rate") ?? Positive(deviation, "Deviation", "The standard deviation");

    public static Error? Positive(double? value, string field, string what) =>
        value is { } v && !(v > 0 && IsPlausible(v)) ? new(field, what + " is a number above zero" + Bound(v)) : null;

    public static Error? NotNegative(double? value, string field, string what) =>
        value is { } v && !(v >= 0 && IsPlausible(v)) ? new(field, what + " is zero or a number above it" + Bound(v)) : null;

    public static Error? Number(double? value, string field, string what) =>
        value is { } v && !IsPlausible(v) ? new(field, what + " is a number" + Bound(v)) : null;

    public static Error? Risk(double? value) =>
        value is { } v && v is not (> 0 and < 1) ? new("TargetRisk", "The risk to aim for lies between 0 % and 100 %.") : null;

    public static Error? Within(double value) => value is > 0 and <= MostWithin ? null : BadWithin;

    /// <summary>Said only to whoever went beyond it.</summary>
    private static string Bound(double value) => value switch
    {
        > Largest => ", at most 1,000,000,000,000.",
        < -Largest => ", at least −1,000,000,000,000.",
        _ => ".",
    };

    private static bool IsPlausible(double value) => double.IsFinite(value) && Math.Abs(value) <= Largest;
}
