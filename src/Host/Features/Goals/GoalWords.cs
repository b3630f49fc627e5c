using System.Globalization;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Goals;

/// <summary>Goals in words.</summary>
internal static class GoalWords
{
    private const decimal Certain = 0.995m;

    public static string Of(GoalKind kind) => kind switch
    {
        GoalKind.Bankroll => "Bankroll",
        GoalKind.Profit => "Profit",
        GoalKind.Sessions => "Sessions",
        GoalKind.Hours => "Hours",
        _ => "Lessons read",
    };

    public static string Hint(GoalKind kind) => kind switch
    {
        GoalKind.Bankroll => "to have so much",
        GoalKind.Profit => "to win so much",
        GoalKind.Sessions => "to record so many",
        GoalKind.Hours => "at the tables",
        _ => "of those under Learn",
    };

    /// <summary>What is counted; money has an element of its own.</summary>
    public static string Count(Goal goal, decimal value) => goal.Kind switch
    {
        GoalKind.Sessions => Plural(value, "session"),
        GoalKind.Hours => Plural(value, "hour"),
        _ => Plural(value, "lesson"),
    };

    public static string DaysLeft(Goal goal, DateOnly today) => (goal.LastDay.DayNumber - today.DayNumber) switch
    {
        0 => "today is its last day",
        1 => "1 day left",
        var days => string.Create(CultureInfo.CurrentCulture, $"{days} days left"),
    };

    public static string Of(Forecast forecast) => forecast switch
    {
        { Basis: ForecastBasis.NotEnoughData } => "not enough data",
        { Chance: >= Certain } => "nearly certain",
        { Chance: <= 1m - Certain } => "very unlikely",
        { Chance: { } chance } => PercentText.Of(Math.Round(chance, 2)).Replace(CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator + "0", "", StringComparison.Ordinal) + " likely",
        _ => "",
    };

    public static string Of(GoalState state) => state switch
    {
        GoalState.Completed => "reached",
        GoalState.Missed => "not reached in time",
        GoalState.Abandoned => "abandoned",
        _ => "active",
    };

    private static string Plural(decimal value, string word) =>
        value.ToString("#,0.#", CultureInfo.CurrentCulture) + " " + word + (value == 1m ? "" : "s");
}
