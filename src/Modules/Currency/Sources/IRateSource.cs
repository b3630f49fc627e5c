using StakeEasy.Currency.Data;

namespace StakeEasy.Currency.Sources;

/// <summary>Somebody who publishes rates.</summary>
internal interface IRateSource
{
    /// <summary>One of <see cref="Contracts.RateSources"/>.</summary>
    string Name { get; }

    /// <summary>The currency its rates are counted from.</summary>
    string Base { get; }

    bool IsEnabled { get; }

    /// <summary>What it has published, at least all days after <paramref name="newest"/> that it still offers; read, but not yet judged.</summary>
    /// <exception cref="RateSourceException">It could not be had, or is no such document.</exception>
    Task<IReadOnlyList<PublishedRates>> FetchAsync(DateOnly? newest, DateOnly today, CancellationToken ct);
}

/// <summary>A source failed, in words fit for the page that shows the last run: no addresses, no keys.</summary>
internal sealed class RateSourceException : Exception
{
    public RateSourceException()
    {
    }

    public RateSourceException(string message)
        : base(message)
    {
    }

    public RateSourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether asking again soon may help.</summary>
    public bool MayPass { get; init; }
}
