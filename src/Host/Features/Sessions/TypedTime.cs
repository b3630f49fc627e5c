using System.Globalization;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>Which of the two a time was that the clocks showed twice, in the night they went back.</summary>
internal enum Twice
{
    First,
    Second,
}

/// <summary>Times as the player's clock showed them, read from a date and time field, or from whatever was sent in its place.</summary>
internal static class TypedTime
{
    private const string Minutes = "yyyy-MM-ddTHH:mm";

    private static readonly string[] Forms = [Minutes, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>The instant, or what is wrong with the text.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="twice">Which one, where the clocks showed it twice; anything but first and second is no answer.</param>
    /// <param name="zone">Of the player.</param>
    /// <param name="today">For an example of how to write it.</param>
    public static (DateTimeOffset? At, string? Problem) Read(string? text, string? twice, TimeZoneInfo zone, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, "Enter a day and a time.");
        }

        if (!TryParse(text, out var local))
        {
            return (null, $"“{TypedAmount.Echo(text)}” is no day and time. Write it like {DayText.ForInput(today)}T20:30.");
        }

        if (local.Year is < 1970 or > 9000)
        {
            return (null, "That is no year to play in. Enter a day from 1970 on.");
        }

        if (zone.IsInvalidTime(local))
        {
            return (null, $"No clock showed {Time(local)} on {DayText.Prose(DateOnly.FromDateTime(local))}: it went forward over that hour. Enter what yours showed.");
        }

        if (!zone.IsAmbiguousTime(local))
        {
            return (new DateTimeOffset(local, zone.GetUtcOffset(local)), null);
        }

        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return Enum.TryParse<Twice>(twice, ignoreCase: true, out var which) && Enum.IsDefined(which)
            ? (new DateTimeOffset(local, which is Twice.First ? offsets.Max() : offsets.Min()), null)
            : (null, $"The clocks went back that night and showed {Time(local)} twice. Choose which one it was.");
    }

    /// <summary>Whether the clocks showed this twice, so that the player has to say which one is meant.</summary>
    public static bool IsTwice(string? text, TimeZoneInfo zone) => TryParse(text ?? "", out var local) && zone.IsAmbiguousTime(local);

    /// <summary>As the field holds it, and which one it is where the clocks showed it twice.</summary>
    public static (string Text, string? Twice) ForInput(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var twice = zone.IsAmbiguousTime(local.DateTime) ? (local.Offset == zone.GetAmbiguousTimeOffsets(local.DateTime).Max() ? Twice.First : Twice.Second) : (Twice?)null;
        return (local.ToString(Minutes, CultureInfo.InvariantCulture), twice?.ToString());
    }

    private static bool TryParse(string text, out DateTime local) =>
        DateTime.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);

    private static string Time(DateTime local) => local.ToString("H:mm", CultureInfo.InvariantCulture);
}
