using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Data;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Valuing;

/// <summary>
/// Brings the valued columns of a whole ledger to a reporting currency and to the newest rates. Needed once when the player
/// changes that currency, and after new rates: a deposit of today is first valued at yesterday's rate, until today's is out.
/// </summary>
internal sealed class Revaluation(NpgsqlDataSource database, IExchangeRates rates)
{
    private const string ToValueSql = """
        select distinct a.currency, t.day from bankroll.totals t join bankroll.accounts a on a.owner_id = t.owner_id and a.id = t.account_id
        where t.owner_id = $1 and t.grain = 0 and t.day >= $2
        """;

    private const string AccountsSql = """
        update bankroll.accounts a set valued_deposited = coalesce(s.dep, 0), valued_withdrawn = coalesce(s.wit, 0), valued_transferred = coalesce(s.tra, 0),
          unvalued_deposited = coalesce(s.udep, 0), unvalued_withdrawn = coalesce(s.uwit, 0)
        from bankroll.accounts b
        left join (select account_id, sum(valued_deposited) dep, sum(valued_withdrawn) wit, sum(valued_transferred) tra,
                     sum(unvalued_deposited) udep, sum(unvalued_withdrawn) uwit
                   from bankroll.totals where owner_id = $1 and grain = 2 group by 1) s on s.account_id = b.id
        where a.owner_id = $1 and b.owner_id = $1 and b.id = a.id
        """;

    private const string Unvalued = "unvalued_deposited, unvalued_withdrawn, unvalued_result";

    private static readonly string Valued = TotalColumns.List(c => "valued_" + c);

    private static readonly string DaysSql = $"""
        update bankroll.totals t set ({Valued}, {Unvalued}) = row({TotalColumns.List(c => "v." + c)}, v.udep, v.uwit, v.ures)
        from (select t.account_id, t.day, {TotalColumns.List(c => $"t.{c} * coalesce(r.rate, 0) as {c}")},
                case when r.rate is null then t.deposited else 0 end as udep, case when r.rate is null then t.withdrawn else 0 end as uwit,
                case when r.rate is null then {TotalColumns.Result("t")} else 0 end as ures
              from bankroll.totals t join bankroll.accounts a on a.owner_id = t.owner_id and a.id = t.account_id
              join unnest($3::text[], $4::date[], $5::numeric[]) r(currency, day, rate) on r.currency = a.currency and r.day = t.day
              where t.owner_id = $1 and t.grain = 0 and t.day >= $2) v
        where t.owner_id = $1 and t.grain = 0 and t.account_id = v.account_id and t.day = v.day
          and ({Prefixed("t.", Valued)}, {Prefixed("t.", Unvalued)}) is distinct from ({TotalColumns.List(c => "v." + c)}, v.udep, v.uwit, v.ures)
        """;

