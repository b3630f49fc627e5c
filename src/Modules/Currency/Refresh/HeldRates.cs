using Npgsql;
using NpgsqlTypes;
using StakeEasy.Currency.Data;
using StakeEasy.Currency.Sources;

namespace StakeEasy.Currency.Refresh;

/// <summary>The rates that jumped: remembered once each, and settled when a rate for their day is stored after all.</summary>
internal static class HeldRates
{
    public static async Task RememberAsync(NpgsqlConnection connection, IReadOnlyList<HeldBackRate> held, CancellationToken ct)
    {
        foreach (var rate in held)
        {
            await using var insert = new NpgsqlCommand(
                """
                insert into currency.held_rates (source, base, quote, day, rate, before, fetched_at) values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (source, base, quote, day, rate) do nothing
                """, connection);
            foreach (var value in new object[] { rate.Source, rate.Base, rate.Quote, rate.Day, rate.Rate, rate.Before, rate.FetchedAt })
            {
                insert.Parameters.AddWithValue(value);
            }

            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    public static async Task SettleAsync(
        NpgsqlConnection connection, IRateSource source, IReadOnlyList<PublishedRates> stored, DateTimeOffset now, CancellationToken ct)
    {
        var pairs = stored.SelectMany(p => p.Rates.Keys.Select(quote => (p.Day, quote))).ToList();
        await using var update = new NpgsqlCommand(
            """
            update currency.held_rates h set settled_at = $1 from unnest($2, $3) s (day, quote)
            where h.settled_at is null and h.source = $4 and h.day = s.day and h.quote = s.quote
            """, connection);
        update.Parameters.AddWithValue(now);
        update.Parameters.Add(new NpgsqlParameter { Value = pairs.Select(p => p.Day).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
        update.Parameters.Add(new NpgsqlParameter { Value = pairs.Select(p => p.quote).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        update.Parameters.AddWithValue(source.Name);
        await update.ExecuteNonQueryAsync(ct);
    }
}
