using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>Stakes as the player writes and reads them.</summary>
internal static class StakeText
{
    /// <summary>0.50/1, with the player's decimal sign.</summary>
    public static string OfBlinds(decimal small, decimal big) => $"{Number(small)}/{Number(big)}";

    public static string Number(decimal value) =>
        value.ToString(value == decimal.Truncate(value) ? "0" : "0.00########", CultureInfo.CurrentCulture);

    /// <summary>As it stands in the ledger, said in the player's culture; a buy-in is recognised by being a number.</summary>
    public static string Of(SessionGame game) => game is { SmallBlind: { } small, BigBlind: { } big } ? OfBlinds(small, big) : OfName(game.Stake);

    /// <summary>As a title says it: a buy-in with its currency.</summary>
    public static string InTitle(string stake, SessionFormat format, CurrencyCode currency) =>
        OfName(stake) + (format is SessionFormat.Tournament && decimal.TryParse(stake, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? $" {currency}" : "");

    /// <summary>The same where only the name is known, as in filters.</summary>
    public static string OfName(string stake)
    {
        var parts = stake.Split('/');
        var numbers = parts.Select(p => decimal.TryParse(p, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? Number(n) : null).ToList();
        return numbers.Contains(null) ? stake : string.Join('/', numbers);
    }
}
