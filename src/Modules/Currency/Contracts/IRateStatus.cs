using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Contracts;

/// <summary>How the refreshing of rates is doing.</summary>
/// <param name="LastRun">The newest; null before the first.</param>
/// <param name="NextRun">When the schedule is due next.</param>
/// <param name="Held">Rates that were not taken over because they jumped, newest first.</param>
public sealed record RateStatus(RateRun? LastRun, DateTimeOffset NextRun, IReadOnlyList<HeldRate> Held);

/// <summary>One refresh.</summary>
/// <param name="FinishedAt">Null while it is under way.</param>
/// <param name="Stored">How many rates were new or corrected.</param>
/// <param name="Held">How many were held back.</param>
/// <param name="Problem">What failed, in words; also set when only one of several sources did. Null if nothing did.</param>
/// <param name="Succeeded">Whether at least one source answered.</param>
public sealed record RateRun(
    RefreshTrigger Trigger, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, bool Succeeded, int Stored, int Held, string? Problem);

/// <summary>A published rate that moved too far within a day to be believed at once.</summary>
/// <param name="Before">The rate it was compared with.</param>
public sealed record HeldRate(string Source, CurrencyCode Base, CurrencyCode Quote, DateOnly Day, decimal Rate, decimal Before, DateTimeOffset FetchedAt);

/// <summary>Tells how the refreshing of rates is doing.</summary>
public interface IRateStatus
{
    Task<RateStatus> ReadAsync(CancellationToken ct);
}
