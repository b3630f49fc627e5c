using System.Globalization;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>How long something took.</summary>
internal static class DurationText
{
    /// <summary>3 h 10 min.</summary>
    public static string Of(long minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => $"{rest} min",
        (var hours, 0) => hours.ToString("N0", CultureInfo.CurrentCulture) + " h",
        var (hours, rest) => hours.ToString("N0", CultureInfo.CurrentCulture) + $" h {rest} min",
    };

    /// <summary>3:10:05, as a clock that runs.</summary>
    public static string Clock(long seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
}
