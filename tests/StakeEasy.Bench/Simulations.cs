using System.Diagnostics;
using System.Numerics;
using StakeEasy.Recommendations.Simulation;

namespace StakeEasy.Bench;

/// <summary>The Monte-Carlo simulator beside numpy, in turns on the same machine: 10,000 paths of 1,000 normal blocks with percentiles.</summary>
internal static class Simulations
{
    public const int Paths = 10_000;
    public const int Blocks = 1_000;
    private const int Rounds = 15;

    private static readonly PathPlan Plan = new(Paths, Blocks, 1, null);

    public static SimulationFigures Measure(Checkout checkout)
    {
        // The first one of the process: what the first visitor after a start waits.
        var first = Timed(() => Simulate(Environment.ProcessorCount));
        var figures = new SimulationFigures(first, AllocatedMiB());
        using var numpy = new Numpy(checkout, Paths, Blocks);
        figures.NumpyVersion = numpy.Version;
        for (var round = -2; round < Rounds; round++)
        {
            var theirs = numpy.Round();
            var ours = Timed(() => Simulate(Environment.ProcessorCount));
            var alone = Timed(() => Simulate(workers: 1));
            var bits = Timed(() => Draw(normals: false));
            var normals = Timed(() => Draw(normals: true));
            if (round >= 0)
            {
                figures.Ours.Add(ours);
                figures.OursAlone.Add(alone);
                figures.Bits.Add(bits);
                figures.Normals.Add(normals);
                figures.Numpy.Add(theirs.Total);
                figures.NumpyNormals.Add(theirs.Normals);
                figures.NumpyPaths.Add(theirs.Paths);
                figures.NumpyPercentiles.Add(theirs.Percentiles);
                figures.NumpyMiB = theirs.MiB;
            }
        }

        return figures;
    }

    private static void Simulate(int workers) => PathSimulation.Run(new NormalSteps(5, 100), Plan, workers, null, CancellationToken.None);

    private static double AllocatedMiB()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Simulate(Environment.ProcessorCount);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / 1024d / 1024d;
    }

    /// <summary>As many random words, or normals made of them, as the simulation uses, on one thread, and nothing else.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static double Draw(bool normals)
    {
        var (bits, sum) = (Vector<ulong>.Zero, Vector<double>.Zero);
        for (var path = 0; path < Paths; path += Vector<ulong>.Count)
        {
            var random = new RandomLanes(Words(path, 0), Words(path, 1), Words(path, 2), Words(path, 3));
            for (var block = 0; block < Blocks; block += 2)
            {
                if (normals)
                {
                    var (first, second) = NormalLanes.Pair(random.Next(), random.Next());
                    sum += first + second;
                }
                else
                {
                    bits ^= random.Next() ^ random.Next();
                }
            }
        }

        return Vector.Sum(sum) + Vector.Sum(bits);
    }

    private static Vector<ulong> Words(int path, int word) => new(RandomLanes.FirstState(1, path, word));

    private static TimeSpan Timed(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Timed(Func<double> work)
    {
        var start = Stopwatch.GetTimestamp();
        return work() is double.NaN ? throw new InvalidOperationException("No number.") : Stopwatch.GetElapsedTime(start);
    }
}

/// <summary>Of one run.</summary>
internal sealed record SimulationFigures(TimeSpan First, double AllocatedMiB)
{
    public Samples Ours { get; } = new();

    public Samples OursAlone { get; } = new();

    /// <summary>Random words alone, one thread.</summary>
    public Samples Bits { get; } = new();

    /// <summary>Normals from such words, one thread.</summary>
    public Samples Normals { get; } = new();

    public Samples Numpy { get; } = new();

    public Samples NumpyNormals { get; } = new();

    public Samples NumpyPaths { get; } = new();

    public Samples NumpyPercentiles { get; } = new();

    public double NumpyMiB { get; set; }

    public string NumpyVersion { get; set; } = "";
}
