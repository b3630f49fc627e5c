using System.CommandLine;
using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Host.Commands;

/// <summary>What the page /import/restore does, for a file of any size.</summary>
internal sealed class RestoreCommand : DatabaseCommand
{
    private readonly Argument<string> _file = new("file") { Description = "The backup." };
    private readonly Option<string> _user = new("--user") { Description = "The player's e-mail address.", Required = true };
    private readonly Option<string> _mode = new("--mode") { Description = "replace: what the player has goes; merge: it stays, and what is missing is added.", Required = true };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only check the file and say what it would do." };

    public RestoreCommand(Composition composition, string[] settings)
        : base("restore", "Restore a player's backup, whole or not at all.", composition, settings)
    {
        _mode.AcceptOnlyFromAmong("replace", "merge");
        Arguments.Add(_file);
        Options.Add(_user);
        Options.Add(_mode);
        Options.Add(_dryRun);
    }

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        if (await run.Service<IPlayers>().FindByEmailAsync(run.Get(_user)!, ct) is not { } player)
        {
            return CommandRun.Fail($"There is no player {run.Get(_user)}.");
        }

        var mode = run.Get(_mode) is "replace" ? RestoreMode.Replace : RestoreMode.Merge;
        await using var file = File.OpenRead(run.Get(_file)!);
        var done = await run.WithProgressAsync(
            run.Get(_dryRun) ? "Checking" : "Restoring",
            bar => run.Get(_dryRun) ? InspectAsync(run, player, file, mode, bar, ct) : run.Service<IBackups>().RestoreAsync(player.Id, file, mode, bar, ct));
        if (!done.Succeeded)
        {
            return CommandRun.Fail(done.Error.Message);
        }

        if (!run.Get(_dryRun) && await run.Service<IPlayers>().FindAsync(player.Id, ct) is { } restored)
        {
            await run.Service<IOverview>().KeepReadyAsync(restored.Id, restored.ReportingCurrency, ct);
        }

        if (run.WantsJson)
        {
            CommandRun.WriteJson(done.Value);
            return 0;
        }

        foreach (var list in done.Value)
        {
            CommandRun.Write(string.Create(CultureInfo.InvariantCulture, $"{list.Name}: {list.InFile} in the file, {list.Kept} there already"));
        }

        CommandRun.Write(run.Get(_dryRun) ? "Nothing is changed." : "Restored.");
        return 0;
    }

    private static async Task<Result<IReadOnlyList<BackupCount>>> InspectAsync(
        CommandRun run, Player player, Stream file, RestoreMode mode, IProgress<double> bar, CancellationToken ct)
    {
        var inspected = await run.Service<IBackups>().InspectAsync(player.Id, file, bar, ct);
        if (!inspected.Succeeded)
        {
            return inspected.Error;
        }

        if (mode is RestoreMode.Merge && inspected.Value.MergeRefused is { } refused)
        {
            return refused;
        }

        return inspected.Value.Counts.Select(c => mode is RestoreMode.Replace ? c with { Kept = 0 } : c).ToArray();
    }
}
