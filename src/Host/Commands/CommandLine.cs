using System.CommandLine;
using System.CommandLine.Invocation;
using Npgsql;
using StakeEasy.Host.Hosting;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Commands;

/// <summary>
/// The one executable. Exit codes: 0 done; 1 it failed, and standard error says why in one line; 2 the command line is wrong;
/// 130 it was interrupted.
/// </summary>
internal static class CommandLine
{
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int Interrupted = 130;

    /// <summary>Every command takes it, and hands it on as the setting <see cref="DataFolder.Setting"/>.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the embedded database and of everything else the application keeps; not used for the database when ConnectionStrings__StakeEasy is set. Default: .data",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args, Composition composition)
    {
        var (settings, words) = SettingsOnTheCommandLine.Split(args);
        var serve = new ServeCommand(composition, settings);
        var root = new RootCommand("StakeEasy, the bankroll tracker. Without a command it serves. Any setting can be given as --Section:Name=value.");
        root.Options.Add(Data);
        serve.AddTo(root);
        foreach (var command in Commands(composition, settings))
        {
            root.Subcommands.Add(command);
        }

        // No @file arguments: an e-mail address or a name may start with that sign.
        var parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            // We print errors ourselves, and stop in order on Ctrl+C: the embedded server has to be stopped, however long it takes.
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(60),
            });
            return parsed.Action is ParseErrorAction ? WrongUsage : code;
        }
        catch (Exception e) when (e is SetupException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    private static IEnumerable<Command> Commands(Composition composition, string[] settings)
    {
        yield return new CreateUserCommand(composition, settings);
        yield return new ResetPasswordCommand(composition, settings);
        yield return new RefreshRatesCommand(composition, settings);
        yield return new SeedDemoCommand(composition, settings);
        yield return new VerifyCommand(composition, settings);
        yield return new ReconcileCommand(composition, settings);
        yield return new OverviewCommand(composition, settings);
        yield return new ImportCommand(composition, settings);
        yield return new ExportCommand(composition, settings);
        yield return new RestoreCommand(composition, settings);
        yield return new MaintenanceCommand(composition, settings);
    }
}
