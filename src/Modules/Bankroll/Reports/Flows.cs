namespace StakeEasy.Bankroll.Reports;

/// <summary>What moved in one account over some time, by what it was: the columns of <c>totals</c>.</summary>
internal readonly record struct Flows(
    decimal Deposited, decimal Withdrawn, decimal Transferred, decimal Restated, decimal Played, decimal Bonus, decimal Expenses, decimal Corrected,
    decimal Fees)
{
    /// <summary>What was won and lost.</summary>
    public decimal Result => Restated + Played + Bonus - Expenses + Corrected - Fees;

    /// <summary>What the balance gained.</summary>
    public decimal Net => Deposited - Withdrawn + Transferred + Result;

    public static Flows operator +(Flows a, Flows b) => new(
        a.Deposited + b.Deposited, a.Withdrawn + b.Withdrawn, a.Transferred + b.Transferred, a.Restated + b.Restated, a.Played + b.Played,
        a.Bonus + b.Bonus, a.Expenses + b.Expenses, a.Corrected + b.Corrected, a.Fees + b.Fees);

    public Flows Times(decimal rate) => new(
        Deposited * rate, Withdrawn * rate, Transferred * rate, Restated * rate, Played * rate, Bonus * rate, Expenses * rate, Corrected * rate,
        Fees * rate);
}

/// <summary>The same in the account's own currency and at the days' own rates, with what had none.</summary>
/// <param name="Unvalued">Net deposits and results of days without a rate, in the account's own currency.</param>
internal readonly record struct ValuedFlows(Flows Own, Flows Valued, decimal Unvalued)
{
    public static ValuedFlows operator +(ValuedFlows a, ValuedFlows b) => new(a.Own + b.Own, a.Valued + b.Valued, a.Unvalued + b.Unvalued);
}
