using StakeEasy.Bankroll.Valuing;

namespace StakeEasy.Bankroll.Verification;

/// <summary>
/// What is kept in the reporting currency must be each day's amounts at that day's rate. Ledgers valued with older rates are left out: they
/// are brought up to date when they are next read. One that was never valued has no rates at all.
/// </summary>
internal static class ValueChecks
{
    /// <summary>Which rates are needed: $1 owners, $2 the version of the rates.</summary>
    public const string DaysSql = """
        select distinct a.currency, a.valued_in, t.day from bankroll.totals t
        join bankroll.accounts a on a.owner_id = t.owner_id and a.id = t.account_id
        where t.owner_id = any($1) and a.valued_version = $2 and t.grain = 0
        """;

    /// <summary>Whose breakdowns can be valued by one set of rates: $1 owners; the currency is null where nothing is valued yet.</summary>
    public const string ValuationsSql = """
        select owner_id, min(valued_in), min(valued_version) from bankroll.accounts where owner_id = any($1)
        group by 1 having count(distinct (valued_in, valued_version)) = 1
        """;

    private static readonly ComparedColumns OfDays = new(ComparedColumns.Values);

    private static readonly ComparedColumns Counted = new(["entries", "amount", "wins", "won", "minutes", "hands", "blind_sessions", "blind_hands", "big_blinds", "big_blind_squares_per_hundred"]);

    private static readonly ComparedColumns Valued = new([
        "entries", "amount", "valued", "unvalued", "wins", "won", "valued_won", "minutes", "hands", "valued_squares", "valued_squares_per_hour", "valued_cost",
        "blind_sessions", "blind_hands", "big_blinds", "big_blind_squares_per_hundred",
    ]);

    /// <summary>$1 owners, $2 the version of the rates, $3 from, $4 to, $5 day, $6 rate, $7 the most rows.</summary>
    public static readonly string DaysAgree = $"""
        with r as (select * from unnest($3::text[], $4::text[], $5::date[], $6::numeric[]) r(f, t, day, rate)),
        d as (
          select t.*, r.rate from bankroll.totals t join bankroll.accounts a on a.owner_id = t.owner_id and a.id = t.account_id
          left join r on r.f = a.currency and r.t = a.valued_in and r.day = t.day
          where t.owner_id = any($1) and (a.valued_version = $2 or a.valued_in is null) and t.grain = 0)
        select t.owner_id, format('valued totals of account %s, day %s: %s', t.account_id, t.day, {OfDays.Named})
        from d t
        cross join lateral (select {TotalColumns.List(c => $"t.{c} * coalesce(t.rate, 0) as valued_{c}")},
          case when t.rate is null then t.deposited else 0 end as unvalued_deposited, case when t.rate is null then t.withdrawn else 0 end as unvalued_withdrawn,
          case when t.rate is null then {TotalColumns.Result("t")} else 0 end as unvalued_result) s
        where {OfDays.Differ}
        limit $7
        """;

    /// <summary>
    /// As <see cref="Breakdowns.ComputedSql"/>: $1 owner, $2 first month, $3 to $5 currencies, days and rates; $6 the most rows. Without
    /// <paramref name="valued"/> only what needs no rate is compared.
    /// </summary>
    public static string BreakdownsAgree(bool valued)
    {
        var columns = valued ? Valued : Counted;
        return $"""
            select coalesce(t.owner_id, s.owner_id), format('breakdown %s by %s in %s, %s: %s', coalesce(t.dimension, s.dimension), coalesce(t.key, s.key),
              coalesce(t.currency, s.currency), coalesce(t.month, s.month), {columns.Named})
            from (select * from bankroll.breakdowns where owner_id = $1) t
            full join ({Breakdowns.ComputedSql}) s
              on s.owner_id = t.owner_id and s.dimension = t.dimension and s.key = t.key and s.currency = t.currency and s.month = t.month
            where {columns.Differ}
            limit $6
            """;
    }
}
