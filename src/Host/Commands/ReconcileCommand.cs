using System.CommandLine;
using System.Globalization;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Commands;

/// <summary>Recomputes streaks, achievements, goals and limits' notices from the ledger, as happens every night.</summary>
internal sealed class ReconcileCommand : DatabaseCommand
{
    private readonly Option<string?> _user = new("--user") { Description = "E-mail address of one player; everybody without it." };

    public ReconcileCommand(Composition composition, string[] settings)
        : base("reconcile", "Recompute streaks, achievements and goals from the ledger.", composition, settings) => Options.Add(_user);

    protected override bool NeedsData => true;

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        int players = 1, changed;
        if (run.Get(_user) is { } email)
        {
            if (await run.Service<IPlayers>().FindByEmailAsync(email, ct) is not { } player)
            {
                return CommandRun.Fail($"There is no player {email}.");
            }

            changed = (await run.Service<IReconciliation>().ReviewAsync(player.Id, ct)).Changed ? 1 : 0;
        }
        else
        {
            (players, changed) = await run.WithProgressAsync("Reconciling", progress => run.Service<IReconciliation>().ReviewAllAsync(new PlayersDone(progress), ct));
        }

        if (run.WantsJson)
        {
            CommandRun.WriteJson(new { Players = players, Changed = changed });
        }
        else
        {
            CommandRun.Write(string.Create(CultureInfo.InvariantCulture, $"{players} players reviewed, {changed} changed"));
        }

        return 0;
    }

    private sealed class PlayersDone(IProgress<double> bar) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => bar.Report((double)value.Done / Math.Max(1, value.Of));
    }
}
