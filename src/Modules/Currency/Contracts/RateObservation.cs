using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Contracts;

/// <summary>One rate as somebody published it.</summary>
/// <param name="Source">Who: one of <see cref="RateSources"/>.</param>
/// <param name="Base">One unit of this costs</param>
/// <param name="Quote">so many units of this,</param>
/// <param name="Day">on this day:</param>
/// <param name="Rate">above zero.</param>
public sealed record RateObservation(string Source, CurrencyCode Base, CurrencyCode Quote, DateOnly Day, decimal Rate)
{
    /// <summary>A rate of the European Central Bank: units of <paramref name="quote"/> for one euro.</summary>
    public static RateObservation PerEuro(string quote, DateOnly day, decimal rate) =>
        new(RateSources.Ecb, CurrencyCode.Of("EUR"), CurrencyCode.Of(quote), day, rate);
}

/// <summary>A rate with where it comes from.</summary>
/// <param name="Rate">Units of the one currency for one of the other.</param>
/// <param name="Day">Of the publication.</param>
/// <param name="Source">One of <see cref="RateSources"/>, or two joined where the legs come from two.</param>
public sealed record QuotedRate(decimal Rate, DateOnly Day, string Source);

/// <summary>Who publishes rates, by the names shown to players. What an earlier one publishes is never taken from a later one.</summary>
public static class RateSources
{
    /// <summary>The European Central Bank's reference rates.</summary>
    public const string Ecb = "ECB";

    /// <summary>Rates by exchangerate-api.com.</summary>
    public const string ExchangeRateApi = "exchangerate-api.com";

    /// <summary>The irrevocable conversion rates of currencies the euro has replaced.</summary>
    public const string EuroConversion = "euro conversion rate";

    internal static IReadOnlyList<string> Chain { get; } = [Ecb, ExchangeRateApi];
}
