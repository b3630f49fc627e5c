using System.Diagnostics;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bench;

/// <summary>One historical conversion, and what the whole history takes in memory.</summary>
internal static class Conversions
{
    private const int Times = 2_000_000;
    private const int Days = 365 * 20;

    public static async Task<(double Nanoseconds, double MiB, int Rates)> MeasureAsync(IExchangeRates source)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var rates = await source.LatestAsync(CancellationToken.None);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        var (from, to, last) = (CurrencyCode.Of("GBP"), CurrencyCode.Of("JPY"), rates.Day!.Value);
        for (var i = 0; i < 3; i++)
        {
            _ = Convert(rates, from, to, last);
        }

        var start = Stopwatch.GetTimestamp();
        var sum = Convert(rates, from, to, last);
        var took = Stopwatch.GetElapsedTime(start);
        GC.KeepAlive(sum);
        return (took.TotalNanoseconds / Times, held / 1024d / 1024d, rates.Currencies.Count);
    }

    private static decimal Convert(ExchangeRates rates, CurrencyCode from, CurrencyCode to, DateOnly last)
    {
        var sum = 0m;
        for (var i = 0; i < Times; i++)
        {
            sum += rates.Convert(123.45m, from, to, last.AddDays(-(i % Days))) ?? 0m;
        }

        return sum;
    }
}
