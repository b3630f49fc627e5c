using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>
/// What transfers took, day by day, from the accounts a report is made of to those it leaves out for want of a rate; what came back is
/// negative. Without it such money would look lost. In the currency of the account in the report, which is the one that can be valued.
/// </summary>
internal sealed class MovesOut
{
    public static readonly MovesOut None = new([]);

    private readonly List<(CurrencyCode Currency, DateOnly Day, decimal Amount)> _moves;

    private MovesOut(List<(CurrencyCode, DateOnly, decimal)> moves) => _moves = moves;

    /// <param name="excluded">The accounts left out; where there are none, nothing is asked of the database.</param>
    public static async Task<MovesOut> ReadAsync(NpgsqlDataSource database, UserId owner, Guid[] excluded, CancellationToken ct)
    {
        if (excluded.Length == 0)
        {
            return None;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        return await ReadAsync(connection, transaction: null, owner, excluded, ct);
    }

    /// <summary>The same of the moment that a transaction sees.</summary>
    public static async Task<MovesOut> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, UserId owner, Guid[] excluded, CancellationToken ct)
    {
        if (excluded.Length == 0)
        {
            return None;
        }

        var moves = await RememberedMoves.ReadAsync(connection, transaction, owner, excluded, ct);
        return new([.. moves.Where(m => !excluded.Contains(m.From))
            .GroupBy(m => (m.Currency, m.Day)).OrderBy(g => g.Key.Day)
            .Select(g => (CurrencyCode.Of(g.Key.Currency), g.Key.Day, g.Sum(m => m.Amount)))]);
    }

    /// <summary>Up to each of these days, at each day's own rate, unrounded; the last one has everything, also of days still to come.</summary>
    public decimal[] UpTo(IReadOnlyList<DateOnly> days, CurrencyCode currency, ExchangeRates rates)
    {
        var sums = new decimal[days.Count];
        var (sum, next) = (0m, 0);
        for (var i = 0; i < sums.Length; i++)
        {
            for (; next < _moves.Count && (i == sums.Length - 1 || _moves[next].Day <= days[i]); next++)
            {
                sum += In(_moves[next], currency, rates) ?? 0m;
            }

            sums[i] = sum;
        }

        return sums;
    }

    /// <summary>Within some days, both included; what has no value counts nothing.</summary>
    /// <param name="value">Of an amount that moved on a day; null if there is no rate.</param>
    public decimal Between(DateOnly from, DateOnly to, Func<Money, DateOnly, decimal?> value) =>
        _moves.Where(m => m.Day >= from && m.Day <= to).Sum(m => value(new(m.Amount, m.Currency), m.Day) ?? 0m);

    /// <summary>By currency, what moved on days without a rate: in none of the sums.</summary>
    public IReadOnlyList<Money> Unvalued(CurrencyCode currency, ExchangeRates rates) =>
        [.. _moves.Where(m => In(m, currency, rates) is null).GroupBy(m => m.Currency).Select(g => new Money(g.Sum(m => m.Amount), g.Key)).Where(m => !m.IsZero)];

    private static decimal? In((CurrencyCode Currency, DateOnly Day, decimal Amount) move, CurrencyCode currency, ExchangeRates rates) =>
        rates.Convert(move.Amount, move.Currency, currency, move.Day);
}
