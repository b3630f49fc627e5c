using System.CommandLine;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Host.Commands;

/// <summary>What the page /export offers, to a file or to the standard output.</summary>
internal sealed class ExportCommand : DatabaseCommand
{
    private readonly Option<string> _user = new("--user") { Description = "The player's e-mail address.", Required = true };
    private readonly Option<string> _format = new("--format") { Description = "json: a backup of everything; hledger: a journal; csv: the entries.", Required = true };
    private readonly Option<string?> _output = new("--output") { Description = "File to write; without it the standard output." };

    public ExportCommand(Composition composition, string[] settings)
        : base("export", "Export everything of a player.", composition, settings)
    {
        _format.AcceptOnlyFromAmong("json", "hledger", "csv");
        Options.Add(_user);
        Options.Add(_format);
        Options.Add(_output);
    }

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (await run.Service<IPlayers>().FindByEmailAsync(run.Get(_user)!, ct) is not { } player)
        {
            return CommandRun.Fail($"There is no player {run.Get(_user)}.");
        }

        if (run.Get(_output) is not { Length: > 0 } path)
        {
            await using var output = Console.OpenStandardOutput();
            await WriteAsync(run, player, output, progress: null, ct);
            return 0;
        }

        // Under another name until it is whole: a file that is there can be relied on.
        var unfinished = path + ".part";
        var entries = Math.Max(1, (await run.Service<IAccounts>().ListAsync(player.Id, ct)).Sum(a => a.Entries));
        await using (var file = File.Create(unfinished))
        {
            try
            {
                await run.WithProgressAsync("Exporting", async bar =>
                {
                    await WriteAsync(run, player, file, new Share(bar, entries), ct);
                    return 0;
                });
            }
            catch
            {
                File.Delete(unfinished);
                throw;
            }
        }

        File.Move(unfinished, path, overwrite: true);
        if (run.WantsJson)
        {
            CommandRun.WriteJson(new { File = path, Bytes = new FileInfo(path).Length });
        }
        else
        {
            CommandRun.Write($"{path} is written.");
        }

        return 0;
    }

    private async Task WriteAsync(CommandRun run, Player player, Stream target, IProgress<long>? progress, CancellationToken ct)
    {
        switch (run.Get(_format))
        {
            case "json":
                await run.Service<IBackups>().WriteAsync(player.Id, target, progress, ct);
                break;
            case "hledger":
                await run.Service<IExports>().WriteJournalAsync(
                    player.Id, player.ReportingCurrency, player.DayOf(run.Service<TimeProvider>().GetUtcNow()), target, progress, ct);
                break;
            default:
                var (columns, rows) = run.Service<IExports>().ReadEntries(player.Id, new EntryFilter(), ct);
                await new CsvTable("entries", columns, rows).WriteAsync(target, ct);
                break;
        }
    }

    private sealed class Share(IProgress<double> bar, long all) : IProgress<long>
    {
        public void Report(long value) => bar.Report(Math.Min(1d, (double)value / all));
    }
}
