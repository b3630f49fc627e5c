using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>Why a simulation is refused, worded for the player.</summary>
internal static class SimulationErrors
{
    private const int LeastPaths = 100;
    private const int MostPaths = 100_000;
    private const int MostSteps = 100_000;
    private const long MostWork = 200_000_000;

    public static Error? Of(CashRun run) =>
        RiskErrors.Rate(run.Rate, run.Deviation) ?? Size(run.Paths, run.Blocks, nameof(run.Blocks)) ?? Bankroll(run.Bankroll);

    public static Error? Of(TournamentRun run) =>
        TournamentErrors.Of(run.Kind) ?? Size(run.Paths, run.Events, nameof(run.Events)) ?? Bankroll(run.Bankroll);

    private static Error? Bankroll(double? bankroll) => RiskErrors.Positive(bankroll, nameof(CashRun.Bankroll), "The bankroll");

    private static Error? Size(int paths, int steps, string field) =>
        paths is < LeastPaths or > MostPaths ? new(nameof(CashRun.Paths), "Simulate between 100 and 100,000 players.")
        : steps is < 1 or > MostSteps ? new(field, "How much is played lies between 1 and 100,000.")
        : (long)paths * steps > MostWork ? new(nameof(CashRun.Paths), "That is too much to simulate at once: take fewer players, or a shorter stretch.")
        : null;
}
