using System.CommandLine;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>check</c>: what stands in the way of a copy. Without a target, all of it but what only the target can tell.</summary>
internal sealed class CheckCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    public override Command Build()
    {
        var command = new Command("check", "Looks at the source and says what a copy would stumble over. Nothing is written. With a target it also asks whether the schema is empty, and which checks and generated columns the target understands.")
        {
            Options.Source, Options.Target, Options.Schema, Options.Include, Options.Exclude, Options.Utc, Options.Fix, Options.OnBadRow, Options.Jobs, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("check", arguments, async (report, progress) =>
        {
            await using var source = await OpenSourceAsync(Options, arguments, ct);
            await using var target = Options.HasTarget(arguments) ? await OpenTargetAsync(Options, arguments, ct) : null;
            (report.Source, report.Target) = (source.Description, target?.Description);
            var options = Options.Read(arguments);
            if (target is not null)
            {
                report.Schema = options.Schema;
                (await OccupiedSchema.FindAsync(target, options.Schema, ct))?.Refuse("Choose another with --schema NAME, or empty it");
                await target.EnsureUsableAsync(options.Schema, ct);
            }

            progress.Begin("Looking at the source");
            await using var snapshot = await source.OpenSnapshotAsync(arguments.GetValue(Options.Jobs), ct);
            report.Consistency = snapshot.Consistency;
            var plan = await report.TimeAsync("check", () => new Planner(snapshot, target, options).RunAsync(ct));
            report.Findings.AddRange(plan.Findings);
            report.NotMoved.AddRange(plan.NotMoved);
            report.Tables.AddRange(plan.Tables.Select(table => new TableReport(table.Source.Name, table.TargetName, table.Source.EstimatedRows, 0, null, [], null)));
            report.End(plan.MayRun ? 0 : 1, Outcome(plan, target is not null));
        }));
        return command;
    }

    private static string Outcome(Plan plan, bool hasTarget)
    {
        if (!plan.MayRun)
        {
            return "A copy would stop: see what is in its way above, with the option that resolves each.";
        }

        var expressions = plan.Tables.Sum(table => table.Source.Checks.Count + table.Source.Columns.Count(column => column.GeneratedAs is not null));
        return "Nothing stands in the way of a copy. The rows are estimates."
            + (hasTarget || expressions == 0 ? "" : FormattableString.Invariant($" Whether the target understands {expressions} checks and generated columns only it can tell: give --target, too."));
    }
}
