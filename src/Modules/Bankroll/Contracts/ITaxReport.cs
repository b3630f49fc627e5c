using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// A year in figures that add up: SessionsWon + SessionsLost + BalanceUpdates + Bonus + Corrections - Expenses - Fees = Result. Exchange
/// rates are in none of them.
/// </summary>
/// <param name="SessionsWon">Sum of the sessions that won.</param>
/// <param name="SessionsLost">Sum of those that lost, below zero.</param>
/// <param name="Sessions">Both together.</param>
public sealed record TaxFigures(
    decimal Deposited, decimal Withdrawn, decimal SessionsWon, decimal SessionsLost, decimal Sessions, decimal BalanceUpdates, decimal Bonus,
    decimal Corrections, decimal Expenses, decimal Fees, decimal Result);

/// <param name="Own">In the account's currency, exact.</param>
/// <param name="Converted">In the reporting currency, rounded to its minor unit; null without a rate.</param>
public sealed record TaxRow(Account Account, TaxFigures Own, TaxFigures? Converted);

/// <param name="FirstYear">The calendar year of the first entry.</param>
/// <param name="Rows">Accounts in which something happened that year.</param>
public sealed record TaxReport(ReportFrame Frame, int FirstYear, IReadOnlyList<TaxRow> Rows, TaxFigures Total);

public interface ITaxReport
{
    /// <summary>Of the scope's days.</summary>
    Task<TaxReport> OfAsync(UserId owner, ReportScope scope, CancellationToken ct);
}
