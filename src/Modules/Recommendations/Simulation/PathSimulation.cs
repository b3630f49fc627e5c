using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>
/// Walks all paths a few points at a time, then looks at each of these points across all paths: memory holds the paths' states and those few
/// points, however long the paths are.
/// </summary>
internal static class PathSimulation
{
    /// <summary>Values of points held at once: two megabytes, about what the second-level caches of two cores hold.</summary>
    private const int ValuesAtOnce = 1 << 18;

    /// <summary>Paths walked by one thread before it takes the next ones: a multiple of every vector's lanes.</summary>
    private const int PathsAtOnce = 256;

    public static SimulationResult Run<TSteps>(TSteps steps, PathPlan plan, int workers, IProgress<double>? progress, CancellationToken ct)
        where TSteps : struct, IStepLanes
    {
        var states = new PathStates(plan.Paths, plan.Seed);
        var pointsAtOnce = Math.Clamp(ValuesAtOnce / states.Lanes / 2 * 2, 2, plan.Points + (plan.Points % 2));
        var rows = new double[pointsAtOnce * states.Lanes];
        var quantiles = Enumerable.Range(0, workers).Select(_ => new PointQuantiles(plan.Paths)).ToArray();
        var fan = new FanPoint[plan.Points];
        for (var first = 0; first < plan.Points; first += pointsAtOnce)
        {
            var points = Math.Min(pointsAtOnce, plan.Points - first);
            var (from, to) = (first * plan.Stride, plan.StepOf(first + points - 1));
            Share(workers, (states.Lanes + PathsAtOnce - 1) / PathsAtOnce, (_, part) => states.Walk(
                steps, plan, part * PathsAtOnce, Math.Min(states.Lanes, (part + 1) * PathsAtOnce), from, to, rows), ct);
            var start = first;
            Share(workers, points, (worker, point) => fan[start + point] = Look(
                plan, start + point, rows.AsSpan(point * states.Lanes, plan.Paths), quantiles[worker]), ct);
            progress?.Report((double)to / plan.Steps);
        }

        return new(
            plan.Seed,
            plan.Paths,
            plan.Steps,
            fan,
            Spreads.Of(states.Won, quantiles[0]),
            Spreads.Of(states.Worst, quantiles[0]),
            Spreads.Chance(Spreads.ShareBelow(states.Won, 0), plan.Paths),
            plan.Bankroll is null ? null : Spreads.Chance(fan[^1].Ruined, plan.Paths));
    }

    private static FanPoint Look(PathPlan plan, int point, ReadOnlySpan<double> won, PointQuantiles quantiles) =>
        new(plan.StepOf(point), quantiles.Of(won), plan.Bankroll is null ? 0 : Spreads.ShareAtMost(won, plan.Floor));

    /// <summary>Has the parts done by that many threads, each taking the next one left.</summary>
    private static void Share(int workers, int parts, Action<int, int> work, CancellationToken ct)
    {
        var next = -1;
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
        {
            for (var part = Interlocked.Increment(ref next); part < parts && !ct.IsCancellationRequested; part = Interlocked.Increment(ref next))
            {
                work(worker, part);
            }
        });
        ct.ThrowIfCancellationRequested();
    }
}
