using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// What was won and lost, and of what. All signed so that they add up to <paramref name="Profit"/>, to the minor unit: expenses and fees are
/// below zero.
/// </summary>
/// <param name="Sessions">Results of sessions.</param>
/// <param name="BalanceUpdates">What balance updates found. With the sessions: play.</param>
/// <param name="Fx">What exchange rates did to the money held, and what transfers between currencies gained or lost against the day's rate.</param>
/// <param name="Unrated">What came into the figures or left them because a rate began, ended or was missing; otherwise zero.</param>
public sealed record ProfitFigures(
    decimal Sessions, decimal BalanceUpdates, decimal Bonus, decimal Corrections, decimal Expenses, decimal Fees, decimal Fx, decimal Unrated,
    decimal Profit);

/// <param name="From">First day of the row.</param>
/// <param name="To">Last day of the row.</param>
/// <param name="Account">In a report by account; null in one by time, and for what transfers between currencies gained or lost.</param>
public sealed record ProfitRow(DateOnly From, DateOnly To, Account? Account, ProfitFigures Figures);

/// <summary>
/// Profit of a period: Closing = Opening + Deposited - Withdrawn + Total.Profit, and the rows add up to the total in every column. Each day
/// at its own rates, the profit of all time is that of the overview.
/// </summary>
/// <param name="Opening">The bankroll at the end of the day before.</param>
/// <param name="Closing">The bankroll at the end of the last day.</param>
public sealed record ProfitReport(
    ReportFrame Frame, decimal Opening, decimal Deposited, decimal Withdrawn, decimal Closing, ProfitFigures Total, IReadOnlyList<ProfitRow> Rows);

public interface IProfitReport
{
    Task<ProfitReport> ByTimeAsync(UserId owner, ReportScope scope, BucketLength length, CancellationToken ct);

    Task<ProfitReport> ByAccountAsync(UserId owner, ReportScope scope, CancellationToken ct);
}
