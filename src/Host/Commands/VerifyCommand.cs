using System.Globalization;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Commands;

/// <summary>Checks every ledger on a live database; exit code 1 and the list if something does not agree.</summary>
internal sealed class VerifyCommand(Composition composition, string[] settings)
    : DatabaseCommand("verify", "Check all invariants of the ledger on a live database; changes nothing.", composition, settings)
{
    protected override bool NeedsData => true;

    protected override async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        var report = await run.WithProgressAsync("Verifying", progress => run.Service<IVerification>().RunAsync(new OwnersDone(progress), ct));
        if (run.WantsJson)
        {
            CommandRun.WriteJson(report);
        }
        else
        {
            foreach (var difference in report.Differences)
            {
                CommandRun.Write(string.Create(CultureInfo.InvariantCulture, $"{difference.Owner}: {difference.What}"));
            }

            CommandRun.Write(string.Create(
                CultureInfo.InvariantCulture, $"{report.Owners} ledgers, {report.Entries} entries, {report.Differences.Count} differences"));
        }

        return report.Differences.Count == 0 ? 0 : CommandLine.Failed;
    }

    private sealed class OwnersDone(IProgress<double> bar) : IProgress<(long Done, long Of)>
    {
        public void Report((long Done, long Of) value) => bar.Report((double)value.Done / Math.Max(1, value.Of));
    }
}
