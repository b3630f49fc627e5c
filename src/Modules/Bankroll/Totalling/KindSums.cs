using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Totalling;

/// <summary>Signed sums by kind of entry, of the kinds asked for.</summary>
internal sealed class KindSums(IReadOnlyCollection<EntryKind>? kinds)
{
    private readonly decimal[] _sums = new decimal[(int)EntryKind.Fee + 1];

    public void Add(EntryKind kind, decimal amount)
    {
        if (kinds is null or { Count: 0 } || kinds.Contains(kind))
        {
            _sums[(int)kind] += amount;
        }
    }

    /// <param name="currency">That the amounts are in.</param>
    /// <param name="scale">To round to; null for a currency's own amounts, which fit as they are.</param>
    public EntrySums In(CurrencyCode currency, int? scale = null)
    {
        decimal Sum(params ReadOnlySpan<EntryKind> of)
        {
            var sum = 0m;
            foreach (var kind in of)
            {
                sum += _sums[(int)kind];
            }

            return scale is { } decimals ? Math.Round(sum, decimals, MidpointRounding.AwayFromZero) : sum;
        }

        return new(
            currency, Sum(EntryKind.Deposit), -Sum(EntryKind.Withdrawal), Sum(EntryKind.Transfer),
            Sum(EntryKind.BalanceUpdate, EntryKind.Session, EntryKind.Bonus, EntryKind.Expense, EntryKind.Correction, EntryKind.Fee));
    }
}
