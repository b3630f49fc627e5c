using StakeEasy.Currency.Rates;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Contracts;

/// <summary>
/// Every rate known at one moment, immutable and in memory: converts without waiting. A rate that does not exist is null, never 1.
/// </summary>
public sealed class ExchangeRates
{
    private readonly RateMatrix _matrix;
    private readonly RateChanges _changes;

    internal ExchangeRates(RateMatrix matrix, RateChanges changes, DateTimeOffset? fetchedAt)
    {
        _matrix = matrix;
        _changes = changes;
        Version = changes.Version;
        Day = matrix.LastDay;
        FetchedAt = fetchedAt;
    }

    /// <summary>No publication at all: only the euro's own conversion rates are known.</summary>
    public static ExchangeRates None { get; } = Of(0, []);

    /// <summary>Grows with every batch of rates stored; equal versions hold equal rates.</summary>
    public long Version { get; }

    /// <summary>The newest day any rate was published for; null if there is none at all.</summary>
    public DateOnly? Day { get; }

    /// <summary>When the newest rates were fetched.</summary>
    public DateTimeOffset? FetchedAt { get; }

    /// <summary>Those with a rate on any day, sorted by code.</summary>
    public IReadOnlyList<CurrencyCode> Currencies => _matrix.Currencies;

    /// <summary>A snapshot of these observations, as of one batch; where two tell of one day and source, the later one counts.</summary>
    public static ExchangeRates Of(long version, IEnumerable<RateObservation> observations, DateTimeOffset? fetchedAt = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var builder = new RateMatrixBuilder();
        foreach (var publication in observations.GroupBy(o => (o.Source, o.Base, o.Day)))
        {
            builder.Add(
                publication.Key.Source, publication.Key.Base.Value, publication.Key.Day,
                [.. publication.Select(o => o.Quote.Value)], [.. publication.Select(o => o.Rate)]);
        }

        var matrix = builder.Build();
        return new ExchangeRates(matrix, new RateChanges([(version, matrix.FirstDay ?? DateOnly.MinValue)]), fetchedAt);
    }

    /// <summary>
    /// Units of <paramref name="to"/> for one <paramref name="from"/> by the last publication on or before <paramref name="day"/>
    /// that has both; null if there is none. A series that had ended by then (no rate for 14 days while others were published)
    /// gives none; a currency replaced by the euro converts at its irrevocable rate from that day on.
    /// </summary>
    public decimal? Rate(CurrencyCode from, CurrencyCode to, DateOnly day) => Convert(1m, from, to, day);

    /// <summary>
    /// The amount in another currency, unrounded: one multiplication, one division. Null if there is no rate, or if the figure
    /// would be beyond what a decimal can hold.
    /// </summary>
    public decimal? Convert(decimal amount, CurrencyCode from, CurrencyCode to, DateOnly day)
    {
        if (from == to)
        {
            return amount;
        }

        if (!_matrix.TryFind(from, to, day, out var legs))
        {
            return null;
        }

        try
        {
            return amount * legs.To / legs.From;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="Rate"/>, with the day and the source the rate comes from.</summary>
    public QuotedRate? Quote(CurrencyCode from, CurrencyCode to, DateOnly day) =>
        from == to ? new QuotedRate(1m, day, "")
        : _matrix.TryFind(from, to, day, out var legs) ? _matrix.Quoted(legs)
        : null;

    /// <summary>The rate of every publication with both currencies between two days, both included, oldest first.</summary>
    public IEnumerable<QuotedRate> History(CurrencyCode from, CurrencyCode to, DateOnly first, DateOnly last) =>
        _matrix.Publications(first, last)
            .Where(day => from != to && _matrix.TryFind(from, to, day, out var legs) && legs.IsOf(day))
            .Select(day => Quote(from, to, day)!);

    /// <summary>The first day whose rates differ between <paramref name="version"/> and this snapshot; null if none does.</summary>
    public DateOnly? ChangedSince(long version) => _changes.Since(version);

    /// <summary>
    /// How many publication (TARGET) days lie after <see cref="Day"/> and before <paramref name="today"/>: today's rates appear
    /// in the afternoon, so today never counts.
    /// </summary>
    public int AgeOn(DateOnly today) => Day is null ? 0 : AgeOf(Day.Value, today);

    /// <summary>As <see cref="AgeOn"/>, for a single rate of that day.</summary>
    public static int AgeOf(DateOnly day, DateOnly today) => TargetCalendar.DaysBetween(day, today);
}
