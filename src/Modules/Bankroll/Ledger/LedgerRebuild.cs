using Npgsql;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>
/// Derives everything of one owner from the entries and sessions alone: what balance updates found, account rows, totals and breakdowns.
/// For whatever writes entries in bulk (demo, import, restore, undo), within its transaction; leaves the state that writing them one by
/// one would leave, but for the valuation, which the next overview computes.
/// </summary>
internal static class LedgerRebuild
{
    private const string LockSql = "select id from bankroll.accounts where owner_id = $1 order by id for no key update";

    /// <summary>Two passes of windows: what moved up to each entry, and of balance updates only, what moved since the one before.</summary>
    private const string BalanceUpdatesSql = """
        with o as (
          select id, account_id, kind, stated_balance, day, occurred_at,
            sum(case when kind = 4 then 0 else amount end) over (partition by account_id order by day, occurred_at, id) as moved
          from bankroll.entries where owner_id = $1),
        found as (
          select id, stated_balance - coalesce(lag(stated_balance) over u, 0) - moved + coalesce(lag(moved) over u, 0) as amount
          from o where kind = 4 window u as (partition by account_id order by day, occurred_at, id))
        update bankroll.entries e set amount = found.amount from found where e.owner_id = $1 and e.id = found.id and e.amount <> found.amount
        """;

    private const string DeleteTotalsSql = "delete from bankroll.totals where owner_id = $1";

    private static readonly string TotalsSql = $"""
        insert into bankroll.totals (owner_id, account_id, grain, day, entries, net, {TotalColumns.List(c => c)}, {TotalColumns.List(c => "valued_" + c)},
          unvalued_deposited, unvalued_withdrawn, unvalued_result)
        select $1, account_id, case when grouping(day) = 0 then 0 when grouping(week) = 0 then 1 else 2 end, coalesce(day, week, month), count(*), sum(amount),
          {string.Join(", ", TotalColumns.All.Select(c => $"coalesce({c.Sign}sum(amount) filter (where kind = {c.Kind}), 0)"))},
          {TotalColumns.List(_ => "0")},
          coalesce(sum(amount) filter (where kind = 1), 0), coalesce(-sum(amount) filter (where kind = 2), 0), coalesce(sum(amount) filter (where kind > 3), 0)
        from (select account_id, day, date_trunc('week', day::timestamp)::date as week, date_trunc('month', day::timestamp)::date as month, amount, kind
              from bankroll.entries where owner_id = $1) e
        group by grouping sets ((account_id, day), (account_id, week), (account_id, month))
        """;

    private static readonly string AccountsSql = $"""
        update bankroll.accounts a set entries = coalesce(s.n, 0), balance = coalesce(s.net, 0), {TotalColumns.List(c => $"{c} = coalesce(s.{c}, 0)")},
          valued_deposited = 0, valued_withdrawn = 0, valued_transferred = 0, valued_in = null, valued_version = null,
          unvalued_deposited = coalesce(s.deposited, 0), unvalued_withdrawn = coalesce(s.withdrawn, 0)
        from bankroll.accounts b left join (
          select account_id, sum(entries) n, sum(net) net, {TotalColumns.List(c => $"sum({c}) {c}")}
          from bankroll.totals where owner_id = $1 and grain = 2 group by 1) s on s.account_id = b.id
        where a.owner_id = $1 and b.owner_id = $1 and b.id = a.id
        """;

    public static async Task RunAsync(NpgsqlConnection connection, UserId owner, CancellationToken ct)
    {
        await ExecuteAsync(connection, LockSql, owner, ct);
        await WholeLedgerPlans.BeginAsync(connection, ct);
        await ExecuteAsync(connection, BalanceUpdatesSql, owner, ct);
        await ExecuteAsync(connection, DeleteTotalsSql, owner, ct);
        await ExecuteAsync(connection, TotalsSql, owner, ct);
        await ExecuteAsync(connection, AccountsSql, owner, ct);
        await Breakdowns.ComputeAsync(connection, owner, DateOnly.MinValue, (_, _) => null, ct);
        await WholeLedgerPlans.EndAsync(connection, ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, UserId owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.With(owner.Value);
        await command.ExecuteNonQueryAsync(ct);
    }
}
