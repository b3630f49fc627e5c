using Npgsql;
using StakeEasy.Bankroll.Data;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Valuing;

/// <summary>What one account was given and gave back on one day, in its own currency.</summary>
internal readonly record struct Contribution(Guid Account, CurrencyCode Currency, DateOnly Day, decimal Deposited, decimal Withdrawn)
{
    /// <summary>Deposits less withdrawals at the day's own rate; null if there was none.</summary>
    public decimal? NetIn(CurrencyCode currency, ExchangeRates rates) => rates.Convert(Deposited - Withdrawn, Currency, currency, Day);
}

/// <summary>
/// Reads contributions day by day: for the rare report in a currency that the ledger is not kept valued in, and to value it anew.
/// Grows with days, not with entries.
/// </summary>
internal static class Contributions
{
    private const string Sql = """
        select t.account_id, a.currency, t.day, t.deposited, t.withdrawn
        from bankroll.totals t join bankroll.accounts a on a.owner_id = t.owner_id and a.id = t.account_id
        where t.owner_id = $1 and t.grain = 0 and (t.deposited <> 0 or t.withdrawn <> 0)
        order by t.day
        """;

    public static async Task<List<Contribution>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, UserId owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.Parameters.With(owner.Value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Contribution>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(
                reader.GetGuid(0), CurrencyCode.Of(reader.GetString(1)), reader.GetFieldValue<DateOnly>(2),
                reader.GetDecimal(3), reader.GetDecimal(4)));
        }

        return found;
    }
}
