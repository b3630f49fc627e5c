using StakeEasy.Bankroll.Reports;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>What all finished sessions of one format show, valued at the rates of their own days. Null stands for "not enough data".</summary>
/// <param name="Minutes">Of all of them.</param>
/// <param name="Result">In the reporting currency.</param>
/// <param name="Hourly">In the reporting currency.</param>
/// <param name="HandSessions">Those with blinds and hands, of which the next three are made.</param>
/// <param name="BigBlinds">Won in them.</param>
/// <param name="Per100">In big blinds per hundred hands.</param>
/// <param name="Roi">Result over buy-ins, rebuys and add-ons.</param>
public sealed record RecordedPlay(
    int Sessions, long Minutes, decimal Result, WinRate Hourly, int HandSessions, long Hands, double BigBlinds, WinRate Per100, decimal? Roi)
{
    /// <summary>From so many sessions on there is a rate.</summary>
    public const int SessionsForRate = EnoughData.Sessions;

    /// <summary>From so many sessions on there is a deviation, and an interval around the rate.</summary>
    public const int SessionsForDeviation = EnoughData.SessionsForDeviation;

    /// <summary>From so many hands on there are big blinds per hundred hands.</summary>
    public const int HandsForRate = EnoughData.Hands;
}

/// <summary>An owner's accounts and all their play, of one moment.</summary>
/// <param name="Accounts">As <see cref="IAccounts.ListAsync"/> gives them.</param>
public sealed record PlayRecord(IReadOnlyList<Account> Accounts, RecordedPlay Cash, RecordedPlay Tournaments);

/// <summary>The whole record of an owner in two statements, however long it is: for advice that needs both halves of it.</summary>
public interface IPlayRecords
{
    /// <param name="owner">Whose.</param>
    /// <param name="currency">To report in.</param>
    /// <param name="today">The owner's calendar day.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<PlayRecord> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, CancellationToken ct);
}
