using System.CommandLine;
using Npgsql;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.MySql.Wire;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary>A command that ends with a report: runs the work, tells what came of it, and turns what went wrong into a sentence.</summary>
internal abstract class ReportingCommand(TextWriter output, TextWriter error)
{
    protected CommonOptions Options { get; } = new();

    public abstract Command Build();

    protected static Task<ISource> OpenSourceAsync(CommonOptions options, ParseResult arguments, CancellationToken ct) =>
        Providers.OpenSourceAsync(CommonOptions.ConnectionString(arguments.GetValue(options.Source), "STAKEEASY_SOURCE", "--source"), ct);

    protected static Task<ITarget> OpenTargetAsync(CommonOptions options, ParseResult arguments, CancellationToken ct) =>
        Providers.OpenTargetAsync(CommonOptions.ConnectionString(arguments.GetValue(options.Target), "STAKEEASY_TARGET", "--target"), ct);

    protected async Task<int> RunAsync(string command, ParseResult arguments, Func<Report, IProgressView, Task> work)
    {
        var report = new Report { Command = command, StartedAt = DateTimeOffset.UtcNow };
        var json = arguments.GetValue(Options.Json);
        try
        {
            await ProgressViews.ShowAsync(error, view => work(report, view));
        }
        catch (OperationCanceledException)
        {
            report.End(MigratorCommands.CouldNotRun, "Stopped by you. The target is as before; copy --resume goes on where this run was, a plain copy begins anew.");
        }
        catch (Exception e) when (e is MigrationException or NpgsqlException or IOException)
        {
            report.End(MigratorCommands.CouldNotRun, Sentence(e));
        }

        if (arguments.GetValue(Options.ReportFile) is { } file)
        {
            await File.WriteAllTextAsync(file, report.ToJson() + Environment.NewLine);
        }

        await output.WriteLineAsync(json ? report.ToJson() : ReportText.Of(report));
        return report.ExitCode;
    }

    private static string Sentence(Exception e) => e switch
    {
        MigrationException => e.Message,
        MySqlWireException => $"The source says: {e.Message} The target is as before; once the cause is gone, copy --resume goes on.",

        // The words of a server that is going down or coming up are about the connection, not about what was asked.
        PostgresException refused when !refused.SqlState.StartsWith("57P", StringComparison.Ordinal) => $"The target says: {refused.MessageText}{(refused.Detail is null ? "" : " " + refused.Detail)} The target shows nothing of this run.",
        NpgsqlException => $"The connection to the target broke: {e.Message.TrimEnd('.')}. The target shows nothing of this run; once the cause is gone, copy --resume goes on.",
        _ => e.Message,
    };
}
