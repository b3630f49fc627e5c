using System.Globalization;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Shared;

/// <summary>Which sign an amount shows, and whether it is coloured.</summary>
public enum MoneySign
{
    /// <summary>A minus where there is one.</summary>
    Plain,

    /// <summary>Always plus or minus, never a colour: money that was moved, not won.</summary>
    Moved,

    /// <summary>Always plus or minus, and green or red: money that was won or lost.</summary>
    Result,
}

/// <summary>An amount in the parts a page shows: sign and symbol with the whole units, then the rest.</summary>
internal readonly record struct MoneyDisplay(string Whole, string Rest, string Tone)
{
    /// <summary>The amount in words for places that cannot hold markup, such as titles and labels of charts.</summary>
    public static string Text(ICurrencies currencies, Money money, MoneySign sign = MoneySign.Plain)
    {
        var display = Of(currencies, money, sign);
        return display.Whole + display.Rest;
    }

    public static MoneyDisplay Of(ICurrencies currencies, Money money, MoneySign sign)
    {
        var culture = CultureInfo.CurrentCulture;
        var info = currencies.Find(money.Currency);
        var scale = info?.Scale ?? 2;
        var symbol = info?.Symbol ?? money.Currency.Value;
        var after = string.Equals(symbol, money.Currency.Value, StringComparison.Ordinal);
        var rounded = money.Rounded(scale).Amount;
        var figure = MoneyText.Format(Math.Abs(rounded), scale, culture);
        var signText = rounded < 0m ? MoneyText.Minus.ToString() : rounded > 0m && sign is not MoneySign.Plain ? "+" : "";
        var cut = scale == 0 ? figure.Length : figure.Length - scale - culture.NumberFormat.NumberDecimalSeparator.Length;
        var tone = sign is not MoneySign.Result || rounded == 0m ? "" : rounded > 0m ? "gain" : "loss";
        return new(signText + (after ? "" : symbol) + figure[..cut], figure[cut..] + (after ? "\u00a0" + symbol : ""), tone);
    }

    /// <summary>For axes only: thousands as k, millions as M.</summary>
    public static string Compact(ICurrencies currencies, decimal amount, CurrencyCode currency)
    {
        var symbol = currencies.Find(currency)?.Symbol ?? currency.Value;
        var after = string.Equals(symbol, currency.Value, StringComparison.Ordinal);
        var size = Math.Abs(amount);
        var (divisor, unit) = size switch { >= 1_000_000_000m => (1_000_000_000m, "bn"), >= 1_000_000m => (1_000_000m, "M"), >= 1_000m => (1_000m, "k"), _ => (1m, "") };
        var figure = (size / divisor).ToString("#,0.########", CultureInfo.CurrentCulture) + unit;
        return (amount < 0m ? MoneyText.Minus.ToString() : "") + (after ? figure : symbol + figure);
    }
}
