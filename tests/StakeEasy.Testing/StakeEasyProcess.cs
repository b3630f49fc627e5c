using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace StakeEasy.Testing;

/// <summary>The application as a process of its own, from the build that lies beside the tests: to be stopped, killed and watched.</summary>
public sealed class StakeEasyProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private StakeEasyProcess(ProcessStartInfo start, Uri? address)
    {
        Address = address;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it serves; null for other commands.</summary>
    public Uri? Address { get; }

    /// <summary>Everything it wrote so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Serves on a free port; returns when it is ready.</summary>
    public static async Task<StakeEasyProcess> ServeAsync(string data, uint? user = null, string? program = null, params string[] settings)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var process = new StakeEasyProcess(Describe(user, program, ["serve", "--data", data, "--urls", address.ToString(), .. program is null ? ["--contentRoot=" + HostFolder()] : Array.Empty<string>(), .. settings]), address);
        await process.IsReadyAsync();
        return process;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = new StakeEasyProcess(Describe(null, null, arguments), address: null);
        return (await process.EndAsync(), process.Output);
    }

    /// <summary>Waits until /health/ready says so.</summary>
    public async Task IsReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(client))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
            {
                Assert.Fail("It is not ready:\n" + Output);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>As Ctrl+C or systemd do; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>As kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>The pages' scripts and styles lie in the project, not beside the tests.</summary>
    private static string HostFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "src", "Host")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "src", "Host");
    }

    private static ProcessStartInfo Describe(uint? user, string? program, string[] arguments)
    {
        string[] command = ["dotnet", program ?? Path.Combine(AppContext.BaseDirectory, "StakeEasy.Host.dll"), .. arguments];
        if (user is { } uid)
        {
            command = ["setpriv", $"--reuid={uid}", $"--regid={uid}", "--clear-groups", "--", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["HOME"] = "/nonexistent";
        return start;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }
}
