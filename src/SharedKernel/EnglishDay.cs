using System.Globalization;

namespace StakeEasy.SharedKernel;

/// <summary>Days inside sentences. The product speaks English, whatever the culture; day and month stand in the order of the culture.</summary>
public static class EnglishDay
{
    /// <summary>Whether the current culture writes the month before the day.</summary>
    public static bool MonthFirst => CultureInfo.CurrentCulture.DateTimeFormat.MonthDayPattern.StartsWith('M');

    /// <summary>Friday, 20 November 2026; or Friday, November 20, 2026.</summary>
    public static string WithWeekday(DateOnly day) => day.ToString(MonthFirst ? "dddd, MMMM d, yyyy" : "dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
}
