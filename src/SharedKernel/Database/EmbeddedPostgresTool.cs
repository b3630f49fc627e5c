using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace StakeEasy.SharedKernel.Database;

/// <summary>Runs one of PostgreSQL's programs, without root's rights.</summary>
internal static class EmbeddedPostgresTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public static async Task RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo
        {
            FileName = file,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/", // Ours may be one that the server's user cannot enter.
        };
        if (Posix.IsRoot)
        {
            start.FileName = "setpriv";
            var user = Posix.Nobody.ToString(CultureInfo.InvariantCulture);
            string[] drop = ["--reuid=" + user, "--regid=" + user, "--clear-groups", "--inh-caps=-all", "--no-new-privs", "--", file];
            Array.ForEach(drop, start.ArgumentList.Add);
        }

        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment.Clear(); // Nothing of ours, such as a connection string, is the server's business.
        start.Environment["LC_ALL"] = "C";
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["TZ"] = "UTC";

        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        if (process.ExitCode != 0)
        {
            var said = await TextOf(errors) + " " + await TextOf(output);
            throw new InvalidOperationException($"{Path.GetFileName(file)} ended with {process.ExitCode}: {said}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new SetupException($"{start.FileName} cannot be started: {e.Message}. setpriv is part of util-linux.", e);
        }
    }

    /// <summary>The server started may hold the pipe open for as long as it runs: whatever is there now has to do.</summary>
    private static async Task<string> TextOf(Task<string> reading) =>
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(500))) == reading ? (await reading).Trim() : "";
}
