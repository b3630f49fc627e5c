using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Users;

internal static class PreferenceErrors
{
    public static readonly Error UnknownTimeZone =
        new(nameof(Preferences.TimeZoneId), "This server does not know that time zone. Choose the nearest one in the list.");

    public static readonly Error UnknownCulture =
        new(nameof(Preferences.CultureName), "Amounts and dates cannot be written that way. Choose an entry of the list.");

    public static readonly Error UnknownTheme =
        new(nameof(Preferences.Theme), "Choose light, dark, or as your system says.");

    /// <summary>The first thing wrong; null if all can be kept.</summary>
    public static Error? Check(Preferences preferences) =>
        !TimeZoneChoices.IsKnown(preferences.TimeZoneId) ? UnknownTimeZone
        : !CultureChoices.IsKnown(preferences.CultureName) ? UnknownCulture
        : !Enum.IsDefined(preferences.Theme) ? UnknownTheme
        : null;
}
