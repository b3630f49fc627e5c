using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Contracts;

/// <summary>
/// Every rate known at one moment, immutable and in memory: converts without waiting. A rate that does not exist is null, never 1.
/// </summary>
public sealed class ExchangeRates
{
    /// <summary>Grows with every batch of rates stored; equal versions hold equal rates.</summary>
    public long Version { get; private init; }

    /// <summary>The newest day any rate was published for; null if there is none at all.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>When the newest rates were fetched.</summary>
    public DateTimeOffset? FetchedAt { get; private init; }

    /// <summary>
    /// Units of <paramref name="to"/> for one <paramref name="from"/> by the last publication on or before <paramref name="day"/>
    /// that has both; null if there is none.
    /// </summary>
    public decimal? Rate(CurrencyCode from, CurrencyCode to, DateOnly day) => from == to ? 1m : Day is null ? null : 0m;

    /// <summary>The amount in another currency, unrounded; null if there is no rate.</summary>
    public decimal? Convert(decimal amount, CurrencyCode from, CurrencyCode to, DateOnly day) => amount * Rate(from, to, day);

    /// <summary>The first day whose rates differ between <paramref name="version"/> and this snapshot; null if none does.</summary>
    public DateOnly? ChangedSince(long version) => version == Version ? null : Day;

    /// <summary>How many publication (TARGET) days lie after <see cref="Day"/> up to <paramref name="today"/>.</summary>
    public int AgeOn(DateOnly today) => Day is null ? 0 : today.DayNumber - Day.Value.DayNumber;
}
