using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Contracts;

/// <summary>What is known of a currency.</summary>
/// <param name="Code">Its ISO 4217 or customary code.</param>
/// <param name="Name">Its English name.</param>
/// <param name="Scale">Decimals of its minor unit: JPY 0, EUR 2, KWD 3, BTC 8.</param>
/// <param name="Symbol">What stands before an amount, such as €; the code itself where no symbol is unambiguous.</param>
/// <param name="IsCrypto">Whether no state issues it.</param>
/// <param name="EndedOn">The first day it was no longer money, for historical ones such as HRK; else null.</param>
public sealed record CurrencyInfo(CurrencyCode Code, string Name, int Scale, string Symbol, bool IsCrypto, DateOnly? EndedOn);

/// <summary>The currencies StakeEasy knows. In memory; never waits.</summary>
public interface ICurrencies
{
    /// <summary>All of them, by code.</summary>
    IReadOnlyList<CurrencyInfo> All { get; }

    /// <summary>Those a new account may be kept in: all that have not ended.</summary>
    IReadOnlyList<CurrencyInfo> Current { get; }

    /// <summary>Null if there is no such currency.</summary>
    CurrencyInfo? Find(CurrencyCode code);
}
