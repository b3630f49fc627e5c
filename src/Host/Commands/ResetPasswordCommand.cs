using System.CommandLine;
using System.Globalization;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Commands;

/// <summary>
/// Makes links with which players set a new password: for those who forgot theirs, and for those who came with their data from an
/// application whose passwords cannot be checked here. Who runs the server hands them on; there is no e-mail yet.
/// </summary>
internal sealed class ResetPasswordCommand : DatabaseCommand
{
    private readonly Option<string[]> _users = new("--user")
    {
        Description = "Address of the player; may be given several times.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _address = new("--address")
    {
        Description = "Where players reach the application, such as https://bankroll.example.org.",
        DefaultValueFactory = _ => ServeCommand.DefaultUrl,
    };

    public ResetPasswordCommand(Composition composition, string[] settings)
        : base("reset-password", "Print a link for each player that sets a new password: once, and within an hour.", composition, settings)
    {
        Options.Add(_users);
        Options.Add(_address);
    }

    protected override bool NeedsData => true;

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (!Uri.TryCreate(run.Get(_address), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return CommandRun.Fail("--address must be a full address such as https://bankroll.example.org.");
        }

        var offered = new List<(string Email, PasswordReset Reset)>();
        foreach (var email in run.Get(_users)!)
        {
            var result = await run.Service<IPasswordResets>().OfferAsync(email, ct);
            if (!result.Succeeded)
            {
                return CommandRun.Fail($"{email}: {result.Error.Message}");
            }

            offered.Add((email, result.Value));
        }

        if (run.WantsJson)
        {
            CommandRun.WriteJson(new { Links = offered.ConvertAll(o => new { o.Email, Link = LinkTo(address, o.Reset), o.Reset.Until }) });
            return 0;
        }

        foreach (var (email, reset) in offered)
        {
            CommandRun.Write(string.Create(CultureInfo.InvariantCulture, $"{email} until {reset.Until:yyyy-MM-dd HH:mm} UTC: {LinkTo(address, reset)}"));
        }

        return 0;
    }

    private static string LinkTo(Uri address, PasswordReset reset) => address.ToString().TrimEnd('/') + "/reset-password?token=" + reset.Token;
}
