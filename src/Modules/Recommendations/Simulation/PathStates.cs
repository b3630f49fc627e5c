using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>Where all paths stand between two stretches of steps: 56 bytes each, whatever their length.</summary>
internal sealed class PathStates
{
    private readonly ulong[][] _random;
    private readonly double[] _won;
    private readonly double[] _peak;
    private readonly double[] _worst;
    private readonly int _paths;

    public PathStates(int paths, ulong seed)
    {
        // The last vector may be part empty: its spare lanes walk paths that nobody looks at.
        Lanes = (paths + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        _paths = paths;
        _won = new double[Lanes];
        _peak = new double[Lanes];
        _worst = new double[Lanes];
        _random = [new ulong[Lanes], new ulong[Lanes], new ulong[Lanes], new ulong[Lanes]];
        for (var path = 0; path < Lanes; path++)
        {
            for (var word = 0; word < _random.Length; word++)
            {
                _random[word][path] = RandomLanes.FirstState(seed, path, word);
            }
        }
    }

    /// <summary>How many paths are walked: those asked for, filled up to whole vectors.</summary>
    public int Lanes { get; }

    /// <summary>Won since the start, or the floor.</summary>
    public ReadOnlySpan<double> Won => _won.AsSpan(0, _paths);

    public ReadOnlySpan<double> Worst => _worst.AsSpan(0, _paths);

    /// <summary>
    /// Walks the lanes from <paramref name="lane"/> to <paramref name="endLane"/> the steps after <paramref name="from"/>, which is even, up
    /// to <paramref name="to"/>, and writes what each has won at each point into the points' rows of <see cref="Lanes"/> values.
    /// </summary>
    /// <remarks>Optimised at once: a page that simulates for the first time should not wait until the runtime finds out that this is hot.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk<TSteps>(TSteps steps, PathPlan plan, int lane, int endLane, int from, int to, Span<double> rows)
        where TSteps : struct, IStepLanes
    {
        var floor = new Vector<double>(plan.Floor);
        var (stride, last) = (plan.Stride, plan.Steps);
        for (; lane < endLane; lane += Vector<double>.Count)
        {
            var random = new RandomLanes(Words(0, lane), Words(1, lane), Words(2, lane), Words(3, lane));
            var won = new Vector<double>(_won, lane);
            var peak = new Vector<double>(_peak, lane);
            var worst = new Vector<double>(_worst, lane);
            ref var point = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), lane);
            var untilPoint = stride;
            for (var step = from; step < to; step += 2)
            {
                var (first, second) = steps.Next(ref random);
                Step(first, floor, ref won, ref peak, ref worst);
                if (--untilPoint == 0 || step + 1 == last)
                {
                    won.StoreUnsafe(ref point);
                    point = ref Unsafe.Add(ref point, Lanes);
                    untilPoint = stride;
                }

                if (step + 1 == to)
                {
                    break;
                }

                Step(second, floor, ref won, ref peak, ref worst);
                if (--untilPoint == 0 || step + 2 == last)
                {
                    won.StoreUnsafe(ref point);
                    point = ref Unsafe.Add(ref point, Lanes);
                    untilPoint = stride;
                }
            }

            random.A.CopyTo(_random[0], lane);
            random.B.CopyTo(_random[1], lane);
            random.C.CopyTo(_random[2], lane);
            random.D.CopyTo(_random[3], lane);
            won.CopyTo(_won, lane);
            peak.CopyTo(_peak, lane);
            worst.CopyTo(_worst, lane);
        }
    }

    private Vector<ulong> Words(int word, int lane) => new(_random[word], lane);

    /// <summary>Whoever is at the floor stays there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(Vector<double> step, Vector<double> floor, ref Vector<double> won, ref Vector<double> peak, ref Vector<double> worst)
    {
        won = Vector.ConditionalSelect(Vector.GreaterThan(won, floor), Vector.Max(won + step, floor), floor);
        peak = Vector.Max(peak, won);
        worst = Vector.Max(worst, peak - won);
    }
}