    /// <summary>Does nothing where everything is valued so already. Safe beside writers: it takes the accounts' locks in their order.</summary>
    public async Task RunAsync(UserId owner, CurrencyCode currency, CancellationToken ct)
    {
        var newest = await rates.LatestAsync(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var kept = await LockAsync(connection, transaction, owner, ct);

        // Another node may know newer rates than this one.
        newest = kept.Count == 0 ? newest : await rates.AtLeastAsync(kept.Max(v => v.Version ?? 0), ct);
        if (kept.All(v => v.In == currency && v.Version == newest.Version))
        {
            return;
        }

        // A version below zero has no rates: columns were added since, and are all to be computed.
        var oldest = kept.All(v => v.In == currency && v.Version is null or >= 0) ? newest.ChangedSince(kept.Min(v => v.Version ?? 0)) : DateOnly.MinValue;
        if (oldest is { } from)
        {
            await WholeLedgerPlans.BeginAsync(connection, ct);
            await ValueAsync(connection, transaction, owner, from, currency, newest, ct);
            await Breakdowns.ComputeAsync(connection, owner, from, (c, day) => newest.Rate(c, currency, day), ct);
        }

        await KeepAsync(connection, transaction, owner, currency, newest.Version, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Weeks and months are the sums of their days, from the one that holds $3 on.</summary>
    private static string CoarserSql(string unit) => $"""
        with s as materialized (
          select account_id, date_trunc('{unit}', day::timestamp)::date as first, {Summed(Valued)}, {Summed(Unvalued)}
          from bankroll.totals where owner_id = $1 and grain = 0 and day >= date_trunc('{unit}', $3::timestamp)::date group by 1, 2)
        update bankroll.totals t set ({Valued}, {Unvalued}) = row({Prefixed("s.", Valued)}, {Prefixed("s.", Unvalued)}) from s
        where t.owner_id = $1 and t.grain = $2 and t.account_id = s.account_id and t.day = s.first
          and ({Prefixed("t.", Valued)}, {Prefixed("t.", Unvalued)}) is distinct from ({Prefixed("s.", Valued)}, {Prefixed("s.", Unvalued)})
        """;

    private static string Prefixed(string prefix, string columns) => string.Join(", ", columns.Split(", ").Select(c => prefix + c));

    private static string Summed(string columns) => string.Join(", ", columns.Split(", ").Select(c => $"sum({c}) as {c}"));

    private static async Task<List<Valuation>> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, UserId owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select valued_in, valued_version from bankroll.accounts where owner_id = $1 order by id for no key update",
            connection, transaction);
        command.Parameters.With(owner.Value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var kept = new List<Valuation>();
        while (await reader.ReadAsync(ct))
        {
            kept.Add(new(
                reader.IsDBNull(0) ? null : CurrencyCode.Of(reader.GetString(0)), reader.IsDBNull(1) ? null : reader.GetInt64(1)));
        }

        return kept;
    }

    /// <summary>Only rows whose value moved are written; amount times rate is done by PostgreSQL, exactly.</summary>
    private static async Task ValueAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, UserId owner, DateOnly from, CurrencyCode currency, ExchangeRates rates,
        CancellationToken ct)
    {
        var days = await DaysAsync(connection, transaction, owner, from, ct);
        await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 0 };
        var byDay = new NpgsqlBatchCommand(DaysSql);
        byDay.Parameters.With(owner.Value).With(from)
            .With(days.ConvertAll(d => d.Currency.Value).ToArray())
            .With(days.ConvertAll(d => d.Day).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.Numeric, days.ConvertAll(d => rates.Rate(d.Currency, currency, d.Day)).ToArray());
        batch.BatchCommands.Add(byDay);
        foreach (var (grain, unit) in new[] { (Grain.Week, "week"), (Grain.Month, "month") })
        {
            var coarser = new NpgsqlBatchCommand(CoarserSql(unit));
            coarser.Parameters.With(owner.Value).With((short)grain).With(from);
            batch.BatchCommands.Add(coarser);
        }

        var accounts = new NpgsqlBatchCommand(AccountsSql);
        accounts.Parameters.With(owner.Value);
        batch.BatchCommands.Add(accounts);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<(CurrencyCode Currency, DateOnly Day)>> DaysAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, UserId owner, DateOnly from, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ToValueSql, connection, transaction);
        command.Parameters.With(owner.Value).With(from);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var days = new List<(CurrencyCode, DateOnly)>();
        while (await reader.ReadAsync(ct))
        {
            days.Add((CurrencyCode.Of(reader.GetString(0)), reader.GetFieldValue<DateOnly>(1)));
        }

        return days;
    }

    private static async Task KeepAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, UserId owner, CurrencyCode currency, long version, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "update bankroll.accounts set valued_in = $2, valued_version = $3 where owner_id = $1", connection, transaction);
        command.Parameters.With(owner.Value).With(currency.Value).With(version);
        await command.ExecuteNonQueryAsync(ct);
    }
}
