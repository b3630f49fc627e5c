using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>What the ledger has to know of an account before it writes to it.</summary>
internal sealed record LedgerAccount(Guid Id, string Name, CurrencyInfo Currency, bool IsArchived, Valuation Valuation);

/// <summary>
/// Calls the functions of the schema that write. Sees to what they ask of their caller: the rate of the day in the version the
/// account is valued with, another try when two writers met, and the announcement after the commit.
/// </summary>
internal sealed class LedgerWriter(
    NpgsqlDataSource database, IExchangeRates rates, ICurrencies currencies, Revaluation revaluation, IEventBus events)
{
    private const int Tries = 8;

    private const string AccountSql = """
        select id, name, currency, archived_at is not null, valued_in, valued_version from bankroll.accounts where owner_id = $1 and id = $2
        """;

    /// <summary>A write, given the account and the rates to value it with; makes the command and reads its one row.</summary>
    public delegate Task<Result<Recorded>> Write(NpgsqlConnection connection, LedgerAccount account, ExchangeRates rates);

    /// <summary>Null if the owner has no such account.</summary>
    public async Task<LedgerAccount?> FindAsync(UserId owner, Guid account, CancellationToken ct)
    {
        await using var command = database.CreateCommand(AccountSql);
        command.Parameters.With(owner.Value).With(account);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        var code = CurrencyCode.Of(reader.GetString(2));
        var currency = currencies.Find(code) ?? throw new InvalidOperationException($"Account {account} is kept in unknown {code}.");
        return new(
            reader.GetGuid(0), reader.GetString(1), currency, reader.GetBoolean(3),
            new(reader.IsDBNull(4) ? null : CurrencyCode.Of(reader.GetString(4)), reader.IsDBNull(5) ? null : reader.GetInt64(5)));
    }

    /// <summary>Runs the write until it meets an account that is valued as the caller believed; then tells the followers.</summary>
    public async Task<Result<Recorded>> RunAsync(UserId owner, LedgerAccount account, Write write, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = await RatesForAsync(owner, account, ct);
            try
            {
                Result<Recorded> result;
                await using (var connection = await database.OpenConnectionAsync(ct))
                {
                    result = await write(connection, account, known);
                }

                if (result.Succeeded && !result.Value.Replayed)
                {
                    // The entry is committed: from here a closed browser tab must not cancel the followers.
                    await events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
                }

                return result;
            }
            catch (PostgresException e) when (IsWorthAnotherTry(e))
            {
                if (attempt == Tries)
                {
                    return EntryErrors.Busy;
                }

                if (await FindAsync(owner, account.Id, ct) is not { } now)
                {
                    return EntryErrors.NoAccount;
                }

                account = now;
            }
            catch (PostgresException e) when (Refusal(e, account) is { } error)
            {
                return error;
            }
        }
    }

    private async Task<ExchangeRates> RatesForAsync(UserId owner, LedgerAccount account, CancellationToken ct)
    {
        var newest = await rates.LatestAsync(ct);
        if (account.Valuation is not { In: { } reporting, Version: { } version } || version == newest.Version)
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

    private static bool IsWorthAnotherTry(PostgresException e) => e.SqlState
        is "SE001" or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private static Error? Refusal(PostgresException e, LedgerAccount account) => e.SqlState switch
    {
        "SE002" => EntryErrors.BelowZero(account.Name),
        "SE003" => EntryErrors.Changed,
        "SE004" or PostgresErrorCodes.ForeignKeyViolation => EntryErrors.NoAccount,
        "SE005" => EntryErrors.Gone,
        PostgresErrorCodes.NumericValueOutOfRange => EntryErrors.Overflow,
        _ => null,
    };

    /// <summary>The parameters every write ends with.</summary>
    public static void AddValuation(NpgsqlParameterCollection parameters, LedgerAccount account) =>
        parameters.With(NpgsqlDbType.Text, account.Valuation.In?.Value).With(NpgsqlDbType.Bigint, account.Valuation.Version);
}
