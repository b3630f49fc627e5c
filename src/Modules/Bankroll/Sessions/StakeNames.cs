using System.Globalization;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>One name for each stake, in no culture: 0,50/1 and .5/1.00 are counted together.</summary>
internal static class StakeNames
{
    public static string OfBlinds(decimal small, decimal big) => $"{Number(small)}/{Number(big)}";

    public static string OfBuyIn(decimal buyIn) => Number(buyIn);

    private static string Number(decimal value) => value.ToString(value == decimal.Truncate(value) ? "0" : "0.00########", CultureInfo.InvariantCulture);
}
