namespace StakeEasy.Currency.Contracts;

/// <summary>Gives out the rates of this moment.</summary>
public interface IExchangeRates
{
    /// <summary>
    /// The newest snapshot known to this process; reads the database only when rates have changed (or nobody has checked for 24
    /// hours). Keep one for the length of a request so that all its figures agree.
    /// </summary>
    ValueTask<ExchangeRates> LatestAsync(CancellationToken ct);

    /// <summary>At least the snapshot of <paramref name="version"/>: for a caller that met figures newer than its own rates.</summary>
    ValueTask<ExchangeRates> AtLeastAsync(long version, CancellationToken ct);
}
