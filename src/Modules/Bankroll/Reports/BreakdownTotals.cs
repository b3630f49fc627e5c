using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <summary>What one key and currency comes to over some days.</summary>
/// <param name="ValuedSquaresPerHour">Squares need no exactness, and can have more digits than a decimal.</param>
internal sealed record BreakdownTotals(
    string Key, CurrencyCode Currency, int Entries, decimal Amount, decimal Valued, decimal Unvalued, int Wins, long Minutes, long Hands,
    double ValuedSquaresPerHour, decimal ValuedCost, int BlindSessions, long BlindHands, double BigBlinds, double BigBlindSquaresPerHundred,
    decimal Won, decimal ValuedWon)
{
    private const string Columns = """
        key, currency, entries, amount, valued, unvalued, wins, minutes, hands, valued_squares_per_hour, valued_cost, blind_sessions, blind_hands, big_blinds,
        big_blind_squares_per_hundred, won, valued_won
        """;

    private const string KeptSql = $"select {Columns} from bankroll.breakdowns where owner_id = $1 and dimension = $2 and month >= $3 and month < $4";

    private static readonly string WholeMonthsSql = SummedUp(KeptSql);

    /// <summary>With the days of $6 out of the breakdowns by day of the months they are in, $5.</summary>
    private static readonly string Sql = SummedUp($"""
        {KeptSql} union all
        select {Columns} from unnest($5) v(days), jsonb_to_recordset(v.days::jsonb) x(month date, key text, currency text, entries int, amount numeric, valued numeric,
          unvalued numeric, wins int, minutes bigint, hands bigint, valued_squares_per_hour numeric, valued_cost numeric, blind_sessions int, blind_hands bigint,
          big_blinds numeric, big_blind_squares_per_hundred numeric, won numeric, valued_won numeric)
        where x.month = any($6)
        """);

    // Months, or days, in which something had no rate are apart: what they add up to would be no statistic of the rest.
    private static string SummedUp(string rows) => $"""
        select key, currency, sum(entries)::int, sum(amount), round(sum(valued), 12), sum(unvalued), sum(wins)::int, sum(minutes)::bigint, sum(hands)::bigint,
          sum(valued_squares_per_hour)::float8, round(sum(valued_cost), 12), sum(blind_sessions)::int, sum(blind_hands)::bigint,
          sum(big_blinds)::float8, sum(big_blind_squares_per_hundred)::float8, sum(won), round(sum(valued_won), 12)
        from ({rows}) b
        group by key, currency, unvalued <> 0
        """;

    /// <summary>Valued in <paramref name="currency"/>, which must be the one the ledger is valued in.</summary>
    public static async Task<List<BreakdownTotals>> ReadAsync(
        LedgerMoment ledger, CurrencyCode currency, Dimension dimension, ReportDays days, CancellationToken ct)
    {
        var around = days.Around;
        var byDay = around.Count == 0 ? [] : await BreakdownDays.ReadAsync(ledger, currency, dimension, around, ct);
        await using var command = new NpgsqlCommand(around.Count == 0 ? WholeMonthsSql : Sql, ledger.Connection, ledger.Transaction);
        command.Parameters.With(ledger.Owner.Value).With((short)dimension).With(days.Whole.Since).With(days.Whole.Until).With(byDay).With(around.ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<BreakdownTotals>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new(
                row.GetString(0), CurrencyCode.Of(row.GetString(1)), row.GetInt32(2), row.GetDecimal(3), row.GetDecimal(4), row.GetDecimal(5),
                row.GetInt32(6), row.GetInt64(7), row.GetInt64(8), row.GetDouble(9), row.GetDecimal(10), row.GetInt32(11), row.GetInt64(12),
                row.GetDouble(13), row.GetDouble(14), row.GetDecimal(15), row.GetDecimal(16)));
        }

        return found;
    }

    /// <summary>Rows that are left out of a report, for it to name.</summary>
    public static IReadOnlyList<Money> Omitted(IEnumerable<BreakdownTotals> rows, Func<BreakdownTotals, decimal> amount) =>
        [.. rows.GroupBy(r => r.Currency).Select(g => new Money(g.Sum(amount), g.Key)).Where(m => !m.IsZero)];

    public static Dimension DimensionOf(BreakdownBy by) => by switch
    {
        BreakdownBy.Account => Dimension.Account,
        BreakdownBy.Format => Dimension.Format,
        BreakdownBy.Game => Dimension.Game,
        BreakdownBy.Stake => Dimension.Stake,
        BreakdownBy.Venue => Dimension.Venue,
        BreakdownBy.Weekday => Dimension.Weekday,
        BreakdownBy.Category => Dimension.Category,
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };
}
