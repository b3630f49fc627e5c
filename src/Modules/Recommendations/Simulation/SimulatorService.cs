using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Simulation;

/// <inheritdoc cref="ISimulator"/>
internal sealed class SimulatorService : ISimulator, IDisposable
{
    // One after the other: two at a time would take as long for both, and twice the memory.
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<Result<SimulationResult>> RunAsync(CashRun run, IProgress<double>? progress, CancellationToken ct) =>
        SimulationErrors.Of(run) is { } refusal
            ? refusal
            : await InTurnAsync(new NormalSteps(run.Rate, run.Deviation), new(run.Paths, run.Blocks, run.Seed, run.Bankroll), progress, ct);

    public async Task<Result<SimulationResult>> RunAsync(TournamentRun run, IProgress<double>? progress, CancellationToken ct)
    {
        if (SimulationErrors.Of(run) is { } refusal)
        {
            return refusal;
        }

        return FinishChances.Of(run.Kind) is { } chances
            ? await InTurnAsync(new PayoutSteps(Results(run.Kind, chances)), new(run.Paths, run.Events, run.Seed, run.Bankroll), progress, ct)
            : TournamentErrors.RoiOutOfReach;
    }

    public void Dispose() => _turn.Dispose();

    private async Task<SimulationResult> InTurnAsync<TSteps>(TSteps steps, PathPlan plan, IProgress<double>? progress, CancellationToken ct)
        where TSteps : struct, IStepLanes
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await Task.Run(() => PathSimulation.Run(steps, plan, Environment.ProcessorCount, progress, ct), ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What each place leaves after the cost, and no prize as the last result.</summary>
    private static AliasTable Results(TournamentKind kind, double[] chances) => new(
        [.. kind.Payouts.Prizes.Select(prize => prize - kind.Cost), -kind.Cost], [.. chances, Math.Max(0, 1 - chances.Sum())]);
}
