using System.Globalization;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Sessions;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>Stakes and numbers of buy-ins as the pages of advice write them.</summary>
internal static class StakeNames
{
    /// <summary>$0.50/$1, or $162 for a tournament.</summary>
    public static string Of(ICurrencies currencies, Rung rung) => rung.Blinds is { } blinds
        ? WithSymbol(currencies, rung.BuyIn.Currency, StakeText.Number(blinds.SmallBlind), StakeText.Number(blinds.BigBlind))
        : BuyIn(currencies, rung);

    /// <summary>$200: the price of a tournament, the most one can sit down with at a cash table.</summary>
    public static string BuyIn(ICurrencies currencies, Rung rung) => WithSymbol(currencies, rung.BuyIn.Currency, Grouped(rung.BuyIn.Amount));

    /// <summary>How many: exact where it is part of a sum, such as 134.5.</summary>
    public static string Count(decimal buyIns) => buyIns.ToString("#,0.##", CultureInfo.CurrentCulture).Replace('-', MoneyText.Minus);

    /// <summary>How many a bankroll holds: to a tenth, which is cut off, so that nobody is told to have what they are short of.</summary>
    public static string Held(decimal buyIns) => Count(Math.Floor(buyIns * 10m) / 10m);

    private static string Grouped(decimal amount) => MoneyText.Format(amount, amount == decimal.Truncate(amount) ? 0 : 2, CultureInfo.CurrentCulture);

    private static string WithSymbol(ICurrencies currencies, CurrencyCode currency, params string[] figures)
    {
        var symbol = currencies.Find(currency)?.Symbol ?? currency.Value;
        return string.Equals(symbol, currency.Value, StringComparison.Ordinal)
            ? string.Join('/', figures) + "\u00a0" + symbol
            : string.Join('/', figures.Select(f => symbol + f));
    }
}
