using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.History;

namespace StakeEasy.Currency.Tests.Rates;

/// <summary>The ECB's history that ships with the program, read once for all tests.</summary>
internal static class RealHistory
{
    public static ExchangeRates Rates { get; } = Read();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static ExchangeRates Read()
    {
        var (writtenAt, publications) = BundledHistory.ReadAsync(CancellationToken.None).GetAwaiter().GetResult();
        return ExchangeRates.Of(
            1, publications.SelectMany(p => p.Rates.Select(r => RateObservation.PerEuro(r.Key, p.Day, r.Value))), writtenAt);
    }
}
