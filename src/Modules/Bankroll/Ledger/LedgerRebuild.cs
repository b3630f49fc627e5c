using Npgsql;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>
/// Derives everything of some owners from their entries and sessions alone: what balance updates found, account rows, totals and breakdowns.
/// For whatever writes entries in bulk (demo, import, restore, undo), within its transaction; leaves the state that writing them one by
/// one would leave, but for the valuation, which the next overview computes. In SQL, $1 is the owners.
/// </summary>
internal static class LedgerRebuild
{
    private const string LockSql = "select id from bankroll.accounts where owner_id = any($1) order by owner_id, id for no key update";

    /// <summary>
    /// Two passes of windows: what moved up to each entry, and of balance updates only, what moved since the one before. Rows are found again by
    /// where they lie (nobody moves them, their accounts are locked): joined by owner and id, an owner just written, whom the planner takes for
    /// one of few rows, is joined by the owner alone, each row with every other.
    /// </summary>
    private const string BalanceUpdatesSql = """
        with o as (
          select ctid as place, owner_id, id, account_id, kind, stated_balance, day, occurred_at,
            sum(case when kind = 4 then 0 else amount end) over (partition by owner_id, account_id order by day, occurred_at, id) as moved
          from bankroll.entries where owner_id = any($1)),
        found as (
          select place, stated_balance - coalesce(lag(stated_balance) over u, 0) - moved + coalesce(lag(moved) over u, 0) as amount
          from o where kind = 4 window u as (partition by owner_id, account_id order by day, occurred_at, id))
        update bankroll.entries e set amount = found.amount
        from found where e.owner_id = any($1) and e.ctid = found.place and e.amount <> found.amount
        """;

    private const string DeleteTotalsSql = "delete from bankroll.totals where owner_id = any($1)";

    private static readonly string TotalsSql = $"""
        insert into bankroll.totals (owner_id, account_id, grain, day, entries, net, {TotalColumns.List(c => c)}, {TotalColumns.List(c => "valued_" + c)},
          unvalued_deposited, unvalued_withdrawn, unvalued_result)
        select owner_id, account_id, case when grouping(day) = 0 then 0 when grouping(week) = 0 then 1 else 2 end, coalesce(day, week, month), count(*), sum(amount),
          {string.Join(", ", TotalColumns.All.Select(c => $"coalesce({c.Sign}sum(amount) filter (where kind = {c.Kind}), 0)"))},
          {TotalColumns.List(_ => "0")},
          coalesce(sum(amount) filter (where kind = 1), 0), coalesce(-sum(amount) filter (where kind = 2), 0), coalesce(sum(amount) filter (where kind > 3), 0)
        from (select owner_id, account_id, day, date_trunc('week', day::timestamp)::date as week, date_trunc('month', day::timestamp)::date as month, amount, kind
              from bankroll.entries where owner_id = any($1)) e
        group by grouping sets ((owner_id, account_id, day), (owner_id, account_id, week), (owner_id, account_id, month))
        """;

    private static readonly string AccountsSql = $"""
        update bankroll.accounts a set entries = coalesce(s.n, 0), balance = coalesce(s.net, 0), {TotalColumns.List(c => $"{c} = coalesce(s.{c}, 0)")},
          valued_deposited = 0, valued_withdrawn = 0, valued_transferred = 0, valued_in = null, valued_version = null,
          unvalued_deposited = coalesce(s.deposited, 0), unvalued_withdrawn = coalesce(s.withdrawn, 0)
        from bankroll.accounts b left join (
          select owner_id, account_id, sum(entries) n, sum(net) net, {TotalColumns.List(c => $"sum({c}) {c}")}
          from bankroll.totals where owner_id = any($1) and grain = 2 group by 1, 2) s on s.owner_id = b.owner_id and s.account_id = b.id
        where a.owner_id = any($1) and b.owner_id = a.owner_id and b.id = a.id
        """;

    /// <summary>Only what has a breakdown, or will: most that is written in bulk for many owners has none.</summary>
    private const string BrokenDownSql = """
        select owner_id from bankroll.entries where owner_id = any($1) and kind in (5, 6, 7, 8)
        union select owner_id from bankroll.breakdowns where owner_id = any($1)
        """;

    public static Task RunAsync(NpgsqlConnection connection, UserId owner, CancellationToken ct) => RunAsync(connection, [owner.Value], ct);

    public static async Task RunAsync(NpgsqlConnection connection, Guid[] owners, CancellationToken ct)
    {
        await ExecuteAsync(connection, LockSql, owners, ct);
        await WholeLedgerPlans.BeginAsync(connection, ct);
        await ExecuteAsync(connection, BalanceUpdatesSql, owners, ct);
        await ExecuteAsync(connection, DeleteTotalsSql, owners, ct);
        await ExecuteAsync(connection, TotalsSql, owners, ct);
        await ExecuteAsync(connection, AccountsSql, owners, ct);
        foreach (var owner in await BrokenDownAsync(connection, owners, ct))
        {
            await Breakdowns.ComputeAsync(connection, new(owner), DateOnly.MinValue, (_, _) => null, ct);
        }

        await WholeLedgerPlans.EndAsync(connection, ct);
    }

    private static async Task<List<Guid>> BrokenDownAsync(NpgsqlConnection connection, Guid[] owners, CancellationToken ct)
    {
        await using var command = Command(connection, BrokenDownSql, owners);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Guid>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, Guid[] owners, CancellationToken ct)
    {
        await using var command = Command(connection, sql, owners);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, Guid[] owners)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.With(owners);
        return command;
    }
}
