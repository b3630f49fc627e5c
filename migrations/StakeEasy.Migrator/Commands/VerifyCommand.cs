using System.CommandLine;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>verify</c>: holds the source against a published schema again, with the choices of the run that filled it.</summary>
internal sealed class VerifyCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    public override Command Build()
    {
        var command = new Command("verify", "Compares the source with what was copied earlier: rows, nulls, smallest, largest, sums, and a hash of every table.")
        {
            Options.Source, Options.Target, Options.Schema, Options.Jobs, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("verify", arguments, async (report, progress) =>
        {
            await using var source = await OpenSourceAsync(Options, arguments, ct);
            await using var target = await OpenTargetAsync(Options, arguments, ct);
            (report.Source, report.Target, report.Schema) = (source.Description, target.Description, arguments.GetValue(Options.Schema));
            var run = (await target.RunsAsync(ct)).FirstOrDefault(run => run.State is "published" && string.Equals(run.Schema, report.Schema, StringComparison.Ordinal))
                ?? throw new MigrationException($"No copy was published to the schema {report.Schema} of this database.");
            report.RunId = run.Id;

            progress.Begin("Looking at the source");
            var jobs = arguments.GetValue(Options.Jobs);
            await using var snapshot = await source.OpenSnapshotAsync(jobs, ct);
            report.Consistency = snapshot.Consistency;
            var plan = await report.TimeAsync("check", () => new Planner(snapshot, target, RunOptions.FromJson(run.OptionsJson)).RunAsync(ct));
            progress.Begin("Verifying");
            var verdicts = await report.TimeAsync("verify", () => Verification.RunAsync(
                plan.Tables, jobs, snapshot.MeasureAsync, (table, token) => target.MeasureAsync(run.Schema, table, token), ct));
            report.Tables.AddRange(plan.Tables.Zip(verdicts, (table, verdict) => new TableReport(
                table.Source.Name, table.TargetName, verdict.Target.Rows, 0, verdict.IsClean, verdict.Differences, verdict.Target)));
            var differing = verdicts.Count(verdict => !verdict.IsClean);
            report.End(differing == 0 ? 0 : 1, differing == 0 ? "Source and target agree." : FormattableString.Invariant($"{differing} tables differ."));
        }));
        return command;
    }
}
