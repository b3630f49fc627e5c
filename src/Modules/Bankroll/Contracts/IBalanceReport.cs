using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// How a balance became another: <paramref name="Closing"/> = <paramref name="Opening"/> and everything between, to the minor unit.
/// </summary>
/// <param name="Opening">At the end of the day before.</param>
/// <param name="PutIn">Deposits less withdrawals.</param>
/// <param name="Transferred">What transfers brought, or below zero took; of all accounts together what they gained or lost against the day's rate.</param>
/// <param name="Result">What was won and lost, fees included.</param>
/// <param name="Fx">What exchange rates did to the money held; zero in the account's own currency.</param>
/// <param name="Unrated">The same where a rate was missing, so that it cannot be told from what moved.</param>
/// <param name="Closing">At the end of the last day.</param>
public sealed record BalanceMoves(
    decimal Opening, decimal PutIn, decimal Transferred, decimal Result, decimal Fx, decimal Unrated, decimal Closing);

/// <param name="Own">In the account's currency.</param>
/// <param name="Value">In the reporting currency.</param>
public sealed record BalanceRow(Account Account, BalanceMoves Own, BalanceMoves Value);

/// <summary>
/// From the bankroll at the start of a period to that at its end, account by account. The rows add up to the total in every column; its ends
/// are those of <see cref="ProfitReport"/>.
/// </summary>
public sealed record BalanceReport(ReportFrame Frame, BalanceMoves Total, IReadOnlyList<BalanceRow> Rows);

public interface IBalanceReport
{
    Task<BalanceReport> OfAsync(UserId owner, ReportScope scope, CancellationToken ct);
}
