using System.Globalization;

namespace StakeEasy.SharedKernel;

/// <summary>
/// An exact amount of one currency. Negative amounts are legal: a losing month is data. Adding or comparing amounts of two
/// currencies is a bug and throws; converting is asked for by name, from the Currency module.
/// </summary>
public readonly record struct Money(decimal Amount, CurrencyCode Currency)
{
    /// <summary>Whether the amount is above zero.</summary>
    public bool IsPositive => Amount > 0m;

    /// <summary>Whether the amount is below zero.</summary>
    public bool IsNegative => Amount < 0m;

    /// <summary>Whether the amount is exactly zero.</summary>
    public bool IsZero => Amount == 0m;

    /// <summary>An amount of the currency with this code.</summary>
    /// <exception cref="FormatException">The text is no currency code.</exception>
    public static Money Of(decimal amount, string currency) => new(amount, CurrencyCode.Of(currency));

    /// <summary>Nothing, in this currency.</summary>
    public static Money Zero(CurrencyCode currency) => new(0m, currency);

    /// <summary>
    /// The amount at a scale of <paramref name="decimals"/> (0 to 28), half away from zero, as SQL's round does. For the edge
    /// only: what is shown or booked. Sums are made of unrounded parts.
    /// </summary>
    public Money Rounded(int decimals) =>
        this with { Amount = Math.Round(Amount, decimals, MidpointRounding.AwayFromZero) };

    /// <summary>Whether the amount needs no more than this many decimals.</summary>
    public bool FitsScale(int decimals) => Rounded(decimals).Amount == Amount;

    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + Same(left, right).Amount };

    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - Same(left, right).Amount };

    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    public static bool operator <(Money left, Money right) => left.Amount < Same(left, right).Amount;

    public static bool operator >(Money left, Money right) => left.Amount > Same(left, right).Amount;

    public static bool operator <=(Money left, Money right) => left.Amount <= Same(left, right).Amount;

    public static bool operator >=(Money left, Money right) => left.Amount >= Same(left, right).Amount;

    /// <summary>For logs and tests, in no culture; what a player sees is formatted by the Currency module's scale.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    private static Money Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? right
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up without an exchange rate.");
}
