using System.Collections.Frozen;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Rates;

/// <summary>All series on one axis of publication days. A look-up is two hash probes, one index and, mostly, no step back.</summary>
internal sealed class RateMatrix
{
    /// <summary>A leg older than this, seen from the last publication, belongs to a series that has ended or paused.</summary>
    public const int LongestGap = 14;

    private readonly int[] _days;
    private readonly int[] _lastPublication;
    private readonly FrozenDictionary<CurrencyCode, RateSeries> _series;
    private readonly string[] _sources;

    /// <param name="days">Day numbers of all publications, ascending.</param>
    /// <param name="sources">Names by rank.</param>
    public RateMatrix(int[] days, FrozenDictionary<CurrencyCode, RateSeries> series, string[] sources)
    {
        _days = days;
        _series = series;
        _sources = sources;
        _lastPublication = IndexByDay(days);
        Currencies = [.. series.Where(s => s.Value.Count > 0 || s.Value.FixedRate != 0m).Select(s => s.Key).Order()];
    }

    public IReadOnlyList<CurrencyCode> Currencies { get; }

    public DateOnly? FirstDay => _days.Length == 0 ? null : DateOnly.FromDayNumber(_days[0]);

    public DateOnly? LastDay => _days.Length == 0 ? null : DateOnly.FromDayNumber(_days[^1]);

    public bool TryFind(CurrencyCode from, CurrencyCode to, DateOnly day, out RateLegs legs)
    {
        legs = default;
        if (!_series.TryGetValue(from, out var one) || !_series.TryGetValue(to, out var other))
        {
            return false;
        }

        // Conversion rates hold by the calendar, not by publication: the kuna was gone on Sunday, 1 January 2023.
        var oneFixed = day.DayNumber >= one.FixedFrom;
        var otherFixed = day.DayNumber >= other.FixedFrom;
        if (oneFixed && otherFixed)
        {
            legs = new RateLegs(one.FixedRate, other.FixedRate, Math.Max(one.FixedFrom, other.FixedFrom), null, null);
            return true;
        }

        var last = LastPublication(day.DayNumber);
        for (var at = last; at >= 0 && _days[at] >= _days[last] - LongestGap; at--)
        {
            var oneRate = oneFixed ? one.FixedRate : one[at];
            var otherRate = otherFixed ? other.FixedRate : other[at];
            if (oneRate != 0m && otherRate != 0m)
            {
                legs = new RateLegs(
                    oneRate, otherRate, _days[at], oneFixed ? null : one.SourceAt(at), otherFixed ? null : other.SourceAt(at));
                return true;
            }
        }

        return false;
    }

    public QuotedRate Quoted(RateLegs legs)
    {
        // The euro itself is a fixed leg that nobody needs to be told of.
        var published = new[] { legs.FromSource, legs.ToSource }.OfType<byte>().Distinct().Order().Select(s => _sources[s]).ToList();
        var source = published.Count == 0 ? RateSources.EuroConversion : string.Join(" + ", published);
        return new QuotedRate(legs.To / legs.From, DateOnly.FromDayNumber(legs.Day), source);
    }

    public IEnumerable<DateOnly> Publications(DateOnly first, DateOnly last)
    {
        var start = Array.BinarySearch(_days, first.DayNumber);
        for (var i = start >= 0 ? start : ~start; i < _days.Length && _days[i] <= last.DayNumber; i++)
        {
            yield return DateOnly.FromDayNumber(_days[i]);
        }
    }

    private int LastPublication(int day)
    {
        if (_days.Length == 0 || day < _days[0])
        {
            return -1;
        }

        var offset = day - _days[0];
        return offset < _lastPublication.Length ? _lastPublication[offset] : _days.Length - 1;
    }

    private static int[] IndexByDay(int[] days)
    {
        if (days.Length == 0)
        {
            return [];
        }

        var index = new int[days[^1] - days[0] + 1];
        for (var i = 0; i < days.Length; i++)
        {
            var until = i + 1 < days.Length ? days[i + 1] : days[^1] + 1;
            index.AsSpan(days[i] - days[0], until - days[i]).Fill(i);
        }

        return index;
    }
}

/// <summary>The two rates of a conversion, both in units per euro and both of one day.</summary>
/// <param name="FromSource">Rank of the source; null for a conversion rate.</param>
/// <param name="ToSource">Likewise.</param>
internal readonly record struct RateLegs(decimal From, decimal To, int Day, byte? FromSource, byte? ToSource)
{
    public bool IsOf(DateOnly day) => Day == day.DayNumber;
}
