using System.Collections.Frozen;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Rates;

/// <summary>
/// Turns publications, given in the order they were stored, into series per euro. A later one of the same source and day
/// overwrites; a source further down the chain speaks only for a currency the better ones have been silent about for
/// <see cref="RateMatrix.LongestGap"/> days, so that a series does not change its author over a weekend.
/// </summary>
internal sealed class RateMatrixBuilder
{
    private const string Euro = "EUR";

    private readonly Dictionary<string, List<Point>> _points = new(StringComparer.Ordinal);
    private readonly List<string> _sources = [.. RateSources.Chain];
    private readonly HashSet<int> _days = [];

    /// <summary>One publication: all its rates are of one day and one base.</summary>
    public void Add(string source, string baseCurrency, DateOnly day, string[] quotes, decimal[] rates)
    {
        var rank = _sources.IndexOf(source);
        if (rank < 0)
        {
            rank = _sources.Count;
            _sources.Add(source);
        }

        // Everything is kept per euro: another base is turned by its own euro rate of the same publication.
        var euro = Array.IndexOf(quotes, Euro);
        var isEuroBased = baseCurrency is Euro;
        if (!isEuroBased && (euro < 0 || rates[euro] <= 0m))
        {
            return;
        }

        _days.Add(day.DayNumber);
        for (var i = 0; i < quotes.Length; i++)
        {
            if (rates[i] > 0m && i != euro && !string.Equals(quotes[i], baseCurrency, StringComparison.Ordinal))
            {
                Put(quotes[i], new Point(day.DayNumber, isEuroBased ? rates[i] : rates[i] / rates[euro], (byte)rank));
            }
        }

        if (!isEuroBased)
        {
            Put(baseCurrency, new Point(day.DayNumber, 1m / rates[euro], (byte)rank));
        }
    }

    public RateMatrix Build()
    {
        var days = _days.Order().ToArray();
        var conversions = EuroConversion.All.ToDictionary(c => c.Currency.Value, StringComparer.Ordinal);
        var series = new Dictionary<CurrencyCode, RateSeries>();
        foreach (var code in _points.Keys.Union(conversions.Keys, StringComparer.Ordinal))
        {
            series[CurrencyCode.Of(code)] = Build(days, _points.GetValueOrDefault(code) ?? [], conversions.GetValueOrDefault(code));
        }

        return new RateMatrix(days, series.ToFrozenDictionary(), [.. _sources]);
    }

    private static RateSeries Build(int[] days, List<Point> points, EuroConversion? conversion)
    {
        if (points.Count == 0)
        {
            return new RateSeries(0, [], [], conversion);
        }

        var first = Array.BinarySearch(days, points.Min(p => p.Day));
        var length = Array.BinarySearch(days, points.Max(p => p.Day)) - first + 1;
        var perEuro = new decimal[length];
        var sources = new byte[length];

        // OrderBy is stable: within one source, what was stored later still comes later.
        foreach (var point in points.OrderBy(p => p.Rank))
        {
            var at = Array.BinarySearch(days, first, length, point.Day);
            if (!BetterSourceSpeaks(at))
            {
                perEuro[at - first] = point.PerEuro;
                sources[at - first] = point.Rank;
            }

            bool BetterSourceSpeaks(int publication)
            {
                for (var i = publication; point.Rank > 0 && i >= first && days[i] >= point.Day - RateMatrix.LongestGap; i--)
                {
                    if (perEuro[i - first] != 0m && sources[i - first] < point.Rank)
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        return new RateSeries(first, perEuro, sources, conversion);
    }

    private void Put(string code, Point point)
    {
        if (!_points.TryGetValue(code, out var list))
        {
            _points[code] = list = [];
        }

        list.Add(point);
    }

    private readonly record struct Point(int Day, decimal PerEuro, byte Rank);
}
