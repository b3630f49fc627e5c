using StakeEasy.Currency.Currencies;
using StakeEasy.SharedKernel;
using StakeEasy.Currency.Tests.Rates;

namespace StakeEasy.Currency.Tests.Currencies;

public sealed class CurrencyCatalogueTests
{
    private const int ListOne = 165;
    private const int LargestScaleOfTheLedger = 10;

    private readonly CurrencyCatalogue _currencies = new();

    [Theory]
    [InlineData(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")]
    [InlineData(3, "BHD IQD JOD KWD LYD OMR TND")]
    [InlineData(4, "CLF UYW")]
    public void The_exceptions_from_two_minor_units_are_exactly_those_of_the_standard(int scale, string codes)
    {
        var found = _currencies.Current.Where(c => !c.IsCrypto && c.Scale == scale).Select(c => c.Code.Value);

        Assert.Equal(codes, string.Join(' ', found));
    }

    [Theory]
    [InlineData("ARS", 2)]
    [InlineData("COP", 2)]
    [InlineData("MRU", 2)]
    [InlineData("MGA", 2)]
    [InlineData("BTC", 8)]
    [InlineData("ETH", 8)]
    [InlineData("LTC", 8)]
    [InlineData("USDT", 6)]
    [InlineData("USDC", 6)]
    [InlineData("XRP", 6)]
    public void Scales_are_those_people_are_paid_in(string code, int scale) => Assert.Equal(scale, Find(code)!.Scale);

    [Fact]
    public void The_list_is_complete_and_no_code_stands_in_it_twice()
    {
        Assert.Equal(ListOne, _currencies.Current.Count(c => !c.IsCrypto));
        Assert.Equal(_currencies.All.Count, _currencies.All.Select(c => c.Code).Distinct().Count());
        Assert.All(_currencies.All, c => Assert.InRange(c.Scale, 0, LargestScaleOfTheLedger));
    }

    [Theory]
    [InlineData("HRK", "2023-01-01")]
    [InlineData("BGN", "2026-01-01")]
    [InlineData("DEM", "1999-01-01")]
    public void An_ended_currency_is_known_but_no_choice_for_something_new(string code, string endedOn)
    {
        Assert.Equal(RealHistory.Day(endedOn), Find(code)!.EndedOn);
        Assert.DoesNotContain(_currencies.Current, c => c.Code == CurrencyCode.Of(code));
    }

    [Theory]
    [InlineData("XAU")]
    [InlineData("XDR")]
    [InlineData("BYR")]
    [InlineData("XXX")]
    public void What_nobody_keeps_money_in_is_no_currency(string code) => Assert.Null(Find(code));

    [Fact]
    public void Every_currency_of_the_central_banks_history_is_known() =>
        Assert.All(RealHistory.Rates.Currencies, c => Assert.NotNull(_currencies.Find(c)));

    [Fact]
    public void No_two_currencies_share_a_symbol()
    {
        var shared = _currencies.All.GroupBy(c => c.Symbol, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

        Assert.Empty(shared);
    }

    private Contracts.CurrencyInfo? Find(string code) => _currencies.Find(CurrencyCode.Of(code));
}
