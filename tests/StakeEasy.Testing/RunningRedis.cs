using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StakeEasy.Testing;

/// <summary>A real redis-server on a free port, writing every change to its own folder, that can be killed and started again.</summary>
public sealed class RunningRedis : IAsyncDisposable
{
    private readonly TestFolder _folder = new("redis");
    private readonly int _port = FreePort();
    private Process? _process;

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public static async Task<RunningRedis> StartNewAsync()
    {
        var redis = new RunningRedis();
        await redis.StartAsync();
        return redis;
    }

    public async Task StartAsync()
    {
        var port = _port.ToString(CultureInfo.InvariantCulture);
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            ["--port", port, "--bind", "127.0.0.1", "--dir", _folder.Path, "--save", "", "--appendonly", "yes", "--appendfsync", "always"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        await Eventually.TrueAsync(AnswersAsync, "redis-server does not start; is it installed?");
    }

    /// <summary>As kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>It neither answers nor refuses until <see cref="Resume"/>.</summary>
    public void Hang() => Signal("STOP");

    public void Resume() => Signal("CONT");

    /// <summary>One command, as the command line of Redis takes it; the answer as text.</summary>
    public async Task<string> CommandAsync(params string[] command)
    {
        using var client = Process.Start(new ProcessStartInfo("redis-cli", ["-p", _port.ToString(CultureInfo.InvariantCulture), .. command]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var answer = await client.StandardOutput.ReadToEndAsync();
        await client.WaitForExitAsync();
        return answer.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _folder.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
