using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>
/// Calls the function of the schema that writes. Sees to what it asks of its caller: the rates of the days in the version the accounts are
/// valued with, another try when two writers met, and the announcement after the commit.
/// </summary>
internal sealed class LedgerWriter(
    NpgsqlDataSource database, IExchangeRates rates, ICurrencies currencies, Revaluation revaluation, IEventBus events, TimeProvider clock)
{
    private const int Tries = 8;

    private const string AccountsSql = """
        select id, name, currency, archived_at is not null, valued_in, valued_version from bankroll.accounts where owner_id = $1 and id = any($2)
        """;

    /// <summary>A row's version is the transaction that wrote it; the statement itself cannot see the row yet.</summary>
    private const string ChangeSql =
        "select c.*, pg_current_xact_id()::xid from bankroll.change_entries($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) c";

    private const string VersionSql = "select xmin from bankroll.entries where owner_id = $1 and id = $2";

    /// <summary>Null if the owner has no such account.</summary>
    public async Task<LedgerAccount?> FindAsync(UserId owner, Guid account, CancellationToken ct) =>
        (await FindAsync(owner, [account], ct)) is [var found] ? found : null;

    /// <summary>Those of the accounts that the owner has, in the order asked for.</summary>
    public async Task<IReadOnlyList<LedgerAccount>> FindAsync(UserId owner, IReadOnlyList<Guid> accounts, CancellationToken ct)
    {
        await using var command = database.CreateCommand(AccountsSql);
        command.Parameters.With(owner.Value).With(accounts.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<Guid, LedgerAccount>();
        while (await reader.ReadAsync(ct))
        {
            var code = CurrencyCode.Of(reader.GetString(2));
            var currency = currencies.Find(code) ?? throw new InvalidOperationException($"Account {reader.GetGuid(0)} is kept in unknown {code}.");
            found.Add(reader.GetGuid(0), new(
                reader.GetGuid(0), reader.GetString(1), currency, reader.GetBoolean(3),
                new(reader.IsDBNull(4) ? null : CurrencyCode.Of(reader.GetString(4)), reader.IsDBNull(5) ? null : reader.GetInt64(5))));
        }

        return [.. accounts.Distinct().Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>Writes until it meets accounts that are valued as was believed; then tells the followers.</summary>
    /// <param name="owner">Whose ledger.</param>
    /// <param name="accounts">All that the change touches; the balance answered is that of the first.</param>
    /// <param name="change">What is to be written.</param>
    /// <param name="ct">Stops it before anything is written, not after.</param>
    public async Task<Result<Recorded>> ChangeAsync(
        UserId owner, IReadOnlyList<LedgerAccount> accounts, LedgerChange change, CancellationToken ct)
    {
        var days = new KnownRates(change.Days);
        for (var attempt = 1; ;)
        {
            var valuation = accounts.Select(a => a.Valuation).FirstOrDefault(v => v.In is not null);
            var known = await RatesForAsync(owner, valuation, ct);
            try
            {
                return await WriteAsync(owner, accounts[0], change, valuation, days.ToJson(valuation, known), ct);
            }
            catch (PostgresException e) when (e.SqlState is LedgerCodes.RateNeeded)
            {
                days.Add(e.Hint!);
            }
            catch (PostgresException e) when (LedgerCodes.IsWorthAnotherTry(e))
            {
                if (attempt++ == Tries)
                {
                    return EntryErrors.Busy;
                }

                var ids = accounts.Select(a => a.Id).ToList();
                accounts = await FindAsync(owner, ids, ct);
                if (accounts.Count < ids.Count)
                {
                    return EntryErrors.NoAccount;
                }
            }
            catch (PostgresException e) when (LedgerCodes.Refusal(e, accounts) is { } error)
            {
                return error;
            }
        }
    }

    private async Task<Result<Recorded>> WriteAsync(
        UserId owner, LedgerAccount account, LedgerChange change, Valuation valuation, string known, CancellationToken ct)
    {
        Recorded recorded;
        await using (var connection = await database.OpenConnectionAsync(ct))
        {
            await using var command = new NpgsqlCommand(ChangeSql, connection);
            command.Parameters.With(owner.Value).With(NpgsqlDbType.Uuid, change.Key).With(change.Fingerprint).With(change.Result)
                .With(NpgsqlDbType.Uuid, change.Batch)
                .With(change.Gone.Select(g => g.Id).ToArray())
                .With(NpgsqlDbType.Array | NpgsqlDbType.Xid, change.Gone.Select(g => g.Version).ToArray())
                .With(NpgsqlDbType.Jsonb, $"[{string.Join(',', change.Put)}]")
                .With(clock.GetUtcNow()).With(change.Confirmed).With(change.Revises)
                .With(NpgsqlDbType.Text, valuation.In?.Value).With(NpgsqlDbType.Bigint, valuation.Version).With(NpgsqlDbType.Jsonb, known);
            await using var row = await command.ExecuteReaderAsync(CancellationToken.None);
            await row.ReadAsync(CancellationToken.None);
            if (row.GetInt64(3) != change.Fingerprint)
            {
                return EntryErrors.OtherContent;
            }

            recorded = new(new(row.GetGuid(0)), new(row.GetDecimal(1), account.Currency.Code), row.GetBoolean(2))
            {
                Version = row.GetFieldValue<uint>(4),
            };
        }

        if (recorded.Replayed)
        {
            return recorded with { Version = await VersionAsync(owner, recorded.Entry, ct) };
        }

        // The entries are committed: from here a closed browser tab must not cancel the followers.
        await events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
        return recorded;
    }

    private async Task<uint?> VersionAsync(UserId owner, EntryId entry, CancellationToken ct)
    {
        await using var command = database.CreateCommand(VersionSql);
        command.Parameters.With(owner.Value).With(entry.Value);
        return (uint?)await command.ExecuteScalarAsync(ct);
    }

    private async Task<ExchangeRates> RatesForAsync(UserId owner, Valuation valuation, CancellationToken ct)
    {
        var newest = await rates.LatestAsync(ct);
        if (valuation is not { In: { } reporting, Version: { } version } || version == newest.Version)
        {
            return newest;
        }

        if (version > newest.Version)
        {
            return await rates.AtLeastAsync(version, ct);
        }

        // Rates are newer than the ledger's valuation: bring it up to date first; the write then meets SE001 and looks again.
        await revaluation.RunAsync(owner, reporting, ct);
        return newest;
    }
}
