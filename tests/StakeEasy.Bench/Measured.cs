using System.Diagnostics;
using System.Globalization;

namespace StakeEasy.Bench;

/// <summary>One run of a program.</summary>
/// <param name="PeakMiB">The most memory its process held.</param>
/// <param name="Bytes">Of the file it wrote or read.</param>
internal sealed record BulkFigure(string Name, TimeSpan Took, decimal PeakMiB, long Bytes);

/// <summary>Runs programs to their end with an eye on their memory.</summary>
internal static class Measured
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task<(TimeSpan Took, decimal PeakMiB)> RunAsync(Process process, string what)
    {
        var start = Stopwatch.GetTimestamp();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0m;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Look));
        }

        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(start), peak)
            : throw new InvalidOperationException($"{what} ended with {process.ExitCode}: {await output}");
    }

    /// <summary>The kernel keeps the high-water mark; only what came within the last look is missed.</summary>
    private static decimal PeakOf(Process process)
    {
        try
        {
            return File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status")
                .Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Select(l => decimal.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024m)
                .FirstOrDefault();
        }
        catch (IOException)
        {
            return 0m; // It has just ended.
        }
    }
}
