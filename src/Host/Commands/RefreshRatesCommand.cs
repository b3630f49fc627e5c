using System.CommandLine;
using System.Globalization;
using StakeEasy.Currency.Contracts;

namespace StakeEasy.Host.Commands;

/// <summary>Asks the sources for exchange rates now, as the nightly job does.</summary>
internal sealed class RefreshRatesCommand : DatabaseCommand
{
    private readonly Option<bool> _acceptJumps = new("--accept-jumps")
    {
        Description = "Also take rates that moved so far that they were held for review.",
    };

    public RefreshRatesCommand(Composition composition, string[] settings)
        : base("refresh-rates", "Fetch exchange rates from their sources.", composition, settings) => Options.Add(_acceptJumps);

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        var refresh = run.Service<IRateRefresh>();
        var wish = new RefreshRates(RefreshTrigger.Command, run.Get(_acceptJumps));
        var result = await run.WithProgressAsync("Fetching rates", _ => refresh.RefreshAsync(wish, ct));
        if (!result.Succeeded)
        {
            return CommandRun.Fail(result.Error.Message);
        }

        if (run.WantsJson)
        {
            CommandRun.WriteJson(result.Value);
            return 0;
        }

        foreach (var source in result.Value.Sources)
        {
            CommandRun.Write(source.Problem is null
                ? string.Create(CultureInfo.InvariantCulture, $"{source.Source}: rates of {source.Day:yyyy-MM-dd}")
                : $"{source.Source}: {source.Problem}");
        }

        CommandRun.Write(string.Create(CultureInfo.InvariantCulture, $"{result.Value.Stored} rates stored, {result.Value.Held} held for review."));
        return 0;
    }
}
