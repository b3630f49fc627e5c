using System.Diagnostics;
using System.Globalization;

namespace StakeEasy.Bench;

/// <summary>The same simulation in numpy, in a process of its own that waits for its turn.</summary>
internal sealed class Numpy : IDisposable
{
    private readonly Process _process;

    public Numpy(Checkout checkout, int paths, int blocks)
    {
        var script = Path.Combine(checkout.Root, "tests", "StakeEasy.Bench", "numpy-simulation.py");
        string[] arguments = [script, paths.ToString(CultureInfo.InvariantCulture), blocks.ToString(CultureInfo.InvariantCulture)];

        // Debian's own interpreter: another one on the path would not see Debian's numpy.
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Version = Answer();
    }

    public string Version { get; }

    public NumpyRound Round()
    {
        _process.StandardInput.WriteLine();
        var parts = Answer().Split(' ').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToList();
        return new(TimeSpan.FromSeconds(parts[0]), TimeSpan.FromSeconds(parts[1]), TimeSpan.FromSeconds(parts[2]), parts[3]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Answer() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("numpy did not answer: is python3-numpy installed?");
}

internal sealed record NumpyRound(TimeSpan Normals, TimeSpan Paths, TimeSpan Percentiles, double MiB)
{
    public TimeSpan Total => Normals + Paths + Percentiles;
}
