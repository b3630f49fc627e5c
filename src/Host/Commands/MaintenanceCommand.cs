using System.CommandLine;
using System.Globalization;
using StakeEasy.Host.Maintenance;

namespace StakeEasy.Host.Commands;

/// <summary>Closes the application to everybody and opens it again, on all nodes.</summary>
internal sealed class MaintenanceCommand : DatabaseCommand
{
    private const string On = "on";
    private const string Off = "off";
    private const string Status = "status";
    private const int LongestMessage = 1_000;

    private readonly Argument<string> _state = new("state") { Description = "on, off, or status.", DefaultValueFactory = _ => Status };
    private readonly Option<string> _message = new("--message") { Description = "What visitors are told.", DefaultValueFactory = _ => MaintenanceNotice.DefaultMessage };

    private readonly Option<int> _minutes = new("--retry-after")
    {
        Description = "Minutes after which programs and search engines are told to come back.",
        DefaultValueFactory = _ => (int)MaintenanceNotice.DefaultRetryAfter.TotalMinutes,
    };

    public MaintenanceCommand(Composition composition, string[] settings)
        : base("maintenance", "Serve a page that says so instead of the application (on), or the application again (off). Health checks live on.", composition, settings)
    {
        _state.AcceptOnlyFromAmong(On, Off, Status);
        Arguments.Add(_state);
        Options.Add(_message);
        Options.Add(_minutes);
    }

    protected override bool NeedsData => true;

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        var maintenance = run.Service<MaintenanceSwitch>();
        switch (run.Get(_state))
        {
            case On:
                if (Refusal(run) is { } refused)
                {
                    return CommandRun.Fail(refused);
                }

                await maintenance.OnAsync(
                    new(run.Get(_message)!.Trim(), TimeSpan.FromMinutes(run.Get(_minutes)), run.Service<TimeProvider>().GetUtcNow()), ct);
                break;
            case Off:
                await maintenance.OffAsync(ct);
                break;
        }

        Tell(run, await maintenance.ReadAsync(ct));
        return 0;
    }

    private string? Refusal(CommandRun run) =>
        string.IsNullOrWhiteSpace(run.Get(_message)) ? "Say in --message what visitors are to be told, or leave it out."
        : run.Get(_message)!.Length > LongestMessage ? string.Create(CultureInfo.InvariantCulture, $"The message is too long. Use {LongestMessage} characters or fewer.")
        : run.Get(_minutes) is < 1 or > 1_440 ? "--retry-after takes 1 to 1440 minutes."
        : null;

    private static void Tell(CommandRun run, MaintenanceNotice? notice)
    {
        if (run.WantsJson)
        {
            CommandRun.WriteJson(new { On = notice is not null, notice?.Message, RetryAfterSeconds = notice?.RetryAfter.TotalSeconds, notice?.Since });
            return;
        }

        var within = string.Create(CultureInfo.InvariantCulture, $"Every node that serves follows within {MaintenanceWatch.Interval.TotalSeconds} seconds.");
        CommandRun.Write(notice is null
            ? "Maintenance is off: the application serves. " + within
            : string.Create(CultureInfo.InvariantCulture, $"Maintenance is on since {notice.Since:yyyy-MM-dd HH:mm} UTC: {notice.Message} {within}"));
    }
}
