using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Tests.Rates;

/// <summary>What must hold for any currencies of the real history on any day.</summary>
public sealed class ExchangeRatesProperties
{
    private const decimal Tolerance = 1e-20m;

    private static readonly ExchangeRates Rates = RealHistory.Rates;
    private static readonly DateOnly First = new(1998, 12, 1);
    private static readonly int Days = new DateOnly(2027, 1, 31).DayNumber - First.DayNumber;

    private static readonly Gen<CurrencyCode> AnyCurrency = Gen.Elements(Rates.Currencies.ToArray());
    private static readonly Gen<DateOnly> AnyDay = Gen.Choose(0, Days).Select(i => First.AddDays(i));

    private static readonly Arbitrary<(CurrencyCode A, CurrencyCode B, CurrencyCode C, DateOnly Day)> Cases =
        (from a in AnyCurrency from b in AnyCurrency from c in AnyCurrency from day in AnyDay select (a, b, c, day)).ToArbitrary();

    [Fact]
    public void A_currency_in_itself_is_one() => Check(x => Rates.Rate(x.A, x.A, x.Day) == 1m);

    [Fact]
    public void There_and_back_is_where_it_started() => Check(x =>
        Rates.Rate(x.A, x.B, x.Day) is not { } there || Close(there * Rates.Rate(x.B, x.A, x.Day)!.Value, 1m));

    [Fact]
    public void A_detour_of_the_same_day_changes_nothing() => Check(x =>
        Rates.Quote(x.A, x.C, x.Day) is not { } direct
        || Rates.Quote(x.A, x.B, x.Day) is not { } first
        || Rates.Quote(x.B, x.C, x.Day) is not { } second
        || first.Day != direct.Day || second.Day != direct.Day
        || Close(first.Rate * second.Rate, direct.Rate));

    [Fact]
    public void No_rate_comes_from_the_future() => Check(x => Rates.Quote(x.A, x.B, x.Day) is not { } rate || rate.Day <= x.Day);

    [Fact]
    public void No_rate_is_zero_or_less() => Check(x => Rates.Rate(x.A, x.B, x.Day) is null or > 0m);

    [Fact]
    public void Unknown_one_way_is_unknown_the_other_way() => Check(x => Rates.Rate(x.A, x.B, x.Day) is null == Rates.Rate(x.B, x.A, x.Day) is null);

    [Fact]
    public void Later_publications_never_change_an_earlier_day() => Check(x =>
        Rates.Quote(x.A, x.B, x.Day) is not { } rate || rate.Day.Year < 1999
        || UpTo(x.Day.Year).Rate(x.A, x.B, x.Day) == rate.Rate);

    private static readonly Dictionary<int, ExchangeRates> Shorter = [];

    /// <summary>The history as it was known at the end of a year.</summary>
    private static ExchangeRates UpTo(int year)
    {
        if (!Shorter.TryGetValue(year, out var rates))
        {
            var end = new DateOnly(year, 12, 31);
            Shorter[year] = rates = ExchangeRates.Of(1, Rates.Currencies
                .SelectMany(c => Rates.History(CurrencyCode.Of("EUR"), c, First, end)
                    .Where(r => r.Source is RateSources.Ecb)
                    .Select(r => RateObservation.PerEuro(c.Value, r.Day, r.Rate))));
        }

        return rates;
    }

    private static bool Close(decimal one, decimal other) => Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one), Math.Abs(other)) + 1e-27m;

    private static void Check(Func<(CurrencyCode A, CurrencyCode B, CurrencyCode C, DateOnly Day), bool> holds) =>
        Prop.ForAll(Cases, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
