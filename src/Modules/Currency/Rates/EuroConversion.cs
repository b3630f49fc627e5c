using System.Globalization;
using StakeEasy.Currency.Currencies;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Rates;

/// <summary>The rate at which the euro replaced a currency: irrevocable, so it holds on every day from then on.</summary>
/// <param name="From">The first day of the euro there.</param>
internal sealed record EuroConversion(CurrencyCode Currency, DateOnly From, decimal PerEuro)
{
    /// <summary>All of them, and the euro itself at 1.</summary>
    public static IReadOnlyList<EuroConversion> All { get; } =
    [
        new(CurrencyCode.Of("EUR"), DateOnly.MinValue, 1m),
        .. EmbeddedTable.Read("euro-conversion-rates.csv").Select(row => new EuroConversion(
            CurrencyCode.Of(row[0]),
            DateOnly.ParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal.Parse(row[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture))),
    ];
}
