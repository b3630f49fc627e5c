using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Overviews;

/// <inheritdoc/>
internal sealed class HistoryService(NpgsqlDataSource database, IExchangeRates rates, ICurrencies currencies) : IHistory
{
    private const string FirstDaySql = "select min(day) from bankroll.totals where owner_id = $1 and grain = 2 and ($2 is null or account_id = $2)";

    private const string SeriesSql = """
        select a.id, a.currency, a.balance, a.valued_in, a.valued_version, round(a.valued_deposited - a.valued_withdrawn, 8), t.days, t.nets, t.valued
        from bankroll.accounts a
        cross join lateral (
          select coalesce(array_agg(day order by day), '{}') days, coalesce(array_agg(net order by day), '{}') nets,
            coalesce(array_agg(round(valued_deposited - valued_withdrawn, 8) order by day), '{}') valued
          from bankroll.totals t where t.owner_id = a.owner_id and t.grain = $2 and t.account_id = a.id and t.day >= $3) t
        where a.owner_id = $1 and ($4 is null or a.id = $4)
        """;

    public async Task<History> OfBankrollAsync(UserId owner, CurrencyCode currency, Period period, DateOnly today, CancellationToken ct)
    {
        var known = await rates.LatestAsync(ct);
        if (await BucketsAsync(owner, account: null, period, today, ct) is not { } buckets)
        {
            return new(currency, [], []);
        }

        var accounts = await ReadAsync(owner, account: null, buckets, ct);
        var valued = accounts.TrueForAll(a => a.Valuation.In == currency && a.Valuation.Version == known.Version);
        var contributed = valued ? accounts.ConvertAll(a => a.Contributed(buckets)) : await ContributedAsync(owner, accounts, buckets, currency, known, ct);

        // As in the overview: what cannot be converted today is in none of the points.
        var included = accounts.Select((a, i) => (Account: a, Contributed: contributed[i]))
            .Where(a => a.Account.Balance == 0m || known.Rate(a.Account.Currency, currency, today) is not null).ToList();
        var excluded = accounts.Except(included.Select(a => a.Account)).Select(a => a.Id).ToArray();
        var ends = Enumerable.Range(0, buckets.Starts.Count).Select(buckets.End).ToList();
        var moved = (await MovesOut.ReadAsync(database, owner, excluded, ct)).UpTo(ends, currency, known);
        var missing = accounts.Except(included.Select(a => a.Account)).Select(a => a.Currency).ToHashSet();
        var balances = included.ConvertAll(a => a.Account.Balances(buckets));
        var scale = currencies.Find(currency)?.Scale ?? 2;
        var points = new List<HistoryPoint>(buckets.Starts.Count);
        for (var i = 0; i < buckets.Starts.Count; i++)
        {
            var day = ends[i];
            decimal bankroll = 0m, netDeposits = 0m;
            for (var n = 0; n < included.Count; n++)
            {
                netDeposits += included[n].Contributed[i];
                if (balances[n][i] == 0m)
                {
                    continue;
                }

                if (known.Convert(balances[n][i], included[n].Account.Currency, currency, day) is { } converted)
                {
                    bankroll += converted;
                }
                else
                {
                    missing.Add(included[n].Account.Currency);
                }
            }

            bankroll = Rounding.HalfAwayFromZero(bankroll, scale);
            netDeposits = Rounding.HalfAwayFromZero(netDeposits, scale);
            points.Add(new(day, bankroll, netDeposits, bankroll - netDeposits + Rounding.HalfAwayFromZero(moved[i], scale)));
        }

        return new(currency, points, [.. missing.Order()]);
    }

    public async Task<IReadOnlyList<BalancePoint>?> OfAccountAsync(
        UserId owner, AccountId account, Period period, DateOnly today, CancellationToken ct)
    {
        var buckets = await BucketsAsync(owner, account.Value, period, today, ct) ?? Buckets.Of(today, today);
        if (await ReadAsync(owner, account.Value, buckets, ct) is not [var found])
        {
            return null;
        }

        var balances = found.Balances(buckets);
        return [.. balances.Select((balance, i) => new BalancePoint(buckets.End(i), balance))];
    }

    /// <summary>Null for somebody who has no entry yet.</summary>
    private async Task<Buckets?> BucketsAsync(UserId owner, Guid? account, Period period, DateOnly today, CancellationToken ct)
    {
        DateOnly? first = null;
        if (period is Period.All)
        {
            await using var command = database.CreateCommand(FirstDaySql);
            command.Parameters.With(owner.Value).With(NpgsqlTypes.NpgsqlDbType.Uuid, account);
            first = await command.ExecuteScalarAsync(ct) as DateOnly?;
            if (first is null)
            {
                return null;
            }
        }

        return Buckets.Of(OverviewPeriods.First(period, today, first), today);
    }

    private async Task<List<AccountSeries>> ReadAsync(UserId owner, Guid? account, Buckets buckets, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SeriesSql);
        command.Parameters.With(owner.Value).With((short)buckets.Grain).With(buckets.Starts[0]).With(NpgsqlTypes.NpgsqlDbType.Uuid, account);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<AccountSeries>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(
                reader.GetGuid(0),
                CurrencyCode.Of(reader.GetString(1)),
                reader.GetDecimal(2),
                new(reader.IsDBNull(3) ? null : CurrencyCode.Of(reader.GetString(3)), reader.IsDBNull(4) ? null : reader.GetInt64(4)),
                reader.GetDecimal(5),
                reader.GetFieldValue<DateOnly[]>(6),
                reader.GetFieldValue<decimal[]>(7),
                reader.GetFieldValue<decimal[]>(8)));
        }

        return found;
    }

    /// <summary>For a currency the ledger is not kept valued in: net deposits day by day, at each day's rate.</summary>
    private async Task<List<decimal[]>> ContributedAsync(
        UserId owner, List<AccountSeries> accounts, Buckets buckets, CurrencyCode currency, ExchangeRates known, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var byAccount = (await Contributions.ReadAsync(connection, transaction: null, owner, ct)).ToLookup(c => c.Account);
        return accounts.ConvertAll(a =>
        {
            var sums = new decimal[buckets.Starts.Count];
            var sum = 0m;
            using var next = byAccount[a.Id].GetEnumerator();
            var more = next.MoveNext();
            for (var i = 0; i < sums.Length; i++)
            {
                var last = i == sums.Length - 1;
                for (; more && (last || next.Current.Day <= buckets.End(i)); more = next.MoveNext())
                {
                    sum += next.Current.NetIn(currency, known) ?? 0m;
                }

                sums[i] = sum;
            }

            return sums;
        });
    }
}
