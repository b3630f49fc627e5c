using System.CommandLine;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary><c>copy</c>: a database into an empty schema, verified before anybody sees it.</summary>
internal sealed class CopyCommand(TextWriter output, TextWriter error) : ReportingCommand(output, error)
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Looks at source and target and says what would happen; writes nothing." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Goes on with a run that was stopped or killed, given the same options; tables that are complete and unchanged are kept." };
    private readonly Option<int> _batch = CommonOptions.Number("--batch", "KIB", "Size of a batch in KiB, for each job: what is held in memory at a time.", CopySettings.UsualBatchBytes / 1024, 16, 65536, "--batch is a number of KiB from 16 to 65536.");
    private readonly Option<string?> _quarantine = new("--quarantine-folder") { HelpName = "FOLDER", Description = "Where the CSV files of rows set aside go; without it the current folder." };

    public override Command Build()
    {
        var command = new Command("copy", "Copies the source into an empty schema of the target, verifies it, and only then shows it.")
        {
            Options.Source, Options.Target, Options.Schema, Options.Include, Options.Exclude, Options.Utc, Options.Fix, Options.OnBadRow, _quarantine,
            Options.Jobs, _batch, _dryRun, _resume, Options.ReportFile, Options.Json,
        };
        command.SetAction((arguments, ct) => RunAsync("copy", arguments, async (report, progress) =>
        {
            await using var source = await OpenSourceAsync(Options, arguments, ct);
            await using var target = await OpenTargetAsync(Options, arguments, ct);
            var settings = new CopySettings(
                Options.Read(arguments), arguments.GetValue(Options.Jobs), arguments.GetValue(_batch) * 1024, arguments.GetValue(_dryRun), arguments.GetValue(_resume), arguments.GetValue(_quarantine));
            await new CopyRun(source, target, settings, progress, TimeProvider.System).ExecuteAsync(report, ct);
        }));
        return command;
    }
}
