using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>Cash games: independent blocks (hours, hundreds of hands), each normally distributed.</summary>
/// <param name="Rate">Won per block.</param>
/// <param name="Deviation">Of one block; above 0.</param>
/// <param name="Blocks">How many are played: 1 to 100,000.</param>
/// <param name="Seed">The same seed gives the same result, on every machine.</param>
public sealed record CashRun(double Rate, double Deviation, int Blocks, ulong Seed)
{
    public const int UsualPaths = 10_000;

    /// <summary>How many players are simulated: 100 to 100,000, and at most 200 million blocks in all.</summary>
    public int Paths { get; init; } = UsualPaths;

    /// <summary>
    /// What each has to lose, above 0. Who is at or below zero after a block is ruined, stays there and plays no more. Null for players who
    /// always can go on.
    /// </summary>
    public double? Bankroll { get; init; }
}

/// <summary>Tournaments: each is one draw from the payout table, at the skill asked for.</summary>
/// <param name="Events">How many are played: 1 to 100,000.</param>
/// <param name="Seed">As in <see cref="CashRun"/>, and so are <see cref="Paths"/> and <see cref="Bankroll"/>.</param>
public sealed record TournamentRun(TournamentKind Kind, int Events, ulong Seed)
{
    public int Paths { get; init; } = CashRun.UsualPaths;

    public double? Bankroll { get; init; }
}

/// <summary>Quantiles: so many of a hundred players are at or below each of them. Exact, not estimated from bins.</summary>
public sealed record Quintet(double P5, double P25, double P50, double P75, double P95);

/// <summary>All players after so many blocks or events.</summary>
/// <param name="Step">How many, from 1.</param>
/// <param name="Won">Since the start.</param>
/// <param name="Ruined">The share of players, 0 to 1, who are ruined by then.</param>
public sealed record FanPoint(int Step, Quintet Won, double Ruined);

/// <summary>A bar of a histogram.</summary>
/// <param name="Count">How many players are between the two.</param>
public sealed record HistogramBar(double From, double To, int Count);

/// <summary>How something came out for all players.</summary>
/// <param name="MeanError">The standard error of the mean: another seed gives a mean about that far away.</param>
/// <param name="Histogram">Bars of equal width; the first and the last hold everything beyond them.</param>
public sealed record Spread(double Mean, double MeanError, double Deviation, Quintet Quantiles, IReadOnlyList<HistogramBar> Histogram);

/// <summary>A probability as a share of the simulated players.</summary>
/// <param name="StandardError">Another seed gives a probability about that far away.</param>
public sealed record SimulatedChance(double Probability, double StandardError);

/// <summary>What became of all players.</summary>
/// <param name="Fan">At most 1,000 points, evenly spaced, the last one after the last block or event.</param>
/// <param name="Won">At the end; what the ruined lost is their bankroll.</param>
/// <param name="WorstDownswing">The deepest fall of each player below their peak, which is at least the start.</param>
/// <param name="Loss">Having won less than nothing at the end.</param>
/// <param name="Ruin">Null without a bankroll.</param>
public sealed record SimulationResult(
    ulong Seed, int Paths, int Steps, IReadOnlyList<FanPoint> Fan, Spread Won, Spread WorstDownswing, SimulatedChance Loss, SimulatedChance? Ruin);

/// <summary>
/// Monte-Carlo simulation. Uses all processors, one simulation after the other; memory is bounded whatever is asked for. Progress is told
/// as a share from 0 to 1.
/// </summary>
public interface ISimulator
{
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left running.</exception>
    Task<Result<SimulationResult>> RunAsync(CashRun run, IProgress<double>? progress, CancellationToken ct);

    /// <exception cref="OperationCanceledException">Cancelled; nothing is left running.</exception>
    Task<Result<SimulationResult>> RunAsync(TournamentRun run, IProgress<double>? progress, CancellationToken ct);
}
