using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;

namespace StakeEasy.Bankroll.Reports;

/// <summary>The parts of a profit, unrounded and signed, so that they add up.</summary>
internal readonly record struct ProfitParts(
    decimal Sessions, decimal BalanceUpdates, decimal Bonus, decimal Corrections, decimal Expenses, decimal Fees, decimal Fx, decimal Unrated)
{
    // Rates have 28 digits and their products more: what is left of that is no remainder to be given a cent for.
    private const int Digits = 10;

    public decimal Profit => All.Sum();

    private decimal[] All => [.. new[] { Sessions, BalanceUpdates, Bonus, Corrections, Expenses, Fees, Fx, Unrated }.Select(p => Math.Round(p, Digits))];

    public static ProfitParts operator +(ProfitParts a, ProfitParts b) => new(
        a.Sessions + b.Sessions, a.BalanceUpdates + b.BalanceUpdates, a.Bonus + b.Bonus, a.Corrections + b.Corrections, a.Expenses + b.Expenses,
        a.Fees + b.Fees, a.Fx + b.Fx, a.Unrated + b.Unrated);

    public static ProfitParts Of(AccountMonth month) => new(
        month.Flows.Played, month.Flows.Restated, month.Flows.Bonus, month.Flows.Corrected, -month.Flows.Expenses, -month.Flows.Fees, month.Fx,
        month.Unrated);

    public static ProfitParts Sum(IEnumerable<ProfitParts> parts) => parts.Aggregate(default(ProfitParts), (sum, part) => sum + part);

    /// <summary>Rounded so that they add up to this profit (largest remainder).</summary>
    public ProfitFigures Rounded(decimal profit, int scale)
    {
        var parts = Rounding.Allocate(All, profit, scale);
        return new(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7], profit);
    }
}
