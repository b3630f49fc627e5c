using System.CommandLine;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>rollback-plan</c>: what to do to go back, with the names of this database's runs.</summary>
internal sealed class RollbackPlanCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    public override Command Build()
    {
        var command = new Command("rollback-plan", "Prints how to go back to the source, step by step, with the names of the run. Changes nothing.")
        {
            Options.Target, Options.Schema, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("rollback-plan", arguments, async (report, _) =>
        {
            await using var target = await OpenTargetAsync(Options, arguments, ct);
            (report.Target, report.Schema) = (target.Description, arguments.GetValue(Options.Schema));
            var run = (await target.RunsAsync(ct)).FirstOrDefault(run => string.Equals(run.Schema, report.Schema, StringComparison.Ordinal))
                ?? throw new MigrationException($"This database remembers no run for the schema {report.Schema}.");
            report.RunId = run.Id;
            report.Steps.AddRange(RollbackPlan.For(run));
            report.End(0, $"How to go back from run {run.Id}:");
        }));
        return command;
    }
}
