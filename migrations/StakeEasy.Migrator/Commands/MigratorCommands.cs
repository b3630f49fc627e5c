using System.CommandLine;
using System.CommandLine.Help;

namespace StakeEasy.Migrator.Commands;

/// <summary>The command line as a whole. A further command is one class and one line here.</summary>
internal static class MigratorCommands
{
    public const int CouldNotRun = 2;

    // @FILE holds a connection string, not further arguments.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new Command(
            "scripts/migrate",
            """
            Moves a MySQL, MariaDB or PostgreSQL database to PostgreSQL, so that you can prove nothing was lost or changed.

            The source is only read. The target shows nothing until everything is copied and verified.
            Usual order: check, copy --dry-run, copy, verify. For an installation of the older StakeEasy: import-legacy.
            Exit codes: 0 all is well, 1 something is in the way, was set aside or differs, 2 it could not run.
            """)
        {
            new HelpOption(), new VersionOption(),
        };
        root.Subcommands.Add(new CheckCommand(output, error).Build());
        root.Subcommands.Add(new CopyCommand(output, error).Build());
        root.Subcommands.Add(new ImportLegacyCommand(output, error).Build());
        root.Subcommands.Add(new VerifyCommand(output, error).Build());
        root.Subcommands.Add(new RollbackPlanCommand(output, error).Build());
        var result = root.Parse(args, Parser);
        if (result.Errors.Count > 0)
        {
            foreach (var mistake in result.Errors)
            {
                await error.WriteLineAsync(Secrets.Hide(mistake.Message, args));
            }

            await error.WriteLineAsync("The option --help lists what there is.");
            return CouldNotRun;
        }

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = TimeSpan.FromSeconds(30), EnableDefaultExceptionHandler = false });
        }
        catch (Exception e)
        {
            // Whatever it is, nothing was published by it; and 1 would say that something differs.
            await error.WriteLineAsync($"This is a fault of the program; please report it. The target shows nothing of this run.\n{e}");
            return CouldNotRun;
        }
    }
}
