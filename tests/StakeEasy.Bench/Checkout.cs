using System.Diagnostics;

namespace StakeEasy.Bench;

/// <summary>The built programs of a checkout.</summary>
internal sealed record Checkout(string Root)
{
    public string Application => Path.Combine(Root, "src/Host/bin/Release/net10.0/StakeEasy.Host.dll");

    /// <summary>Runs a command of the application to its end and gives back what it wrote.</summary>
    public async Task<string> CommandAsync(string data, params string[] arguments)
    {
        using var process = StartCommand(data, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}: {output}");
    }

    public Process StartCommand(string data, params string[] arguments) => Start([Application, .. arguments, "--data", data], [], capture: true);

    public static Process Start(string[] arguments, Dictionary<string, string> settings, bool capture)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = capture, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
