using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Accounts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>An account with what an overview needs beyond it.</summary>
/// <param name="ValuedDeposited">In the currency and version of <paramref name="Valuation"/>; to eight decimals.</param>
/// <param name="Gains">What the balance gained after each of the days asked for.</param>
internal sealed record SnapshotAccount(
    Account Account, DateOnly? FirstDay, Valuation Valuation, decimal ValuedDeposited, decimal ValuedWithdrawn,
    decimal UnvaluedDeposited, decimal UnvaluedWithdrawn, decimal[] Gains);

/// <summary>Everything the dashboard reads of the ledger: two statements, one round trip, no entry but the latest ten.</summary>
internal sealed class LedgerSnapshot(NpgsqlDataSource database)
{
    private const int RecentEntries = 10;

    private const string AccountsSql = $"""
        select {AccountRows.Columns},
          (select e.day from bankroll.entries e where e.owner_id = a.owner_id and e.account_id = a.id
            order by e.day, e.occurred_at, e.id limit 1),
          a.valued_in, a.valued_version, round(a.valued_deposited, 8), round(a.valued_withdrawn, 8), a.unvalued_deposited, a.unvalued_withdrawn,
          array(select coalesce(m.net, 0) + coalesce(x.net, 0)
            from (select s.d, s.n, (date_trunc('month', s.d::timestamp) + interval '1 month')::date next from unnest($2) with ordinality s(d, n)) p
            left join lateral (select sum(t.net) net from bankroll.totals t where t.owner_id = a.owner_id and t.grain = 2
              and t.account_id = a.id and t.day >= p.next) m on true
            left join lateral (select sum(t.net) net from bankroll.totals t where t.owner_id = a.owner_id and t.grain = 0
              and t.account_id = a.id and t.day > p.d and t.day < p.next) x on true
            order by p.n)
        from bankroll.accounts a where a.owner_id = $1 {AccountRows.Order}
        """;

    private const string RecentSql = $"""
        select {EntryColumns.Select}
        from (select *, xmin from bankroll.entries where owner_id = $1 order by day desc, occurred_at desc, id desc limit $2) e
        {EntryColumns.Joins}
        order by e.day desc, e.occurred_at desc, e.id desc
        """;

    public async Task<(List<SnapshotAccount> Accounts, List<Entry> Recent)> ReadAsync(
        UserId owner, IReadOnlyList<DateOnly> days, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        var accounts = new NpgsqlBatchCommand(AccountsSql);
        accounts.Parameters.With(owner.Value).With(NpgsqlDbType.Array | NpgsqlDbType.Date, days.ToArray());
        var recent = new NpgsqlBatchCommand(RecentSql);
        recent.Parameters.With(owner.Value).With(RecentEntries);
        batch.BatchCommands.Add(accounts);
        batch.BatchCommands.Add(recent);

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var found = new List<SnapshotAccount>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(ReadAccount(reader));
        }

        await reader.NextResultAsync(ct);
        var entries = new List<Entry>();
        while (await reader.ReadAsync(ct))
        {
            entries.Add(EntryColumns.Read(reader));
        }

        return (found, entries);
    }

    private static SnapshotAccount ReadAccount(NpgsqlDataReader row)
    {
        const int At = AccountRows.Count;
        return new(
            AccountRows.Read(row),
            row.IsDBNull(At) ? null : row.GetFieldValue<DateOnly>(At),
            new(row.IsDBNull(At + 1) ? null : CurrencyCode.Of(row.GetString(At + 1)), row.IsDBNull(At + 2) ? null : row.GetInt64(At + 2)),
            row.GetDecimal(At + 3),
            row.GetDecimal(At + 4),
            row.GetDecimal(At + 5),
            row.GetDecimal(At + 6),
            row.GetFieldValue<decimal[]>(At + 7));
    }
}
