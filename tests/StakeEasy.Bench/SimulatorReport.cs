using System.Globalization;
using System.Numerics;
using System.Text;

namespace StakeEasy.Bench;

/// <summary>What docs/performance.md says about the simulator.</summary>
internal static class SimulatorReport
{
    private const double Goal = 5;

    public static void Write(StringBuilder text, SimulationFigures f)
    {
        text.AppendLine("## The simulator").AppendLine()
            .AppendLine("`scripts/bench --only simulator`: numpy and ours in turns, 15 rounds, p50 / p95 in ms. Both simulate 10,000 players over 1,000 normal blocks")
            .AppendLine("and find the five percentiles after each block; ours also follows peaks and the worst downswing, and makes histograms. Where the second core")
            .AppendLine("was busy with something else, two cores are no faster than one.").AppendLine()
            .AppendLine("| | time | memory |").AppendLine("|---|---|---|");
        Line(text, $"| numpy {f.NumpyVersion} (one process; it does not use a second core) | {f.Numpy} | {f.NumpyMiB:0} MiB, interpreter included |");
        Line(text, $"| of which normals, paths, percentiles | {f.NumpyNormals.MedianMs:0}, {f.NumpyPaths.MedianMs:0}, {f.NumpyPercentiles.MedianMs:0} | |");
        Line(text, $"| ours, two cores | {f.Ours} | {f.AllocatedMiB:0.0} MiB allocated |");
        Line(text, $"| ours, one core | {f.OursAlone} | |");
        Line(text, $"| ours, the first run of a process | {f.First.TotalMilliseconds:0} | |");
        text.AppendLine();
        var times = f.Numpy.MedianMs / f.Ours.MedianMs;
        Line(text, $"Goal: at least {Goal:0} times as fast as numpy on two cores. Reached: {times:0.0} times{(times < Goal ? " (**no**)" : "")}; {f.Numpy.MedianMs / f.OursAlone.MedianMs:0.0} times on one.");
        Line(text, $"Random numbers: making the {Simulations.Paths * Simulations.Blocks / 1e6:0} million normals takes {f.Normals.MedianMs:0.0} ms of one core, {f.Normals.MedianMs / f.OursAlone.MedianMs:P0} of a run on one core; the bare random");
        Line(text, $"words take {f.Bits.MedianMs:0.0} ms, {f.Bits.MedianMs / f.OursAlone.MedianMs:P0}. That is {Simulations.Paths * Simulations.Blocks / f.Normals.MedianMs / 1e3:0} million normals a second; numpy makes {Simulations.Paths * Simulations.Blocks / f.NumpyNormals.MedianMs / 1e3:0} million. Vectors of {Vector<double>.Count} numbers.");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
