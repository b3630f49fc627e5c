using StakeEasy.Bankroll.Valuing;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>One account's state today and what each row of totals since some day added to it, oldest first.</summary>
internal sealed record AccountSeries(
    Guid Id, CurrencyCode Currency, decimal Balance, Valuation Valuation, decimal ValuedContribution,
    DateOnly[] Days, decimal[] Nets, decimal[] Valued)
{
    /// <summary>The balance at the end of every bucket.</summary>
    public decimal[] Balances(Buckets buckets) => Backwards(buckets, Balance, Nets);

    /// <summary>Net deposits up to the end of every bucket, in the currency this account is kept valued in.</summary>
    public decimal[] Contributed(Buckets buckets) => Backwards(buckets, ValuedContribution, Valued);

    /// <summary>From today's figure back: what came later is taken off. The last bucket has everything, also of days still to come.</summary>
    private decimal[] Backwards(Buckets buckets, decimal now, decimal[] gains)
    {
        var values = new decimal[buckets.Starts.Count];
        var row = Days.Length - 1;
        values[^1] = now;
        for (var i = values.Length - 2; i >= 0; i--)
        {
            values[i] = values[i + 1];
            for (; row >= 0 && Days[row] >= buckets.Starts[i + 1]; row--)
            {
                values[i] -= gains[row];
            }
        }

        return values;
    }
}
