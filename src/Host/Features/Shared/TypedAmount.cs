using System.Globalization;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Shared;

/// <summary>Reads the amount a player typed, in their culture and at the scale of the currency.</summary>
internal static class TypedAmount
{
    // numeric(28,10) holds 18 digits before the point; sums of many such amounts must fit a decimal, too.
    private const decimal Limit = 1_000_000_000_000_000m;
    private const int EchoLength = 30;

    /// <summary>The amount, or what is wrong with the text.</summary>
    public static (decimal? Amount, string? Problem) Read(string? text, CurrencyInfo currency)
    {
        var culture = CultureInfo.CurrentCulture;
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, "Enter an amount.");
        }

        if (!MoneyText.TryParse(text, culture, out var amount))
        {
            return (null, $"“{Echo(text)}” is no amount. Write it like {MoneyText.ForInput(1234.5m, Math.Min(currency.Scale, 2), culture)}.");
        }

        if (Math.Abs(amount) >= Limit)
        {
            return (null, $"That is more than can be kept. Enter less than {MoneyText.Format(Limit, 0, culture)}.");
        }

        return new Money(amount, currency.Code).FitsScale(currency.Scale) ? (amount, null) : (null, TooFine(amount, currency, culture));
    }

    /// <summary>What a player typed, short enough to be quoted back.</summary>
    public static string Echo(string text) =>
        text.Length <= EchoLength ? text : text[..(char.IsHighSurrogate(text[EchoLength - 1]) ? EchoLength - 1 : EchoLength)] + "…";

    private static string TooFine(decimal amount, CurrencyInfo currency, CultureInfo culture)
    {
        var decimals = currency.Scale switch { 0 => "no decimals", 1 => "one decimal", var scale => scale.ToString(culture) + " decimals" };
        var near = new Money(amount, currency.Code).Rounded(currency.Scale);
        return near.IsZero
            ? $"An amount in {currency.Code} has {decimals}. Enter it with no more than that."
            : $"An amount in {currency.Code} has {decimals}. Enter {MoneyText.Format(near.Amount, currency.Scale, culture)}, or what it is exactly.";
    }
}
