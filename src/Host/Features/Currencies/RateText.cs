using System.Globalization;

namespace StakeEasy.Host.Features.Currencies;

/// <summary>Rates as people read them: as they are published, derived ones to eight significant digits.</summary>
internal static class RateText
{
    private const int Digits = 8;
    private const int MostDecimals = 12;

    public static string Of(decimal rate) => Rounded(rate).ToString("#,0." + new string('#', Decimals(rate)), CultureInfo.CurrentCulture);

    public static decimal Rounded(decimal rate) => Math.Round(rate, Decimals(rate), MidpointRounding.AwayFromZero);

    /// <summary>How many decimals eight significant digits leave.</summary>
    public static int Decimals(decimal rate)
    {
        var decimals = Digits - 1;
        for (var size = Math.Abs(rate); size >= 10m && decimals > 0; size /= 10m)
        {
            decimals--;
        }

        for (var size = Math.Abs(rate); size is > 0m and < 1m && decimals < MostDecimals; size *= 10m)
        {
            decimals++;
        }

        return decimals;
    }
}
