using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace StakeEasy.Bench;

/// <summary>A program that serves, in a process of its own, from its start to its end.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Server(Process process, Uri address, TimeSpan ready)
    {
        _process = process;
        Address = address;
        Ready = ready;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first good answer.</summary>
    public TimeSpan Ready { get; }

    /// <summary>Resident memory of the process, in MiB.</summary>
    public decimal ResidentMiB => File.ReadLines($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status")
        .Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(l => decimal.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024m).First();

    public static Task<Server> ApplicationAsync(Checkout checkout, string data, string cacheMode)
    {
        var address = FreeAddress();
        return StartAsync(
            [checkout.Application, "serve", "--data", data, "--urls", address],
            new(StringComparer.Ordinal) { ["Cache__Mode"] = cacheMode }, new(address), "/health/ready");
    }

    public static Task<Server> BareAsync(int bytes)
    {
        var address = FreeAddress();
        return StartAsync([typeof(Server).Assembly.Location, "bare", address, bytes.ToString(CultureInfo.InvariantCulture)], [], new(address), "/");
    }

    public async ValueTask DisposeAsync()
    {
        const int Terminate = 15;
        _ = Kill(_process.Id, Terminate);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Server> StartAsync(string[] arguments, Dictionary<string, string> settings, Uri address, string path)
    {
        var watch = Stopwatch.StartNew();
        var process = Checkout.Start(arguments, settings, capture: true);
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (watch.Elapsed < Patience && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return new(process, address, watch.Elapsed);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }

        process.Kill();
        throw new InvalidOperationException($"{string.Join(' ', arguments)} did not get ready.");
    }

    private static string FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
