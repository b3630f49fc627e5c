namespace StakeEasy.Bankroll.Verification;

/// <summary>
/// The invariants of the ledger as queries that find what breaks them: $1 owners, $2 the most rows to return; each row is the
/// owner and a sentence.
/// </summary>
internal static class LedgerChecks
{
    private const string AccountsAgree = """
        select a.owner_id, format('account %s (%s): balance %s, deposited %s, withdrawn %s, won %s, %s entries; its entries say %s, %s, %s, %s, %s',
          a.id, a.name, a.balance, a.deposited, a.withdrawn, a.restated, a.entries, s.balance, s.deposited, s.withdrawn, s.restated, s.n)
        from bankroll.accounts a
        cross join lateral (select coalesce(sum(amount), 0) balance, coalesce(sum(amount) filter (where kind = 1), 0) deposited,
            coalesce(-sum(amount) filter (where kind = 2), 0) withdrawn, coalesce(sum(amount) filter (where kind = 4), 0) restated, count(*) n
          from bankroll.entries e where e.owner_id = a.owner_id and e.account_id = a.id) s
        where a.owner_id = any($1)
          and (a.balance, a.deposited, a.withdrawn, a.restated, a.entries) is distinct from (s.balance, s.deposited, s.withdrawn, s.restated, s.n)
        limit $2
        """;

    private const string BalancesAsStated = """
        select owner_id, format('balance update %s of %s states %s, but the entries up to it sum to %s', id, day, stated_balance, running)
        from (select owner_id, id, day, stated_balance,
            sum(amount) over (partition by owner_id, account_id order by day, occurred_at, id) running
          from bankroll.entries where owner_id = any($1)) e
        where stated_balance is not null and running <> stated_balance
        limit $2
        """;

    private const string TotalsAgree = """
        select coalesce(t.owner_id, s.owner_id), format('totals of account %s, grain %s, %s: net %s, deposited %s, withdrawn %s, won %s, %s entries; the entries say %s, %s, %s, %s, %s',
          coalesce(t.account_id, s.account_id), coalesce(t.grain, s.grain), coalesce(t.day, s.first),
          t.net, t.deposited, t.withdrawn, t.restated, t.entries, s.net, s.deposited, s.withdrawn, s.restated, s.n)
        from (select * from bankroll.totals where owner_id = any($1)) t
        full join (
          select owner_id, account_id, g.grain,
            case g.grain when 0 then day else date_trunc(case g.grain when 1 then 'week' else 'month' end, day::timestamp)::date end as first,
            sum(amount) net, coalesce(sum(amount) filter (where kind = 1), 0) deposited, coalesce(-sum(amount) filter (where kind = 2), 0) withdrawn,
            coalesce(sum(amount) filter (where kind = 4), 0) restated, count(*) n
          from bankroll.entries cross join (values (0::smallint), (1::smallint), (2::smallint)) g(grain)
          where owner_id = any($1) group by 1, 2, 3, 4) s
        on t.owner_id = s.owner_id and t.account_id = s.account_id and t.grain = s.grain and t.day = s.first
        where (coalesce(t.net, 0), coalesce(t.deposited, 0), coalesce(t.withdrawn, 0), coalesce(t.restated, 0), coalesce(t.entries, 0))
          is distinct from (coalesce(s.net, 0), coalesce(s.deposited, 0), coalesce(s.withdrawn, 0), coalesce(s.restated, 0), coalesce(s.n, 0))
        limit $2
        """;

    private const string CoarserValuesAgree = """
        select t.owner_id, format('valued totals of account %s, grain %s, %s: %s and %s; its days say %s and %s',
          t.account_id, t.grain, t.day, t.valued_deposited, t.valued_withdrawn, s.dep, s.wit)
        from bankroll.totals t
        cross join lateral (select coalesce(sum(valued_deposited), 0) dep, coalesce(sum(valued_withdrawn), 0) wit from bankroll.totals d
          where d.owner_id = t.owner_id and d.grain = 0 and d.account_id = t.account_id and d.day >= t.day
            and d.day < (t.day + case t.grain when 1 then interval '7 days' else interval '1 month' end)::date) s
        where t.owner_id = any($1) and t.grain in (1, 2) and (t.valued_deposited, t.valued_withdrawn) is distinct from (s.dep, s.wit)
        union all
        select a.owner_id, format('valued account %s: %s and %s; its months say %s and %s', a.id, a.valued_deposited, a.valued_withdrawn, s.dep, s.wit)
        from bankroll.accounts a
        cross join lateral (select coalesce(sum(valued_deposited), 0) dep, coalesce(sum(valued_withdrawn), 0) wit from bankroll.totals t
          where t.owner_id = a.owner_id and t.grain = 2 and t.account_id = a.id) s
        where a.owner_id = any($1) and (a.valued_deposited, a.valued_withdrawn) is distinct from (s.dep, s.wit)
        limit $2
        """;

    /// <summary>Every invariant that needs no exchange rate.</summary>
    public static readonly IReadOnlyList<string> All = [AccountsAgree, BalancesAsStated, TotalsAgree, CoarserValuesAgree];

    /// <summary>Which rates <see cref="ValuesSql"/> needs: $2 is the version of the rates.</summary>
    public const string ValuedDaysSql = """
        select distinct a.currency, a.valued_in, t.day from bankroll.totals t
        join bankroll.accounts a on a.owner_id = t.owner_id and a.id = t.account_id
        where t.owner_id = any($1) and a.valued_version = $2 and t.grain = 0 and (t.deposited <> 0 or t.withdrawn <> 0)
        """;

    /// <summary>Contributions of every day at the rate of that day: $3 from, $4 to, $5 day, $6 rate, $7 the most rows.</summary>
    public const string ValuesSql = """
        with r as (select * from unnest($3::text[], $4::text[], $5::date[], $6::numeric[]) r(f, t, day, rate)),
        days as (
          select t.owner_id, t.account_id, t.day, t.deposited, t.withdrawn, t.valued_deposited, t.valued_withdrawn, r.rate
          from bankroll.totals t join bankroll.accounts a on a.owner_id = t.owner_id and a.id = t.account_id
          join r on r.f = a.currency and r.t = a.valued_in and r.day = t.day
          where t.owner_id = any($1) and a.valued_version = $2 and t.grain = 0)
        select owner_id, format('account %s on %s: valued %s and %s instead of %s and %s', account_id, day, valued_deposited, valued_withdrawn,
          deposited * coalesce(rate, 0), withdrawn * coalesce(rate, 0))
        from days where (valued_deposited, valued_withdrawn) is distinct from (deposited * coalesce(rate, 0), withdrawn * coalesce(rate, 0))
        union all
        select a.owner_id, format('account %s: %s and %s without a rate, but its days say %s and %s', a.id, a.unvalued_deposited, a.unvalued_withdrawn, s.dep, s.wit)
        from bankroll.accounts a
        cross join lateral (select coalesce(sum(d.deposited), 0) dep, coalesce(sum(d.withdrawn), 0) wit from days d
          where d.owner_id = a.owner_id and d.account_id = a.id and d.rate is null) s
        where a.owner_id = any($1) and a.valued_version = $2 and (a.unvalued_deposited, a.unvalued_withdrawn) is distinct from (s.dep, s.wit)
        limit $7
        """;
}
