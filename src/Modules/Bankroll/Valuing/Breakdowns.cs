using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Valuing;

/// <summary>
/// Computes breakdowns anew from sessions and categorised entries, from some month on: after bulk writes and when rates change. Says the same
/// as the schema's break_down, which keeps them up to date one entry at a time; <c>verify</c> compares the two.
/// </summary>
internal static class Breakdowns
{
    private const string DaysSql = """
        select distinct a.currency, e.day from bankroll.entries e join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
        where e.owner_id = $1 and e.kind in (5, 6, 7, 8) and e.day >= $2
        """;

    private const string DeleteSql = "delete from bankroll.breakdowns where owner_id = $1 and month >= $2";

    /// <summary>Everything from some month on: as <see cref="ComputedOf"/>, with the first of that month as $2.</summary>
    public static readonly string ComputedSql = ComputedOf("e.day >= $2");

    private static readonly string InsertSql = $"""
        insert into bankroll.breakdowns (owner_id, dimension, key, currency, month, entries, amount, valued, unvalued, wins, minutes, hands, valued_squares,
          valued_squares_per_hour, valued_cost, blind_sessions, blind_hands, big_blinds, big_blind_squares_per_hundred, won, valued_won)
        {ComputedSql}
        """;

    /// <summary>
    /// The breakdowns of some days; $1 owner, $3 to $5 currencies, days and rates. Added up first by what sessions have in common, then by each
    /// dimension: seven times the entries would take seven times as long.
    /// </summary>
    /// <param name="days">A condition on e.day.</param>
    /// <param name="bucket">What becomes the month of a row, of e.day.</param>
    public static string ComputedOf(string days, string bucket = "date_trunc('month', e.day::timestamp)::date") => $"""
        select g.owner_id, k.dimension, k.key, g.currency, g.month, sum(g.entries)::int as entries, sum(g.amount) as amount, sum(g.valued) as valued,
          sum(g.unvalued) as unvalued, sum(g.wins)::int as wins, sum(g.minutes)::bigint as minutes, sum(g.hands)::bigint as hands,
          sum(g.valued_squares) as valued_squares, sum(g.valued_squares_per_hour) as valued_squares_per_hour, sum(g.valued_cost) as valued_cost,
          sum(g.blind_sessions)::int as blind_sessions, sum(g.blind_hands)::bigint as blind_hands, sum(g.big_blinds) as big_blinds,
          sum(g.big_blind_squares_per_hundred) as big_blind_squares_per_hundred, sum(g.won) as won, sum(g.valued_won) as valued_won
        from (
          select e.owner_id, e.account_id, e.kind, e.category, e.currency, {bucket} as month,
            s.format, s.game, s.stake, s.venue, case when e.kind = 5 then extract(isodow from e.day) end as weekday, count(*) as entries, sum(e.amount) as amount,
            sum(coalesce(e.amount * e.rate, 0)) as valued, sum(case when e.rate is null then e.amount else 0 end) as unvalued,
            count(*) filter (where e.kind = 5 and e.amount > 0) as wins, sum(coalesce(s.minutes, 0)) as minutes, sum(coalesce(s.hands, 0)) as hands,
            sum(case when e.kind = 5 then coalesce(e.amount * e.rate, 0) * coalesce(e.amount * e.rate, 0) else 0 end) as valued_squares,
            sum(case when s.minutes > 0 then coalesce(e.amount * e.rate, 0) * coalesce(e.amount * e.rate, 0) * 60 / s.minutes else 0 end) as valued_squares_per_hour,
            sum(coalesce((s.buy_in + s.rebuys + s.add_ons) * e.rate, 0)) as valued_cost,
            count(*) filter (where s.big_blind > 0 and s.hands > 0) as blind_sessions,
            sum(case when s.big_blind > 0 and s.hands > 0 then s.hands else 0 end) as blind_hands,
            sum(case when s.big_blind > 0 and s.hands > 0 then e.amount / s.big_blind else 0 end) as big_blinds,
            sum(case when s.big_blind > 0 and s.hands > 0 then e.amount * e.amount * 100 / (s.big_blind * s.big_blind * s.hands) else 0 end) as big_blind_squares_per_hundred,
            sum(case when e.kind = 5 then greatest(e.amount, 0) else 0 end) as won,
            sum(case when e.kind = 5 then greatest(coalesce(e.amount * e.rate, 0), 0) else 0 end) as valued_won
          from (select e.owner_id, e.id, e.account_id, e.kind, e.day, e.amount, e.category, a.currency, r.rate
                from bankroll.entries e join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
                left join unnest($3::text[], $4::date[], $5::numeric[]) r(currency, day, rate) on r.currency = a.currency and r.day = e.day
                where e.owner_id = $1 and e.kind in (5, 6, 7, 8) and {days}) e
          left join bankroll.sessions s on s.owner_id = e.owner_id and s.id = e.id and e.kind = 5
          group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) g
        cross join lateral (
          select 1::smallint as dimension, '' as key where g.kind = 5
          union all select 2::smallint, g.account_id::text where g.kind = 5
          union all select 3::smallint, g.format::text where g.kind = 5
          union all select 4::smallint, g.game where g.kind = 5
          union all select 5::smallint, g.stake where g.kind = 5
          union all select 6::smallint, coalesce(g.venue, '') where g.kind = 5
          union all select 7::smallint, g.weekday::text where g.kind = 5
          union all select 8::smallint, g.kind || ':' || coalesce(g.category, '') where g.kind <> 5) k
        group by 1, 2, 3, 4, 5
        """;

    /// <param name="rateOf">Null for a day without one; a rate of none leaves everything unvalued.</param>
    public static async Task ComputeAsync(
        NpgsqlConnection connection, UserId owner, DateOnly from, Func<CurrencyCode, DateOnly, decimal?> rateOf, CancellationToken ct)
    {
        var month = new DateOnly(from.Year, from.Month, 1);
        var insert = new NpgsqlBatchCommand(InsertSql);
        await AskAsync(connection, insert.Parameters, owner, month, rateOf, ct);
        var delete = new NpgsqlBatchCommand(DeleteSql);
        delete.Parameters.With(owner.Value).With(month);
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { delete, insert } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The parameters of <see cref="ComputedSql"/>.</summary>
    public static async Task AskAsync(
        NpgsqlConnection connection, NpgsqlParameterCollection parameters, UserId owner, DateOnly month, Func<CurrencyCode, DateOnly, decimal?> rateOf,
        CancellationToken ct)
    {
        var days = await DaysAsync(connection, owner, month, ct);
        parameters.With(owner.Value).With(month)
            .With(days.ConvertAll(d => d.Currency.Value).ToArray())
            .With(days.ConvertAll(d => d.Day).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.Numeric, days.ConvertAll(d => rateOf(d.Currency, d.Day)).ToArray());
    }

    private static async Task<List<(CurrencyCode Currency, DateOnly Day)>> DaysAsync(
        NpgsqlConnection connection, UserId owner, DateOnly from, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(DaysSql, connection) { CommandTimeout = 0 };
        command.Parameters.With(owner.Value).With(from);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var days = new List<(CurrencyCode, DateOnly)>();
        while (await reader.ReadAsync(ct))
        {
            days.Add((CurrencyCode.Of(reader.GetString(0)), reader.GetFieldValue<DateOnly>(1)));
        }

        return days;
    }
}
