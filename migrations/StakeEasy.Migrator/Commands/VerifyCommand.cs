using System.CommandLine;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Legacy;
using StakeEasy.Migrator.MySql;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>verify</c>: holds the source against a published schema again, with the choices of the run that filled it.</summary>
internal sealed class VerifyCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    public override Command Build()
    {
        var command = new Command("verify", "Compares the source with what was copied earlier: rows, nulls, smallest, largest, sums, and a hash of every table. After import-legacy (--schema legacy) also the ledgers: every imported entry, balance, deposits, withdrawals and profit of every user in every currency, and what the users have changed since.")
        {
            Options.Source, Options.Target, Options.Data, Options.PublishedSchema, Options.Jobs, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("verify", arguments, async (report, progress) =>
        {
            await using var source = await OpenSourceAsync(Options, arguments, ct);
            await using var opened = await OpenedTarget.OpenAsync(Options, arguments, ct);
            var target = opened.Target;
            (report.Source, report.Target, report.Schema) = (source.Description, target.Description, arguments.GetValue(Options.PublishedSchema));
            var run = (await target.RunsAsync(ct)).FirstOrDefault(run => run.State is "published" && string.Equals(run.Schema, report.Schema, StringComparison.Ordinal))
                ?? throw new MigrationException($"No copy was published to the schema {report.Schema} of this database; --schema names another.");
            report.RunId = run.Id;

            progress.Begin("Looking at the source");
            var jobs = arguments.GetValue(Options.Jobs);
            await using var snapshot = await source.OpenSnapshotAsync(jobs, ct);
            report.Consistency = snapshot.Consistency;
            var options = RunOptions.FromJson(run.OptionsJson);
            var plan = await report.TimeAsync("check", () => new Planner(snapshot, target, options).RunAsync(ct));
            progress.Begin("Verifying");
            var verdicts = await report.TimeAsync("verify", () => Verification.RunAsync(
                plan.Tables, jobs, snapshot.MeasureAsync, (table, token) => target.MeasureAsync(run.Schema, table, token), ct));
            var copied = (run.Published?.Tables ?? []).ToDictionary(table => table.Target, StringComparer.Ordinal);
            report.Tables.AddRange(plan.Tables.Zip(verdicts, (table, verdict) => TableReport.Of(table, verdict, copied.GetValueOrDefault(table.TargetName)?.SetAside ?? 0)));
            report.Tables.AddRange(copied.Values.ExceptBy(plan.Tables.Select(table => table.TargetName), table => table.Target, StringComparer.Ordinal)
                .Select(table => new TableReport(table.Source, table.Target, 0, table.SetAside, Verified: false, ["the source has no such table any more"], Figures: null)));
            if (run.IsImport && verdicts.All(verdict => !ReferenceEquals(verdict.Target, TableFigures.Missing)))
            {
                report.Ledgers = await report.TimeAsync("ledgers", () => CompareLedgersAsync(opened.ConnectionString, snapshot, run.Schema, options, progress, ct));
            }

            report.End(report.Tables.All(table => table is { Verified: true, SetAside: 0 }) && report.Ledgers is null or { IsClean: true } ? 0 : 1, Outcome(report, run.IsImport));
        }));
        return command;
    }

    private static Task<LegacyLedgers> CompareLedgersAsync(string target, ISnapshot snapshot, string schema, RunOptions options, IProgressView progress, CancellationToken ct)
    {
        var source = snapshot as MySqlSnapshot ?? throw new MigrationException("The older application kept its data in MySQL or MariaDB; this source is another.");
        return new LegacyVerification(target, async (sql, token) => await source.TextsAsync(sql, token)).RunAsync(schema, options.Legacy ?? new(), new ProgressPhases(progress), ct);
    }

    private static string Outcome(Report report, bool isImport)
    {
        var differing = report.Tables.Count(table => table.Verified is false);
        var aside = report.Tables.Sum(table => table.SetAside);
        var tables = differing == 0 ? "Source and target agree" : Counted.Of(differing, "table differs", "tables differ");
        var but = aside == 0 ? "." : $", but for {Counted.Of(aside, "row", "rows")} that the run has set aside: see the tables named quarantine_of_….";
        return tables + but + report.Ledgers switch
        {
            { IsClean: true } => " So do the ledgers.",
            { } => " The ledgers are not what was imported: see above.",
            null when isImport => " The ledgers were not compared: what they came from is no longer there.",
            null => "",
        };
    }
}
