using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Tests.Rates;

public sealed class MergedSourcesTests
{
    private static readonly CurrencyCode Euro = CurrencyCode.Of("EUR");
    private static readonly CurrencyCode Dollar = CurrencyCode.Of("USD");
    private static readonly CurrencyCode Dirham = CurrencyCode.Of("AED");
    private static readonly DateOnly Friday = new(2026, 11, 20);

    private static readonly RateObservation[] Api =
    [
        ApiRate("EUR", Friday, 0.8m), ApiRate("AED", Friday, 3.6725m),
        ApiRate("EUR", Friday.AddDays(1), 0.5m), ApiRate("AED", Friday.AddDays(1), 3.6725m),
    ];

    [Fact]
    public void The_central_bank_speaks_for_its_own_currencies_and_the_other_source_fills_the_rest()
    {
        var rates = ExchangeRates.Of(1, [RateObservation.PerEuro("USD", Friday, 1.15m), .. Api]);

        Assert.Equal(new QuotedRate(1.15m, Friday, RateSources.Ecb), rates.Quote(Euro, Dollar, Friday));
        Assert.Equal(3.6725m / 0.8m, rates.Rate(Euro, Dirham, Friday));
        Assert.Equal("ECB + exchangerate-api.com", rates.Quote(Dirham, Dollar, Friday)!.Source);
    }

    [Fact]
    public void A_currency_of_the_central_bank_keeps_its_author_over_the_weekend()
    {
        var rates = ExchangeRates.Of(1, [RateObservation.PerEuro("USD", Friday, 1.15m), .. Api]);

        Assert.Equal(new QuotedRate(1.15m, Friday, RateSources.Ecb), rates.Quote(Euro, Dollar, Friday.AddDays(1)));
    }

    [Fact]
    public void Both_legs_are_of_one_day_even_where_one_of_them_is_newer()
    {
        var rates = ExchangeRates.Of(1, [RateObservation.PerEuro("USD", Friday, 1.15m), .. Api]);

        Assert.Equal(Friday, rates.Quote(Dirham, Dollar, Friday.AddDays(1))!.Day);
        Assert.Equal(1.15m / (3.6725m / 0.8m), rates.Rate(Dirham, Dollar, Friday.AddDays(1)));
    }

    [Fact]
    public void When_the_central_bank_has_been_silent_for_weeks_the_other_source_speaks_for_its_currencies_too()
    {
        var rates = ExchangeRates.Of(1, [RateObservation.PerEuro("USD", Friday.AddDays(-20), 1.15m), .. Api]);

        Assert.Equal(new QuotedRate(1m / 0.8m, Friday, RateSources.ExchangeRateApi), rates.Quote(Euro, Dollar, Friday));
    }

    [Fact]
    public void A_publication_without_the_euro_cannot_be_tied_to_the_others_and_is_left_out()
    {
        var rates = ExchangeRates.Of(1, [ApiRate("AED", Friday, 3.6725m)]);

        Assert.Null(rates.Rate(Dirham, Dollar, Friday));
    }

    [Fact]
    public void The_latest_fetch_of_a_day_wins()
    {
        var rates = ExchangeRates.Of(1, [RateObservation.PerEuro("USD", Friday, 1.15m), RateObservation.PerEuro("USD", Friday, 1.16m)]);

        Assert.Equal(1.16m, rates.Rate(Euro, Dollar, Friday));
    }

    private static RateObservation ApiRate(string quote, DateOnly day, decimal rate) =>
        new(RateSources.ExchangeRateApi, Dollar, CurrencyCode.Of(quote), day, rate);
}
