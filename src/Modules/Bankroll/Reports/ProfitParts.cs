using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Reports;

/// <summary>The parts of a profit, unrounded and signed, so that they add up.</summary>
internal readonly record struct ProfitParts(
    decimal Sessions, decimal BalanceUpdates, decimal Bonus, decimal Corrections, decimal Expenses, decimal Fees, decimal Fx, decimal Unrated)
{
    // Rates have 28 digits and their products more: what is left of that is no remainder to be given a cent for.
    public const int Digits = 10;

    public decimal Profit => Exact.Sum();

    public decimal[] Exact => [.. new[] { Sessions, BalanceUpdates, Bonus, Corrections, Expenses, Fees, Fx, Unrated }.Select(p => Math.Round(p, Digits))];

    public static ProfitParts operator +(ProfitParts a, ProfitParts b) => new(
        a.Sessions + b.Sessions, a.BalanceUpdates + b.BalanceUpdates, a.Bonus + b.Bonus, a.Corrections + b.Corrections, a.Expenses + b.Expenses,
        a.Fees + b.Fees, a.Fx + b.Fx, a.Unrated + b.Unrated);

    public static ProfitParts Of(AccountMonth month) => new(
        month.Flows.Played, month.Flows.Restated, month.Flows.Bonus, month.Flows.Corrected, -month.Flows.Expenses, -month.Flows.Fees, month.Fx,
        month.Unrated);

    public static ProfitParts Sum(IEnumerable<ProfitParts> parts) => parts.Aggregate(default(ProfitParts), (sum, part) => sum + part);

    /// <summary>The same at the scale they are shown in.</summary>
    public static ProfitFigures Figures(decimal[] rounded) =>
        new(rounded[0], rounded[1], rounded[2], rounded[3], rounded[4], rounded[5], rounded[6], rounded[7], rounded.Sum());
}
