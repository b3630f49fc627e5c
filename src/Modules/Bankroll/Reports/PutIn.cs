using StakeEasy.Bankroll.Overviews;

namespace StakeEasy.Bankroll.Reports;

/// <summary>Deposits and withdrawals of a period at the scale they are shown in.</summary>
internal static class PutIn
{
    /// <summary>As in the overview: what was put in net is rounded, and so are withdrawals; deposits are their sum.</summary>
    public static (decimal Deposited, decimal Withdrawn) Rounded(LedgerPeriod period, int scale) => Rounded(period, wanted: null, scale);

    /// <summary>
    /// The same beside a profit: where that would be a whole unit or more off, because both ends of the bankroll were rounded too, the net
    /// takes its other neighbour.
    /// </summary>
    /// <param name="wanted">What net deposits would have to be for the profit to be exact.</param>
    public static (decimal Deposited, decimal Withdrawn) Rounded(LedgerPeriod period, decimal? wanted, int scale)
    {
        var deposits = period.Accounts.Sum(a => a.Months.Sum(m => m.Flows.Deposited));
        var withdrawals = period.Accounts.Sum(a => a.Months.Sum(m => m.Flows.Withdrawn));
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)scale);
        var net = Rounding.HalfAwayFromZero(deposits - withdrawals, scale);
        if (net != deposits - withdrawals && wanted is { } exact && Math.Abs(exact - net) >= unit)
        {
            net += Math.Sign(exact - net) * unit;
        }

        var withdrawn = deposits == 0m ? -net : Rounding.HalfAwayFromZero(withdrawals, scale);
        return (net + withdrawn, withdrawn);
    }
}
