using System.Globalization;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Tools;

/// <summary>Figures of the tools, in the visitor's culture.</summary>
internal static class ToolText
{
    private const double WholeFrom = 100_000;
    private const double Largest = 1e15;
    private const double Smallest = 0.0001;

    /// <summary>Two decimals, none where nobody would read them.</summary>
    public static string Figure(double value) => Math.Abs(value) < Largest
        ? MoneyText.Format((decimal)value, Math.Abs(value) < WholeFrom ? 2 : 0, CultureInfo.CurrentCulture)
        : (value < 0 ? "below " : "over ") + MoneyText.Format((decimal)(Math.Sign(value) * Largest), 0, CultureInfo.CurrentCulture);

    /// <summary>With its sign, also above zero.</summary>
    public static string Signed(double value) => (value > 0 ? "+" : "") + Figure(value);

    public static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public static string Between(Band band) => Signed(band.Low) + " to " + Signed(band.High);

    /// <summary>
    /// Two decimals, one more than elsewhere: ruin is a matter of small chances. What rounds to never or always, and is not, says so.
    /// </summary>
    public static string Chance(double chance) => chance switch
    {
        > 0 and < Smallest => "under " + Percent(Smallest),
        < 1 and > 1 - Smallest => "over " + Percent(1 - Smallest),
        _ => Percent(chance),
    };

    /// <summary>A simulated chance, and how far another seed's would be from it.</summary>
    public static string Chance(SimulatedChance chance) =>
        Chance(chance.Probability) + " ± " + (chance.StandardError * 100).ToString("0.00", CultureInfo.CurrentCulture);

    /// <summary>With as many decimals as it has, up to two.</summary>
    public static string Number(double value) => value.ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>A share that may be negative, or above one.</summary>
    public static string Share(double share) => (share < 0 ? MoneyText.Minus.ToString() : "") + Percent(Math.Abs(share));

    private static string Percent(double chance) => (chance * 100).ToString("0.00", CultureInfo.CurrentCulture) + "\u00a0%";
}
