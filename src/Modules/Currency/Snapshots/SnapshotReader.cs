using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
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

        // As text and not as arrays: this runs once, right after the start, when the driver's own readers of arrays are not yet
        // compiled for speed, while the framework's parser of decimals comes compiled. It takes a quarter of the time.
        var builder = new RateMatrixBuilder();
        var headings = new Dictionary<string, string[]>(StringComparer.Ordinal);
        await using (var select = new NpgsqlCommand(
            "select batch_id, day, base, array_to_string(quotes, ' '), array_to_string(rates, ' ') from currency.publications order by batch_id, day",
            connection, transaction))
        await using (var reader = await select.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var heading = reader.GetString(3);
                if (!headings.TryGetValue(heading, out var quotes))
                {
                    headings[heading] = quotes = heading.Split(' ');
                }

                builder.Add(
                    batches[reader.GetInt64(0)].Source, reader.GetString(2), reader.GetFieldValue<DateOnly>(1), quotes,
                    Numbers(reader.GetString(4), quotes.Length));
            }
        }

        return new ExchangeRates(
            builder.Build(),
            new RateChanges(batches.Select(b => (b.Key, b.Value.FirstDay))),
            batches.Count == 0 ? null : batches.Values.Max(b => b.FetchedAt));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static decimal[] Numbers(string text, int count)
    {
        var numbers = new decimal[count];
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var end = i < count - 1 ? text.IndexOf(' ', start) : text.Length;
            numbers[i] = decimal.Parse(text.AsSpan(start, end - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            start = end + 1;
        }

        return numbers;
    }

    private sealed record Batch(string Source, DateTimeOffset FetchedAt, DateOnly FirstDay);
}
