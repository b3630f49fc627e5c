using System.CommandLine;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>check</c>: what stands in the way of a copy, without a target.</summary>
internal sealed class CheckCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    public override Command Build()
    {
        var command = new Command("check", "Looks at the source and says what a copy would stumble over. Nothing is written.")
        {
            Options.Source, Options.Include, Options.Exclude, Options.Utc, Options.Fix, Options.OnBadRow, Options.Jobs, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("check", arguments, async (report, progress) =>
        {
            await using var source = await OpenSourceAsync(Options, arguments, ct);
            report.Source = source.Description;
            progress.Begin("Looking at the source");
            await using var snapshot = await source.OpenSnapshotAsync(arguments.GetValue(Options.Jobs), ct);
            report.Consistency = snapshot.Consistency;
            var plan = await report.TimeAsync("check", () => new Planner(snapshot, target: null, Options.Read(arguments)).RunAsync(ct));
            report.Findings.AddRange(plan.Findings);
            report.NotMoved.AddRange(plan.NotMoved);
            report.Tables.AddRange(plan.Tables.Select(table => new TableReport(table.Source.Name, table.TargetName, table.Source.EstimatedRows, 0, null, [], null)));
            report.End(plan.MayRun ? 0 : 1, plan.MayRun ? "Nothing stands in the way of a copy." : "A copy would stop: see the findings.");
        }));
        return command;
    }
}
