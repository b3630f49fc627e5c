using System.Data;
using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Rates;

namespace StakeEasy.Currency.Snapshots;

/// <summary>Reads the whole history into a snapshot.</summary>
internal static class SnapshotReader
{
    public static async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var select = new NpgsqlCommand("select coalesce(max(id), 0) from currency.batches", connection);
        return (long)(await select.ExecuteScalarAsync(ct))!;
    }

    public static async Task<ExchangeRates> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        // Both statements must see the same batches, or the version would claim rates that are not there.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var batches = new Dictionary<long, Batch>();
        await using (var select = new NpgsqlCommand("select id, source, fetched_at, first_day from currency.batches", connection, transaction))
        await using (var reader = await select.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                batches[reader.GetInt64(0)] = new Batch(reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateOnly>(3));
            }
        }

        var builder = new RateMatrixBuilder();
        await using (var select = new NpgsqlCommand(
            "select batch_id, day, base, quotes, rates from currency.publications order by batch_id, day", connection, transaction))
        await using (var reader = await select.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                builder.Add(
                    batches[reader.GetInt64(0)].Source, reader.GetString(2), reader.GetFieldValue<DateOnly>(1),
                    reader.GetFieldValue<string[]>(3), reader.GetFieldValue<decimal[]>(4));
            }
        }

        return new ExchangeRates(
            builder.Build(),
            new RateChanges(batches.Select(b => (b.Key, b.Value.FirstDay))),
            batches.Count == 0 ? null : batches.Values.Max(b => b.FetchedAt));
    }

    private sealed record Batch(string Source, DateTimeOffset FetchedAt, DateOnly FirstDay);
}
