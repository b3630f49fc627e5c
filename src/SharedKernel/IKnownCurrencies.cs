namespace StakeEasy.SharedKernel;

/// <summary>Whether a currency exists, for modules that keep its code and know nothing more of it. The Currency module answers.</summary>
public interface IKnownCurrencies
{
    /// <summary>True also for currencies that have ended.</summary>
    bool IsKnown(CurrencyCode code);
}
