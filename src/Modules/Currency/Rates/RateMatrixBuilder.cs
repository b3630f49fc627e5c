using System.Collections.Frozen;
using System.Runtime.CompilerServices;
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
    /// <remarks>Compiled for speed at once: a start builds the whole history before the runtime would see that it is worth it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

        // Better sources first. A stable sort: within one source, what was stored later still comes later.
        foreach (var point in points.Exists(p => p.Rank > 0) ? points.OrderBy(p => p.Rank) : (IEnumerable<Point>)points)
        {
            var at = Array.BinarySearch(days, first, length, point.Day);
            if (point.Rank == 0 || !BetterSourceSpeaks(days, perEuro, sources, at - first, first, point))
            {
                perEuro[at - first] = point.PerEuro;
                sources[at - first] = point.Rank;
            }
        }

        return new RateSeries(first, perEuro, sources, conversion);
    }

    private static bool BetterSourceSpeaks(int[] days, decimal[] perEuro, byte[] sources, int at, int first, Point point)
    {
        for (var i = at; i >= 0 && days[first + i] >= point.Day - RateMatrix.LongestGap; i--)
        {
            if (perEuro[i] != 0m && sources[i] < point.Rank)
            {
                return true;
            }
        }

        return false;
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
