using System.Diagnostics;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bench;

/// <summary>One historical conversion, and what the whole history takes in memory.</summary>
internal static class Conversions
{
    private const int Times = 2_000_000;
    private const int Days = 365 * 20;

    public static async Task<(double Nanoseconds, double Floor, double MiB, int Rates)> MeasureAsync(IExchangeRates source)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var rates = await source.LatestAsync(CancellationToken.None);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        var (from, to, last) = (CurrencyCode.Of("GBP"), CurrencyCode.Of("JPY"), rates.Day!.Value);
        return (
            Nanoseconds(() => Convert(rates, from, to, last)), Nanoseconds(() => Compute(120.72m, 0.86158m)), held / 1024d / 1024d, rates.Currencies.Count);
    }

    private static double Nanoseconds(Func<int> many)
    {
        for (var i = 0; i < 3; i++)
        {
            many();
        }

        var start = Stopwatch.GetTimestamp();
        many();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Times;
    }

    /// <summary>The least a conversion can cost: the multiplication and the division of such rates.</summary>
    private static int Compute(decimal to, decimal from)
    {
        var positive = 0;
        for (var i = 0; i < Times; i++)
        {
            positive += 123.45m * to / from > 0m ? 1 : 0;
        }

        return positive;
    }

    /// <summary>Counts the answers rather than adding them up: adding two numbers of 28 digits would cost a third as much again.</summary>
    private static int Convert(ExchangeRates rates, CurrencyCode from, CurrencyCode to, DateOnly last)
    {
        var known = 0;
        for (var i = 0; i < Times; i++)
        {
            known += rates.Convert(123.45m, from, to, last.AddDays(-(i % Days))) is null ? 0 : 1;
        }

        return known;
    }
}
