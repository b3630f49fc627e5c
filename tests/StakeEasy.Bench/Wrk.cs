using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StakeEasy.Bench;

/// <summary>Load from another process: <c>wrk</c>, one thread, 16 connections.</summary>
internal static partial class Wrk
{
    public static async Task<double> RequestsPerSecondAsync(Uri address, string cookies, int seconds = 5)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "-t1", "-c16", "-d" + seconds.ToString(CultureInfo.InvariantCulture), "-H", "Cookie: " + cookies, address.ToString() })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Contains("Non-2xx", StringComparison.Ordinal)
            ? throw new InvalidOperationException(output)
            : double.Parse(Rate().Match(output).Groups["v"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<v>[0-9.]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Rate();
}
