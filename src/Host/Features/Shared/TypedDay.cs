using System.Globalization;

namespace StakeEasy.Host.Features.Shared;

/// <summary>Reads a day from a date field, or from whatever was sent in its place.</summary>
internal static class TypedDay
{
    private static readonly DateOnly Earliest = new(1970, 1, 1);

    /// <summary>A day on which something can have happened: from 1970 to today.</summary>
    public static (DateOnly? Day, string? Problem) Read(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, "Choose a day.");
        }

        if (!TryParse(text, out var day))
        {
            return (null, NoDay(text, today));
        }

        if (day > today)
        {
            return (null, $"{DayText.Prose(day)} is in the future. Choose today or an earlier day.");
        }

        return day < Earliest
            ? (null, $"{DayText.Prose(day)} is too long ago. Choose a day from {DayText.Prose(Earliest)} on.")
            : (day, null);
    }

    /// <summary>A day to filter by; empty is no filter. Any day will do, for one without entries is an answer as well.</summary>
    public static (DateOnly? Day, string? Problem) ReadFilter(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, null);
        }

        return TryParse(text, out var day) ? (day, null) : (null, NoDay(text, today));
    }

    private static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string NoDay(string text, DateOnly today) =>
        $"“{TypedAmount.Echo(text)}” is no day. Write it like {DayText.ForInput(today)}.";
}
