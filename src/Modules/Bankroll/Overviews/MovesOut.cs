using Npgsql;
using StakeEasy.Bankroll.Data;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>
/// What transfers took, day by day, from the accounts a report is made of to those it leaves out for want of a rate; what came back is
/// negative. Without it such money would look lost. In the currency of the account in the report, which is the one that can be valued.
/// </summary>
internal sealed class MovesOut
{
    private const string Sql = """
        select a.currency, i.day, -sum(i.amount)
        from bankroll.entries x
        join bankroll.entries i on i.owner_id = x.owner_id and i.transfer_id = x.transfer_id and i.kind = 3
        join bankroll.accounts a on a.owner_id = i.owner_id and a.id = i.account_id
        where x.owner_id = $1 and x.kind = 3 and x.account_id = any($2) and i.account_id <> all($2)
        group by 1, 2 order by 2
        """;

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

        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.Parameters.With(owner.Value).With(excluded);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var moves = new List<(CurrencyCode, DateOnly, decimal)>();
        while (await reader.ReadAsync(ct))
        {
            moves.Add((CurrencyCode.Of(reader.GetString(0)), reader.GetFieldValue<DateOnly>(1), reader.GetDecimal(2)));
        }

        return new(moves);
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
