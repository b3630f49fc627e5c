using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Tests.Rates;

public sealed class ExchangeRatesTests
{
    private static readonly ExchangeRates Rates = RealHistory.Rates;

    [Theory]
    [InlineData("USD", "1.1034")]
    [InlineData("GBP", "0.86158")]
    [InlineData("JPY", "120.72")]
    public void A_Sunday_answers_with_the_Friday_before(string currency, string rate)
    {
        Assert.Equal(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), Rate("EUR", currency, "2019-11-10"));
        Assert.Equal(RealHistory.Day("2019-11-08"), Quote("EUR", currency, "2019-11-10").Day);
    }

    [Fact]
    public void Two_currencies_meet_through_the_euro_of_one_day()
    {
        var hundredPounds = Rates.Convert(100m, CurrencyCode.Of("GBP"), CurrencyCode.Of("USD"), RealHistory.Day("2019-11-10"));

        Assert.Equal(128.07m, Math.Round(hundredPounds!.Value, 2));
        Assert.StartsWith("128.067039", hundredPounds.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(140.114673m, Math.Round(Rate("GBP", "JPY", "2019-11-10")!.Value, 6));
    }

    [Fact]
    public void Nothing_is_known_before_the_first_publication()
    {
        Assert.Null(Rate("EUR", "USD", "1999-01-03"));
        Assert.Equal(1.1789m, Rate("EUR", "USD", "1999-01-04"));
    }

    [Theory]
    [InlineData("RUB", "2022-03-01", "2022-03-16", "2024-06-03")]
    [InlineData("ISK", "2008-12-09", "2008-12-24", "2018-01-31")]
    [InlineData("TRL", "2004-12-31", "2005-01-17", "2026-01-02")]
    public void A_series_ends_where_it_ends(string currency, string lastDay, string firstUnknown, string longAfter)
    {
        Assert.NotNull(Rate("EUR", currency, lastDay));
        Assert.Null(Rate("EUR", currency, firstUnknown));
        Assert.Null(Rate("USD", currency, longAfter));
    }

    [Fact]
    public void A_series_that_paused_is_known_again_when_it_comes_back() => Assert.Equal(125.01m, Rate("EUR", "ISK", "2018-02-01"));

    [Fact]
    public void A_source_that_has_fallen_silent_as_a_whole_still_answers_with_its_last_rates()
    {
        Assert.Equal(1.1684m, Rate("EUR", "USD", "2026-11-21"));
        Assert.Equal(RealHistory.Day("2026-04-13"), Quote("GBP", "USD", "2026-11-21").Day);
    }

    [Theory]
    [InlineData("DEM", "1.95583", "1999-01-01")]
    [InlineData("ITL", "1936.27", "2026-11-21")]
    [InlineData("GRD", "340.75", "2001-01-01")]
    [InlineData("SIT", "239.64", "2007-01-01")]
    [InlineData("CYP", "0.585274", "2008-01-01")]
    [InlineData("MTL", "0.4293", "2008-01-01")]
    [InlineData("SKK", "30.126", "2009-01-01")]
    [InlineData("EEK", "15.6466", "2011-01-01")]
    [InlineData("LVL", "0.702804", "2014-01-01")]
    [InlineData("LTL", "3.4528", "2015-01-01")]
    [InlineData("HRK", "7.5345", "2023-01-01")]
    [InlineData("BGN", "1.95583", "2026-01-01")]
    public void A_currency_the_euro_replaced_converts_at_its_irrevocable_rate_from_that_day_on(string currency, string rate, string day)
    {
        Assert.Equal(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), Rate("EUR", currency, day));
        Assert.Equal(RateSources.EuroConversion, Quote("EUR", currency, day).Source);
    }

    [Fact]
    public void The_day_before_the_euro_came_the_market_rate_counts() => Assert.Equal(7.5365m, Rate("EUR", "HRK", "2022-12-31"));

    [Fact]
    public void A_replaced_currency_meets_others_through_the_rates_of_the_day()
    {
        var kunaInDollars = Rate("HRK", "USD", "2023-01-01");

        Assert.Equal(1.0666m / 7.5345m, kunaInDollars);
        Assert.Equal(RealHistory.Day("2022-12-30"), Quote("HRK", "USD", "2023-01-01").Day);
    }

    [Fact]
    public void Defect_15_a_missing_rate_is_unknown_and_never_one_to_one()
    {
        Assert.Null(Rate("EUR", "XYZ", "2020-01-02"));
        Assert.Null(Rates.Convert(100m, CurrencyCode.Of("BTC"), CurrencyCode.Of("EUR"), RealHistory.Day("2026-01-05")));
        Assert.Null(ExchangeRates.None.Rate(CurrencyCode.Of("USD"), CurrencyCode.Of("EUR"), RealHistory.Day("2026-01-05")));
    }

    [Fact]
    public void Defect_4_converting_changes_the_amount()
    {
        var converted = Rates.Convert(100m, CurrencyCode.Of("EUR"), CurrencyCode.Of("USD"), RealHistory.Day("2026-04-13"));

        Assert.Equal(116.84m, converted);
    }

    [Fact]
    public void Defect_1_a_newer_rate_leaves_past_conversions_alone()
    {
        var day = new DateOnly(2026, 11, 2);
        var before = ExchangeRates.Of(1, [RateObservation.PerEuro("USD", day, 1.15m)]);
        var after = ExchangeRates.Of(2, [RateObservation.PerEuro("USD", day, 1.15m), RateObservation.PerEuro("USD", day.AddDays(1), 1.30m)]);

        Assert.Equal(Dollars(before, day), Dollars(after, day));
        Assert.Equal(130m, Dollars(after, day.AddDays(1)));
    }

    [Fact]
    public void A_figure_too_large_to_hold_is_unknown_rather_than_an_error() =>
        Assert.Null(Rates.Convert(decimal.MaxValue, CurrencyCode.Of("EUR"), CurrencyCode.Of("IDR"), RealHistory.Day("2026-04-13")));

    [Fact]
    public void History_lists_every_publication_once_and_nothing_between()
    {
        var days = Rates.History(CurrencyCode.Of("GBP"), CurrencyCode.Of("USD"), RealHistory.Day("2019-11-07"), RealHistory.Day("2019-11-12"))
            .Select(r => r.Day.Day);

        Assert.Equal([7, 8, 11, 12], days);
    }

    [Theory]
    [InlineData("2026-04-13", 0)]
    [InlineData("2026-04-14", 0)]
    [InlineData("2026-04-15", 1)]
    [InlineData("2026-04-20", 4)]
    [InlineData("2026-05-04", 13)]
    public void Age_counts_publication_days_only_and_never_today(string today, int age) => Assert.Equal(age, Rates.AgeOn(RealHistory.Day(today)));

    private static decimal? Dollars(ExchangeRates rates, DateOnly day) =>
        rates.Convert(100m, CurrencyCode.Of("EUR"), CurrencyCode.Of("USD"), day);

    private static decimal? Rate(string from, string to, string day) =>
        Rates.Rate(CurrencyCode.Of(from), CurrencyCode.Of(to), RealHistory.Day(day));

    private static QuotedRate Quote(string from, string to, string day) =>
        Rates.Quote(CurrencyCode.Of(from), CurrencyCode.Of(to), RealHistory.Day(day))!;
}
