using System.Data;
using Npgsql;
using StakeEasy.Bankroll.Accounts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <summary>One moment of an owner's ledger: all that is read through it agrees.</summary>
/// <param name="FirstEntry">The first of the month of the first entry; null without any.</param>
/// <param name="Rates">Those the valued columns were computed with.</param>
internal sealed record LedgerMoment(
    NpgsqlConnection Connection, NpgsqlTransaction Transaction, UserId Owner, IReadOnlyList<Account> Accounts, DateOnly? FirstEntry, ExchangeRates Rates);

/// <summary>
/// Gives reports a ledger whose valued columns are in their currency, at the newest rates: brings it there first where it is not. A report
/// of sessions cannot do without, for what they add up to is kept in one currency only.
/// </summary>
internal sealed class ValuedLedger(NpgsqlDataSource database, IExchangeRates rates, Revaluation revaluation)
{
    private const int Attempts = 4;

    private const string AccountsSql = $"""
        select {AccountRows.Columns}, a.valued_in, a.valued_version, (select min(t.day) from bankroll.totals t where t.owner_id = a.owner_id and t.grain = 2
          and t.account_id = a.id)
        from bankroll.accounts a where a.owner_id = $1 {AccountRows.Order}
        """;

    public async Task<T> ReadAsync<T>(UserId owner, CurrencyCode currency, Func<LedgerMoment, Task<T>> read, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using (var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct))
            {
                var (accounts, valuations, first) = await AccountsAsync(connection, transaction, owner, ct);
                var known = valuations.Max(v => v.Version) is { } kept ? await rates.AtLeastAsync(kept, ct) : await rates.LatestAsync(ct);
                if (valuations.TrueForAll(v => v.In == currency && v.Version == known.Version))
                {
                    var result = await read(new(connection, transaction, owner, accounts, first, known));
                    await transaction.CommitAsync(ct);
                    return result;
                }
            }

            await connection.CloseAsync();
            await revaluation.RunAsync(owner, currency, ct);
        }

        throw new InvalidOperationException($"The ledger did not stay valued in {currency}.");
    }

    private static async Task<(List<Account> Accounts, List<Valuation> Valuations, DateOnly? First)> AccountsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, UserId owner, CancellationToken ct)
    {
        const int At = AccountRows.Count;
        await using var command = new NpgsqlCommand(AccountsSql, connection, transaction);
        command.Parameters.With(owner.Value);
        await using var row = await command.ExecuteReaderAsync(ct);
        var (accounts, valuations, first) = (new List<Account>(), new List<Valuation>(), (DateOnly?)null);
        while (await row.ReadAsync(ct))
        {
            accounts.Add(AccountRows.Read(row));
            valuations.Add(new(row.IsDBNull(At) ? null : CurrencyCode.Of(row.GetString(At)), row.IsDBNull(At + 1) ? null : row.GetInt64(At + 1)));
            if (!row.IsDBNull(At + 2) && row.GetFieldValue<DateOnly>(At + 2) is var day && (first is null || day < first))
            {
                first = day;
            }
        }

        return (accounts, valuations, first);
    }
}
