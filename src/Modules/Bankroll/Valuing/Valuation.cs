using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Valuing;

/// <summary>In which currency, and by which version of the rates, an account's contributions are kept valued. Null: not yet.</summary>
internal readonly record struct Valuation(CurrencyCode? In, long? Version)
{
    /// <summary>What one unit of the account's currency was worth on that day; null if that has no rate, or nothing is valued yet.</summary>
    public decimal? RateOf(CurrencyCode currency, DateOnly day, ExchangeRates rates) =>
        In is { } reporting ? rates.Rate(currency, reporting, day) : null;
}
