using System.Globalization;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Shared;

/// <summary>Days as the pages write them: never in figures alone, in the order the player's culture puts day and month.</summary>
internal static class DayText
{
    // The product speaks English; only order and separators follow the player's culture.
    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;

    /// <summary>20 Nov 2026, or Nov 20, 2026.</summary>
    public static string Short(DateOnly day) => day.ToString(EnglishDay.MonthFirst ? "MMM d, yyyy" : "d MMM yyyy", Words);

    /// <summary>20 Nov, or Nov 20.</summary>
    public static string WithoutYear(DateOnly day) => day.ToString(EnglishDay.MonthFirst ? "MMM d" : "d MMM", Words);

    /// <summary>Fri 20 Nov, with its year if that is not the current one.</summary>
    public static string InTable(DateOnly day, DateOnly today) =>
        day.ToString("ddd ", Words) + (day.Year == today.Year ? WithoutYear(day) : Short(day));

    /// <summary>Friday, 20 November 2026.</summary>
    public static string Long(DateOnly day) => EnglishDay.WithWeekday(day);

    /// <summary>20 November 2026.</summary>
    public static string Prose(DateOnly day) => day.ToString(EnglishDay.MonthFirst ? "MMMM d, yyyy" : "d MMMM yyyy", Words);

    /// <summary>Nov 2026.</summary>
    public static string Month(DateOnly day) => day.ToString("MMM yyyy", Words);

    /// <summary>As a date field holds it.</summary>
    public static string ForInput(DateOnly day) => day.ToString("yyyy-MM-dd", Words);

    /// <summary>An instant, on the player's clock.</summary>
    public static string At(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return Short(DateOnly.FromDateTime(local.DateTime)) + local.ToString(", HH:mm", Words);
    }
}
