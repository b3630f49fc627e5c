using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Migrator.Legacy;

/// <summary>
/// Brings a copied installation of the older application into the modules' schemas, by set-based SQL and within the transaction that is open
/// on the connection: whoever owns it commits only what is clean. The copied tables are read and stay as they are.
/// </summary>
/// <param name="askSource">Runs a query in the source, at the moment of the copy; a row for each user, figure and currency.</param>
internal sealed class LegacyImport(
    NpgsqlConnection connection, ICurrencies currencies, IBulkLedger ledger, Func<string, CancellationToken, Task<IEnumerable<string?[]>>> askSource)
{
    private const int Chunk = 10_000;

    /// <param name="schema">Of the copied tables.</param>
    /// <param name="progress">Told what is being done.</param>
    public async Task<LegacyReport> RunAsync(string schema, LegacyChoices choices, IProgress<string>? progress, CancellationToken ct)
    {
        await LegacyTables.RequireAsync(connection, schema, ct);
        await connection.ExecuteAsync(
            $"set local timezone = 'UTC'; set local work_mem = '64MB'; set local jit = off; set local search_path to \"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", ct);
        progress?.Report("Reading users, sites and balances");
        await RunScriptAsync(LegacyScripts.NamesAndIds, ct);
        await RecogniseCurrenciesAsync(choices, ct);
        await TakeAddressesAsync(choices, ct);
        await RunScriptAsync(LegacyScripts.Users, ct);
        await RunScriptAsync(LegacyScripts.Places, ct);
        await RunScriptAsync(LegacyScripts.Movements, ct);
        var users = await connection.CountAsync("select count(*) from import_users", ct);
        var notes = await LegacyNotesReader.ReadAsync(connection, ct);
        var stops = notes.Where(n => n.Kind.Stops(choices)).ToList();
        return stops.Count > 0 ? new(users, notes, Figures: null) { Stops = stops } : await WriteAsync(users, progress, ct);
    }

    private async Task<LegacyReport> WriteAsync(long users, IProgress<string>? progress, CancellationToken ct)
    {
        progress?.Report("Writing users, accounts and entries");
        await RunScriptAsync(LegacyScripts.Ledger, ct);
        await RunScriptAsync(LegacyScripts.Rates, ct);
        var owners = await connection.RowsAsync("select owner from import_users order by owner", row => new UserId(row.GetGuid(0)), ct);
        await ledger.DeriveAsync(connection, owners, Of(progress, "Adding up", owners.Count), ct);
        await connection.ExecuteAsync("analyze bankroll.accounts, bankroll.entries, bankroll.totals", ct);
        var verification = await ledger.VerifyAsync(connection, owners, Of(progress, "Verifying", owners.Count), ct);

        progress?.Report("Comparing the figures with the older application's");
        await connection.ExecuteAsync("create temp table import_source_figures (what text, user_id bigint, currency text, amount numeric) on commit drop", ct);
        await connection.CopyTextAsync("import_source_figures", await askSource(LegacyScripts.SourceFigures, ct), ct);
        await connection.ExecuteAsync("analyze import_source_figures", ct);
        await RunScriptAsync(LegacyScripts.Figures, ct);
        return new(users, await LegacyNotesReader.ReadAsync(connection, ct), await LegacyFiguresReader.ReadAsync(connection, ct))
        {
            Stops = [],
            Accounts = await connection.CountAsync("select count(*) from import_accounts", ct),
            Entries = verification.Entries,
            RateDays = await connection.RowsAsync(
                "select p.day from currency.publications p join currency.batches b on b.id = p.batch_id where b.source = 'legacy' and b.xmin = pg_current_xact_id()::xid order by 1",
                row => row.GetFieldValue<DateOnly>(0), ct),
            LedgerDifferences = [.. verification.Differences.Select(d => $"{d.Owner}: {d.What}")],
        };
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

    private async Task RunScriptAsync(string script, CancellationToken ct) => await connection.ExecuteAsync(LegacyScripts.Read(script), ct);

    private static OwnersDone? Of(IProgress<string>? progress, string what, int count) => progress is null ? null : new(progress, what, count);

    private sealed class OwnersDone(IProgress<string> progress, string what, int count) : IProgress<int>
    {
        public void Report(int value) => progress.Report(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}: {value} of {count} users"));
    }
}
