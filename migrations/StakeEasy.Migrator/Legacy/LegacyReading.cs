using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Migrator.Legacy;

/// <summary>
/// Works out, from the copied tables and the operator's choices alone, who becomes whom and what every row comes to: temporary tables of the
/// transaction that is open. Nothing else is written, so that a verification can do it again at any later time.
/// </summary>
internal sealed class LegacyReading(NpgsqlConnection connection, ICurrencies currencies)
{
    private const int Chunk = 10_000;

    /// <param name="schema">Of the copied tables.</param>
    /// <param name="progress">Told what is being done.</param>
    public async Task RunAsync(string schema, LegacyChoices choices, IProgress<string>? progress, CancellationToken ct)
    {
        await LegacyTables.RequireAsync(connection, schema, ct);
        await connection.ExecuteAsync(
            $"set local timezone = 'UTC'; set local work_mem = '64MB'; set local jit = off; set local search_path to {PostgreSql.PostgreSqlSql.Name(schema)}", ct);
        progress?.Report("Reading users, sites and balances");
        await RunScriptAsync(LegacyScripts.NamesAndIds, ct);
        await RecogniseCurrenciesAsync(choices, ct);
        await TakeAddressesAsync(choices, ct);
        await RunScriptAsync(LegacyScripts.Users, ct);
        await RunScriptAsync(LegacyScripts.Places, ct);
        await RunScriptAsync(LegacyScripts.Movements, ct);
    }

    private async Task RecogniseCurrenciesAsync(LegacyChoices choices, CancellationToken ct)
    {
        var used = await connection.RowsAsync("select raw from import_currencies", row => row.GetString(0), ct);
        foreach (var raw in used)
        {
            var upper = raw.Trim().ToUpperInvariant();
            var wanted = choices.Currencies.GetValueOrDefault(upper, upper);
            if (CurrencyCode.TryParse(wanted, out var code) && currencies.Find(code) is not null)
            {
                await using var update = new NpgsqlCommand("update import_currencies set code = $2 where raw = $1", connection) { Parameters = { new() { Value = raw }, new() { Value = code.Value } } };
                await update.ExecuteNonQueryAsync(ct);
            }
        }

        await connection.ExecuteAsync(
            """
            insert into import_notes
            select 'unknown-currency', u.source_table, u.id, u.user_id, coalesce(u.raw, '') from (
              select 'users' as source_table, id, id as user_id, default_currency_code as raw from users
              union all select 'deposits', id, user_id, currency from deposits union all select 'drawings', id, user_id, currency from drawings
              union all select 'site_history', id, user_id, currency from site_history union all select 'asset_history', id, user_id, currency from asset_history) u
            where not exists (select from import_currencies c where c.raw = u.raw and c.code is not null)
            """, ct);
    }

    /// <summary>Addresses are made comparable by the program, because it does the same when somebody signs in.</summary>
    private async Task TakeAddressesAsync(LegacyChoices choices, CancellationToken ct)
    {
        await connection.ExecuteAsync("create temp table import_addresses (id bigint primary key, email text not null, normalized text not null) on commit drop", ct);
        for (var last = long.MinValue; ;)
        {
            await using var select = new NpgsqlCommand("select id::bigint, coalesce(btrim(email), ''), normalize(coalesce(btrim(email), ''), nfc) from users where id > $1 order by id limit $2", connection)
            {
                Parameters = { new() { Value = last }, new() { Value = Chunk } },
            };
            var chunk = new List<(long Id, string Email, string Composed)>(Chunk);
            await using (var reader = await select.ExecuteReaderAsync(ct))
            {
                while (await reader.ReadAsync(ct))
                {
                    chunk.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
                }
            }

            if (chunk.Count == 0)
            {
                return;
            }

            await connection.CopyTextAsync("import_addresses", chunk.Select(u => Address(u.Id, u.Email, u.Composed, choices)), ct);
            last = chunk[^1].Id;
        }
    }

    private static string?[] Address(long id, string email, string composed, LegacyChoices choices) =>
        choices.Emails.TryGetValue(id, out var chosen)
            ? [Text(id), chosen.Trim(), chosen.Trim().Normalize().ToUpperInvariant()]
            : [Text(id), email, composed.ToUpperInvariant()];

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Task<int> RunScriptAsync(string script, CancellationToken ct) => connection.ExecuteAsync(LegacyScripts.Read(script), ct);
}
