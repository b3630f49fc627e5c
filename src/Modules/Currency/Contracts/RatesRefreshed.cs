using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Currency.Contracts;

/// <summary>New or corrected rates are stored.</summary>
/// <param name="Version">Of the snapshot that holds them.</param>
/// <param name="ChangedFrom">The first day whose rates are not what they were.</param>
public sealed record RatesRefreshed(long Version, DateOnly ChangedFrom) : IEvent;
