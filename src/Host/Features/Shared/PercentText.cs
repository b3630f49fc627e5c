using System.Globalization;

namespace StakeEasy.Host.Features.Shared;

/// <summary>Shares as the pages write them.</summary>
internal static class PercentText
{
    /// <summary>One decimal and a no-break space; a share too small for that says so instead of 0.0.</summary>
    public static string Of(decimal share)
    {
        var percent = Math.Round(share * 100m, 1, MidpointRounding.AwayFromZero);
        var culture = CultureInfo.CurrentCulture;
        return share != 0m && percent == 0m ? "under " + 0.1m.ToString("0.0", culture) + "\u00a0%" : percent.ToString("0.0", culture) + "\u00a0%";
    }

    /// <summary>As a length of an SVG bar, 0 % to 100 %.</summary>
    public static string ForBar(decimal share) =>
        Math.Clamp(share * 100m, 0m, 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
