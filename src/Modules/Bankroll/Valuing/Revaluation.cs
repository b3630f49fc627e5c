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

        var contributions = await Contributions.ReadAsync(connection, transaction, owner, ct);
        var oldest = kept.All(v => v.In == currency) ? newest.ChangedSince(kept.Min(v => v.Version ?? 0)) : DateOnly.MinValue;
        if (oldest is { } from && contributions.Exists(c => c.Day >= from))
        {
            await ValueAsync(connection, transaction, owner, contributions, currency, newest, ct);
        }

        await KeepAsync(connection, transaction, owner, currency, newest.Version, ct);
        await transaction.CommitAsync(ct);
    }

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
        NpgsqlConnection connection, NpgsqlTransaction transaction, UserId owner, List<Contribution> contributions,
        CurrencyCode currency, ExchangeRates rates, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        var days = new NpgsqlBatchCommand("""
            update bankroll.totals t set valued_deposited = t.deposited * coalesce(r.rate, 0), valued_withdrawn = t.withdrawn * coalesce(r.rate, 0)
            from unnest($2::uuid[], $3::date[], $4::numeric[]) r(account, day, rate)
            where t.owner_id = $1 and t.grain = 0 and t.account_id = r.account and t.day = r.day
              and (t.valued_deposited, t.valued_withdrawn) is distinct from (t.deposited * coalesce(r.rate, 0), t.withdrawn * coalesce(r.rate, 0))
            """);
        days.Parameters.With(owner.Value)
            .With(contributions.ConvertAll(c => c.Account).ToArray())
            .With(contributions.ConvertAll(c => c.Day).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.Numeric, contributions.ConvertAll(c => rates.Rate(c.Currency, currency, c.Day)).ToArray());
        batch.BatchCommands.Add(days);

        foreach (var (grain, unit) in new[] { (Grain.Week, "week"), (Grain.Month, "month") })
        {
            var coarser = new NpgsqlBatchCommand($"""
                with s as materialized (
                  select account_id, date_trunc('{unit}', day::timestamp)::date as first, sum(valued_deposited) dep, sum(valued_withdrawn) wit
                  from bankroll.totals where owner_id = $1 and grain = 0 group by 1, 2)
                update bankroll.totals t set valued_deposited = s.dep, valued_withdrawn = s.wit from s
                where t.owner_id = $1 and t.grain = $2 and t.account_id = s.account_id and t.day = s.first
                  and (t.valued_deposited, t.valued_withdrawn) is distinct from (s.dep, s.wit)
                """);
            coarser.Parameters.With(owner.Value).With((short)grain);
            batch.BatchCommands.Add(coarser);
        }

        var unvalued = contributions.Where(c => rates.Rate(c.Currency, currency, c.Day) is null)
            .GroupBy(c => c.Account).Select(g => (Account: g.Key, In: g.Sum(c => c.Deposited), Out: g.Sum(c => c.Withdrawn))).ToList();
        var accounts = new NpgsqlBatchCommand("""
            update bankroll.accounts a set valued_deposited = coalesce(s.dep, 0), valued_withdrawn = coalesce(s.wit, 0),
              unvalued_deposited = coalesce(u.dep, 0), unvalued_withdrawn = coalesce(u.wit, 0)
            from bankroll.accounts b
            left join (select account_id, sum(valued_deposited) dep, sum(valued_withdrawn) wit
                       from bankroll.totals where owner_id = $1 and grain = 2 group by 1) s on s.account_id = b.id
            left join unnest($2::uuid[], $3::numeric[], $4::numeric[]) u(account, dep, wit) on u.account = b.id
            where a.owner_id = $1 and b.owner_id = $1 and b.id = a.id
            """);
        accounts.Parameters.With(owner.Value)
            .With(unvalued.ConvertAll(u => u.Account).ToArray())
            .With(unvalued.ConvertAll(u => u.In).ToArray())
            .With(unvalued.ConvertAll(u => u.Out).ToArray());
        batch.BatchCommands.Add(accounts);
        await batch.ExecuteNonQueryAsync(ct);
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
