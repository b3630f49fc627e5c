using StakeEasy.Bankroll.Valuing;

namespace StakeEasy.Bankroll.Verification;

/// <summary>
/// The invariants of the ledger as queries that find what breaks them: $1 owners, $2 the most rows to return; each row is the owner and a
/// sentence. Entries prove the days, days the weeks and months, months the accounts.
/// </summary>
internal static class LedgerChecks
{
    private const string BalancesAsStated = """
        select owner_id, format('balance update %s of %s states %s, but the entries up to it sum to %s', id, day, trim_scale(stated_balance), trim_scale(running))
        from (select owner_id, id, day, stated_balance,
            sum(amount) over (partition by owner_id, account_id order by day, occurred_at, id) running
          from bankroll.entries where owner_id = any($1)) e
        where stated_balance is not null and running <> stated_balance
        limit $2
        """;

    private const string TransfersAgree = """
        select owner_id, format('transfer %s: %s', transfer_id, what)
        from (
          select owner_id, transfer_id, concat_ws(', ',
            case when count(*) filter (where kind = 3) <> 2 or count(*) filter (where kind = 3 and amount < 0) <> 1 or count(*) filter (where kind = 3 and amount > 0) <> 1
              then 'needs one side that leaves and one that arrives' end,
            case when count(distinct account_id) filter (where kind = 3) < 2 then 'stays on one account' end,
            case when count(distinct day) > 1 then 'is spread over days' end,
            case when count(distinct currency) filter (where kind = 3) = 1 and sum(amount) filter (where kind = 3) <> 0 then 'loses or gains within one currency' end,
            case when count(*) filter (where kind = 9) > 1 then 'has several fees' end,
            case when min(account_id::text) filter (where kind = 9) <> min(account_id::text) filter (where kind = 3 and amount < 0) then 'has its fee on another account than it left' end) as what
          from (select e.owner_id, e.transfer_id, e.account_id, e.kind, e.amount, e.day, a.currency
                from bankroll.entries e join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
                where e.owner_id = any($1) and e.transfer_id is not null) e
          group by 1, 2) t
        where what <> ''
        limit $2
        """;

    private const string SessionsAgree = """
        select owner_id, format('session %s: %s', id, what)
        from (
          select coalesce(s.owner_id, e.owner_id) owner_id, coalesce(s.id, e.id) id, concat_ws(', ',
            case when e.id is null then 'is finished, but has no entry' end,
            case when s.id is null then 'has an entry, but is not there' end,
            case when s.ended_at is null then 'has an entry, but still runs' end,
            case when s.account_id <> e.account_id then format('was played on account %s, but its entry is on %s', s.account_id, e.account_id) end,
            case when s.result <> e.amount then format('came to %s, but its entry says %s', trim_scale(s.result), trim_scale(e.amount)) end) what
          from (select *, cash_out - buy_in - rebuys - add_ons - expenses result from bankroll.sessions where owner_id = any($1)) s
          full join (select owner_id, id, account_id, amount from bankroll.entries where owner_id = any($1) and kind = 5) e on e.owner_id = s.owner_id and e.id = s.id
          where s.ended_at is not null or e.id is not null) t
        where what <> ''
        limit $2
        """;

    private const string OneSessionRuns = """
        select owner_id, format('%s sessions run at once', count(*)) from bankroll.sessions
        where owner_id = any($1) and ended_at is null group by 1 having count(*) > 1
        limit $2
        """;

    private static readonly string Sums = string.Join(", ", TotalColumns.All.Select(c => $"coalesce({c.Sign}sum(amount) filter (where kind = {c.Kind}), 0) {c.Column}"));

    private static readonly ComparedColumns OfDays = new(["entries", "net", .. ComparedColumns.Categories]);

    private static readonly ComparedColumns OfTotals = new(["entries", "net", .. ComparedColumns.Categories, .. ComparedColumns.Values]);

    private static readonly ComparedColumns OfAccounts = new([
        "entries", "balance", .. ComparedColumns.Categories, "valued_deposited", "valued_withdrawn", "valued_transferred", "unvalued_deposited", "unvalued_withdrawn",
    ]);

    private static readonly string DaysAgree = $"""
        select coalesce(t.owner_id, s.owner_id), format('totals of account %s, day %s: %s', coalesce(t.account_id, s.account_id), coalesce(t.day, s.day), {OfDays.Named})
        from (select * from bankroll.totals where owner_id = any($1) and grain = 0) t
        full join (select owner_id, account_id, day, count(*) entries, sum(amount) net, {Sums} from bankroll.entries where owner_id = any($1) group by 1, 2, 3) s
          on s.owner_id = t.owner_id and s.account_id = t.account_id and s.day = t.day
        where {OfDays.Differ}
        limit $2
        """;

    private static readonly string AccountsAgree = $"""
        select t.owner_id, format('account %s (%s): %s', t.id, t.name, {OfAccounts.Named})
        from bankroll.accounts t
        left join (select owner_id, account_id, {OfAccounts.List(c => c is "balance" ? "sum(net) balance" : $"sum({c}) {c}")}
                   from bankroll.totals where owner_id = any($1) and grain = 2 group by 1, 2) s on s.owner_id = t.owner_id and s.account_id = t.id
        where t.owner_id = any($1) and {OfAccounts.Differ}
        limit $2
        """;

    /// <summary>Every invariant that needs no exchange rate.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        DaysAgree, CoarserAgree(1, "week"), CoarserAgree(2, "month"), AccountsAgree, BalancesAsStated, TransfersAgree, SessionsAgree, OneSessionRuns,
    ];

    private static string CoarserAgree(int grain, string unit) => $"""
        select coalesce(t.owner_id, s.owner_id), format('totals of account %s, {unit} %s: %s', coalesce(t.account_id, s.account_id), coalesce(t.day, s.first), {OfTotals.Named})
        from (select * from bankroll.totals where owner_id = any($1) and grain = {grain}) t
        full join (select owner_id, account_id, date_trunc('{unit}', day::timestamp)::date as first, {OfTotals.List(c => $"sum({c}) {c}")}
                   from bankroll.totals where owner_id = any($1) and grain = 0 group by 1, 2, 3) s
          on s.owner_id = t.owner_id and s.account_id = t.account_id and s.first = t.day
        where {OfTotals.Differ}
        limit $2
        """;
}
