using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Migrator.Core;
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
    /// <param name="schema">Of the copied tables.</param>
    /// <param name="progress">Told what is being done.</param>
    public async Task<LegacyReport> RunAsync(string schema, LegacyChoices choices, IProgress<string>? progress, CancellationToken ct)
    {
        await new LegacyReading(connection, currencies).RunAsync(schema, choices, progress, ct);
        await RequireUsedAsync(choices, ct);
        var users = await connection.CountAsync("select count(*) from import_users", ct);
        var notes = await LegacyNotesReader.ReadAsync(connection, ct);
        var stops = notes.Where(n => n.Kind.Stops(choices)).ToList();
        return stops.Count > 0 ? new(users, notes, Figures: null) { Stops = stops } : await WriteAsync(users, progress, ct);
    }

    /// <exception cref="MigrationException">A choice is about nothing that is there: it was mistyped, or the source is another one.</exception>
    private async Task RequireUsedAsync(LegacyChoices choices, CancellationToken ct)
    {
        var users = await connection.RowsAsync("select id from import_users", row => row.GetInt64(0), ct);
        if (choices.Emails.Keys.Except(users).ToList() is [var user, ..])
        {
            throw new MigrationException($"--email {user}: the older application has no user of this number.");
        }

        var codes = await connection.RowsAsync("select upper(btrim(raw)) from import_currencies", row => row.GetString(0), ct);
        if (choices.Currencies.Keys.Except(codes, StringComparer.Ordinal).ToList() is [var code, ..])
        {
            throw new MigrationException($"--currency {code}: the older application has no such code; it has {string.Join(", ", codes.Order(StringComparer.Ordinal))}.");
        }
    }

    private async Task<LegacyReport> WriteAsync(long users, IProgress<string>? progress, CancellationToken ct)
    {
        progress?.Report("Writing users, accounts and entries");
        await RunScriptAsync(LegacyScripts.Entries, ct);
        await RunScriptAsync(LegacyScripts.Ledger, ct);
        await RunScriptAsync(LegacyScripts.Rates, ct);
        var owners = await connection.RowsAsync("select owner from import_users order by owner", row => new UserId(row.GetGuid(0)), ct);
        await ledger.DeriveAsync(connection, owners, Of(progress, "Adding up", owners.Count), ct);
        await connection.ExecuteAsync("analyze bankroll.accounts, bankroll.entries, bankroll.totals", ct);
        var verification = await ledger.VerifyAsync(connection, owners, Of(progress, "Verifying", owners.Count), ct);

        progress?.Report("Comparing the figures with the older application's");
        await LegacySourceFigures.FetchAsync(connection, askSource, ct);
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

    private Task<int> RunScriptAsync(string script, CancellationToken ct) => connection.ExecuteAsync(LegacyScripts.Read(script), ct);

    private static OwnersDone? Of(IProgress<string>? progress, string what, int count) => progress is null ? null : new(progress, what, count);

    private sealed class OwnersDone(IProgress<string> progress, string what, int count) : IProgress<int>
    {
        public void Report(int value) => progress.Report(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}: {value} of {count} users"));
    }
}
