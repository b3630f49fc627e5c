using System.CommandLine;
using Spectre.Console;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Commands;

/// <summary>Makes a player who can sign in at once.</summary>
internal sealed class CreateUserCommand : DatabaseCommand
{
    private readonly Option<string> _email = new("--email") { Description = "Address to sign in with.", Required = true };
    private readonly Option<string> _currency = new("--currency") { Description = "Reporting currency.", DefaultValueFactory = _ => Preferences.Default.ReportingCurrency.ToString() };
    private readonly Option<string> _timeZone = new("--time-zone") { Description = "Such as Europe/Berlin.", DefaultValueFactory = _ => Preferences.Default.TimeZoneId };
    private readonly Option<string> _culture = new("--culture") { Description = "Such as en-IE.", DefaultValueFactory = _ => Preferences.Default.CultureName };

    public CreateUserCommand(Composition composition, string[] settings)
        : base("create-user", "Create a player. The password is asked for, or read from the standard input.", composition, settings)
    {
        Options.Add(_email);
        Options.Add(_currency);
        Options.Add(_timeZone);
        Options.Add(_culture);
    }

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (!CurrencyCode.TryParse(run.Get(_currency), out var currency))
        {
            return CommandRun.Fail($"{run.Get(_currency)} is no currency code.");
        }

        var preferences = Preferences.Default with
        {
            ReportingCurrency = currency,
            TimeZoneId = run.Get(_timeZone)!,
            CultureName = run.Get(_culture)!,
        };
        var created = await run.Service<IPlayerAdmin>().CreateAsync(run.Get(_email)!, await ReadPasswordAsync(ct), preferences, ct);
        if (!created.Succeeded)
        {
            return CommandRun.Fail(created.Error.Message);
        }

        if (run.WantsJson)
        {
            CommandRun.WriteJson(new { Id = created.Value.Value, Email = run.Get(_email) });
        }
        else
        {
            CommandRun.Write($"{run.Get(_email)} can sign in.");
        }

        return 0;
    }

    /// <summary>Never an option: every user of the machine can read the command lines of all processes.</summary>
    private static async Task<string> ReadPasswordAsync(CancellationToken ct)
    {
        if (Console.IsInputRedirected)
        {
            return await Console.In.ReadLineAsync(ct) ?? "";
        }

        return await new TextPrompt<string>("Password:").Secret().ShowAsync(AnsiConsole.Console, ct);
    }
}
