using System.CommandLine;
using Npgsql;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Commands;

/// <summary>A command that ends with a report: runs the work, tells what came of it, and turns what went wrong into a sentence.</summary>
internal abstract class ReportingCommand(TextWriter output, TextWriter error)
{
    /// <summary>The commands that leave something to go on with.</summary>
    private static readonly string[] Resumable = ["copy", "import-legacy"];

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
        var file = arguments.GetValue(Options.ReportFile);
        try
        {
            await ProveWritableAsync(file, report);
            await ProgressViews.ShowAsync(error, view => work(report, view));
        }
        catch (OperationCanceledException)
        {
            report.End(MigratorCommands.CouldNotRun, Resumable.Contains(command, StringComparer.Ordinal)
                ? $"Stopped by you. The target shows nothing of this run; {command} --resume goes on where it was, without --resume it begins anew."
                : "Stopped by you. Nothing was written.");
        }
        catch (Exception e) when (e is MigrationException or NpgsqlException or IOException)
        {
            report.End(MigratorCommands.CouldNotRun, Sentence(e, Resumable.Contains(command, StringComparer.Ordinal) ? $" The target shows nothing of this run; once the cause is gone, {command} --resume goes on." : ""));
        }

        if (await WriteAsync(file, report) is { } problem)
        {
            // What was done stands; but whoever reads exit codes only must not take the report for written.
            await error.WriteLineAsync($"The report was not written to {file}: {problem}");
            report.ExitCode = Math.Max(report.ExitCode, MigratorCommands.CouldNotRun);
        }

        await output.WriteLineAsync(json ? report.ToJson() : ReportText.Of(report));
        return report.ExitCode;
    }

    /// <summary>A report that cannot be written is to be known before anything is done, and only writing shows it: a full disk lets a file be opened.</summary>
    private static async Task ProveWritableAsync(string? file, Report report)
    {
        report.End(MigratorCommands.CouldNotRun, "Not at its end: the program is still at work, or was killed.");
        if (await WriteAsync(file, report) is { } problem)
        {
            throw new MigrationException($"The report cannot be written to {file}: {problem.TrimEnd('.')}. Nothing was begun.");
        }
    }

    /// <returns>Why it could not be written; null if it was, or need not be.</returns>
    private static async Task<string?> WriteAsync(string? file, Report report)
    {
        try
        {
            if (file is not null)
            {
                await File.WriteAllTextAsync(file, report.ToJson() + Environment.NewLine);
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }

    private static string Sentence(Exception e, string andNow) => e switch
    {
        MigrationException => e.Message,
        SourceException => $"The source says: {e.Message.TrimEnd('.')}.{andNow}",

        // The words of a server that is going down or coming up are about the connection, not about what was asked.
        PostgresException refused when !refused.SqlState.StartsWith("57P", StringComparison.Ordinal) => $"The target says: {refused.MessageText}{(refused.Detail is null ? "." : ". " + refused.Detail)}{andNow}",
        NpgsqlException => $"The connection to the target broke: {e.Message.TrimEnd('.')}.{andNow}",
        _ => e.Message,
    };
}
