using Npgsql;
using NpgsqlTypes;

namespace StakeEasy.Currency.Data;

/// <summary>Writes and reads rates in bulk, past EF: its change tracking would be most of the cost.</summary>
internal static class RateStore
{
    /// <summary>Appends a batch within the caller's transaction; answers its id.</summary>
    public static async Task<long> AppendAsync(
        NpgsqlConnection connection, string source, DateTimeOffset fetchedAt, IReadOnlyCollection<PublishedRates> publications, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand(
            "insert into currency.batches (source, fetched_at, first_day, rates) values ($1, $2, $3, $4) returning id", connection);
        insert.Parameters.AddWithValue(source);
        insert.Parameters.AddWithValue(fetchedAt.ToUniversalTime());
        insert.Parameters.AddWithValue(publications.Min(p => p.Day));
        insert.Parameters.AddWithValue(publications.Sum(p => p.Rates.Count));
        var batch = (long)(await insert.ExecuteScalarAsync(ct))!;

        await using var copy = await connection.BeginBinaryImportAsync(
            "copy currency.publications (batch_id, day, base, quotes, rates) from stdin (format binary)", ct);
        foreach (var publication in publications.OrderBy(p => p.Day))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(batch, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(publication.Day, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(publication.Base, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(publication.Rates.Keys.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            await copy.WriteAsync(publication.Rates.Values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Numeric, ct);
        }

        await copy.CompleteAsync(ct);
        return batch;
    }

    /// <summary>What is stored of a source from a day on: by day and quote, the latest fetch winning.</summary>
    public static async Task<SortedDictionary<DateOnly, Dictionary<string, decimal>>> ReadAsync(
        NpgsqlConnection connection, string source, string baseCurrency, DateOnly from, CancellationToken ct)
    {
        await using var select = new NpgsqlCommand(
            """
            select p.day, p.quotes, p.rates from currency.publications p join currency.batches b on b.id = p.batch_id
            where b.source = $1 and p.base = $2 and p.day >= $3 order by b.id
            """, connection);
        select.Parameters.AddWithValue(source);
        select.Parameters.AddWithValue(baseCurrency);
        select.Parameters.AddWithValue(from);
        var stored = new SortedDictionary<DateOnly, Dictionary<string, decimal>>();
        await using var reader = await select.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var day = reader.GetFieldValue<DateOnly>(0);
            if (!stored.TryGetValue(day, out var rates))
            {
                stored[day] = rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
            }

            foreach (var (quote, rate) in reader.GetFieldValue<string[]>(1).Zip(reader.GetFieldValue<decimal[]>(2)))
            {
                rates[quote] = rate;
            }
        }

        return stored;
    }

    /// <summary>The newest day stored of a source; null if there is none.</summary>
    public static async Task<DateOnly?> NewestDayAsync(NpgsqlConnection connection, string source, CancellationToken ct)
    {
        await using var select = new NpgsqlCommand(
            "select max(p.day) from currency.publications p join currency.batches b on b.id = p.batch_id where b.source = $1", connection);
        select.Parameters.AddWithValue(source);
        return await select.ExecuteScalarAsync(ct) as DateOnly?;
    }
}
