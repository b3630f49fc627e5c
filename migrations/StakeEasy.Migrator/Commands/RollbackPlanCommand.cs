using System.CommandLine;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Legacy;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>rollback-plan</c>: what to do to go back, with the names of this database's runs.</summary>
internal sealed class RollbackPlanCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    public override Command Build()
    {
        var command = new Command("rollback-plan", "Prints how to go back to the source, step by step, with the names of the run. Changes nothing.")
        {
            Options.Target, Options.Data, Options.PublishedSchema, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("rollback-plan", arguments, async (report, _) =>
        {
            await using var opened = await OpenedTarget.OpenAsync(Options, arguments, ct);
            var target = opened.Target;
            (report.Target, report.Schema) = (target.Description, arguments.GetValue(Options.PublishedSchema));
            var run = (await target.RunsAsync(ct)).FirstOrDefault(run => string.Equals(run.Schema, report.Schema, StringComparison.Ordinal))
                ?? throw new MigrationException($"This database remembers no run for the schema {report.Schema}; --schema names another.");
            report.RunId = run.Id;
            report.Steps.AddRange(run.IsImport ? await LegacyRollback.StepsAsync(opened.ConnectionString, run, ct) : RollbackPlan.For(run));
            report.End(0, "Nothing was changed by printing this.");
        }));
        return command;
    }
}
