using System.Data;
using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Verification;

/// <inheritdoc/>
internal sealed class VerificationService(NpgsqlDataSource database, IExchangeRates rates) : IVerification
{
    private const int OwnersAtOnce = 100;
    private const int MostDifferences = 1_000;

    public async Task<VerificationReport> RunAsync(IProgress<(long Done, long Of)>? progress, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);

        // One snapshot for all checks: writers go on, and what they write meanwhile is not seen half.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var owners = await OwnersAsync(connection, transaction, ct);
        var found = new List<Difference>();
        var entries = 0L;
        foreach (var (chunk, index) in owners.Chunk(OwnersAtOnce).Select((c, i) => (c, i)))
        {
            entries += await CountAsync(connection, transaction, chunk, ct);
            foreach (var sql in LedgerChecks.All)
            {
                await CollectAsync(connection, transaction, sql, chunk, found, ct);
            }

            await CheckValuesAsync(connection, transaction, chunk, found, ct);
            progress?.Report((Math.Min(owners.Count, (index + 1) * OwnersAtOnce), owners.Count));
        }

        return new(owners.Count, entries, [.. found.Take(MostDifferences)]);
    }

    private static async Task<List<Guid>> OwnersAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select distinct owner_id from bankroll.accounts order by 1", connection, transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var owners = new List<Guid>();
        while (await reader.ReadAsync(ct))
        {
            owners.Add(reader.GetGuid(0));
        }

        return owners;
    }

    private static async Task<long> CountAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid[] owners, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select count(*) from bankroll.entries where owner_id = any($1)", connection, transaction);
        command.Parameters.With(owners);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task CollectAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, Guid[] owners, List<Difference> found, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        command.Parameters.With(owners).With(MostDifferences);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetGuid(0), reader.GetString(1)));
        }
    }

    /// <summary>
    /// Day by day, contributions at the day's rate must be what the totals keep. Ledgers valued with older rates are left out: they
    /// are brought up to date when they are next read.
    /// </summary>
    private async Task CheckValuesAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid[] owners, List<Difference> found, CancellationToken ct)
    {
        var known = await rates.LatestAsync(ct);
        var pairs = new List<(string From, string To, DateOnly Day)>();
        await using (var command = new NpgsqlCommand(LedgerChecks.ValuedDaysSql, connection, transaction) { CommandTimeout = 0 })
        {
            command.Parameters.With(owners).With(known.Version);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                pairs.Add((reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2)));
            }
        }

        await using var check = new NpgsqlCommand(LedgerChecks.ValuesSql, connection, transaction) { CommandTimeout = 0 };
        check.Parameters.With(owners).With(known.Version)
            .With(pairs.ConvertAll(p => p.From).ToArray()).With(pairs.ConvertAll(p => p.To).ToArray()).With(pairs.ConvertAll(p => p.Day).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.Numeric, pairs.ConvertAll(p => known.Rate(CurrencyCode.Of(p.From), CurrencyCode.Of(p.To), p.Day)).ToArray())
            .With(MostDifferences);
        await using var differences = await check.ExecuteReaderAsync(ct);
        while (await differences.ReadAsync(ct))
        {
            found.Add(new(differences.GetGuid(0), differences.GetString(1)));
        }
    }
}
