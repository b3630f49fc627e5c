using System.CommandLine;

namespace StakeEasy.Migrator.Commands;

/// <summary>The command line as a whole. A further command is one class and one line here.</summary>
internal static class MigratorCommands
{
    public const int CouldNotRun = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(
            """
            Moves a MySQL or MariaDB database to PostgreSQL, so that you can prove nothing was lost or changed.

            The source is only read. The target shows nothing until everything is copied and verified.
            Usual order: check, copy --dry-run, copy, verify. Exit codes: 0 all is well, 1 differences or refused rows, 2 could not run.
            """);
        root.Subcommands.Add(new CheckCommand(output, error).Build());
        root.Subcommands.Add(new CopyCommand(output, error).Build());
        root.Subcommands.Add(new ImportLegacyCommand(output, error).Build());
        root.Subcommands.Add(new VerifyCommand(output, error).Build());
        root.Subcommands.Add(new RollbackPlanCommand(output, error).Build());
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var mistake in result.Errors)
            {
                await error.WriteLineAsync(mistake.Message);
            }

            await error.WriteLineAsync("The option --help lists what there is.");
            return CouldNotRun;
        }

        return await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }
}
