using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Bankroll;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency;
using StakeEasy.Currency.Contracts;
using StakeEasy.Migrations;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.MySql;
using StakeEasy.Migrator.PostgreSql;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Legacy;

/// <summary>The import as the last step of a copy: in its transaction, and with its view of the source.</summary>
/// <param name="rehearse">Do everything, tell what came of it, and take it back.</param>
internal sealed class LegacyStep(string schema, LegacyChoices choices, bool rehearse, IProgressView progress) : IPublicationStep
{
    private MySqlSnapshot? _source;

    public Task PrepareAsync(ISnapshot snapshot, CancellationToken ct)
    {
        _source = snapshot as MySqlSnapshot ?? throw new MigrationException("The older application kept its data in MySQL or MariaDB; this source is another.");
        return Task.CompletedTask;
    }

    /// <summary>No row can be set aside: the figures of its owner would not be those of the older application.</summary>
    public Finding InItsWords(Finding finding) => finding.Resolution.EndsWith(Finding.SettingAside, StringComparison.Ordinal)
        ? finding with { Resolution = finding.Resolution[..^Finding.SettingAside.Length] + (finding.Resolution.Length == Finding.SettingAside.Length ? "Correct" : "or correct") + " it in the older application." }
        : finding;

    /// <exception cref="MigrationException">The target is no database of this version of StakeEasy.</exception>
    public static async Task RequireStakeEasyAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlSettings.Parse(connectionString).ConnectionString);
        await connection.OpenAsync(ct);
        if (!await DatabaseMigrations.AreAppliedAsync(connection, ct) || await connection.CountAsync("select count(*) from (select from currency.batches limit 1) b", ct) == 0)
        {
            throw new MigrationException("The target is not a database of this version of StakeEasy. Start StakeEasy on it once (scripts/stakeeasy verify will do): it makes its tables and loads its exchange rates.");
        }
    }

    public async Task<bool> RunAsync(DbConnection target, Report report, CancellationToken ct)
    {
        // Of the modules no more is used than what needs neither a database nor settings.
        await using var modules = new ServiceCollection().AddCurrency().AddBankroll().BuildServiceProvider();
        var import = new LegacyImport(
            (NpgsqlConnection)target, modules.GetRequiredService<ICurrencies>(), modules.GetRequiredService<IBulkLedger>(), async (sql, token) => await _source!.TextsAsync(sql, token));
        var legacy = await report.TimeAsync("import", () => import.RunAsync(schema, choices, new ProgressPhases(progress), ct));
        report.Legacy = legacy;
        if (legacy.IsClean && !rehearse)
        {
            await LegacyArchive.KeepAsync((NpgsqlConnection)target, ct);
            report.End(0, "Copied, imported, verified and published.");
            return true;
        }

        report.End(
            legacy.IsClean ? 0 : 1,
            legacy.IsClean ? "A rehearsal: everything was copied, imported and verified, and taken back. The target is as before."
            : legacy.Stops.Count > 0 ? "Stopped before a user or an entry was written: see what is in the way. The target is as before."
            : "The figures do not agree: nothing was published, the target is as before.");
        return false;
    }
}
