using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace StakeEasy.Testing;

/// <summary>
/// A real MariaDB on a free port with a folder of its own, that can be killed and started again. For a whole test assembly:
/// <c>[CollectionDefinition(…)] public sealed class Servers : ICollectionFixture&lt;RunningMariaDb&gt;;</c>
/// </summary>
public sealed class RunningMariaDb : IAsyncLifetime, IDisposable
{
    private const string Password = "password-of-tests";

    private readonly TestFolder _folder = new("mariadb");
    private int _port;
    private Process? _process;
    private int _databases;

    /// <summary>Of the server, beside those it always has.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(DataFolder);
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            await RunAsync("chown", "mysql", DataFolder);
        }

        await RunAsync("mariadb-install-db", "--user=mysql", "--datadir=" + DataFolder, "--auth-root-authentication-method=normal", "--skip-test-db");

        // Not before the folder is made, which takes seconds: until then another might be given the same port.
        _port = FreePort();
        await StartAsync();

        // The anonymous accounts of an installation would come before ours on this host.
        await RootAsync($"""
            DELETE FROM mysql.global_priv WHERE User = ''; FLUSH PRIVILEGES;
            CREATE USER tester@'%' IDENTIFIED BY '{Password}'; GRANT ALL ON *.* TO tester@'%' WITH GRANT OPTION;
            """);
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "mariadbd",
            [
                "--no-defaults", "--user=mysql", "--datadir=" + DataFolder, "--socket=" + SocketPath, "--port=" + Port, "--bind-address=127.0.0.1",
                "--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--log-error=" + Path.Combine(DataFolder, "server.log"),
                .. Options,
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        await Eventually.TrueAsync(AnswersAsync, "mariadbd does not start; is mariadb-server installed?");
    }

    /// <summary>As kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>A new database filled by a script; returns its name.</summary>
    public async Task<string> NewDatabaseAsync(string script)
    {
        var name = "test_" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await RootAsync($"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci; USE {name};\n{script}");
        return name;
    }

    /// <summary>Runs statements as root; what they select comes back as lines of cells with tabs between them.</summary>
    public async Task<string> RootAsync(string script)
    {
        using var client = Process.Start(new ProcessStartInfo("mariadb", ["--no-defaults", "--socket=" + SocketPath, "--user=root", "--default-character-set=utf8mb4", "--batch", "--skip-column-names"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await client.StandardInput.WriteAsync(script);
        client.StandardInput.Close();
        var errors = client.StandardError.ReadToEndAsync();
        var answer = await client.StandardOutput.ReadToEndAsync();
        await client.WaitForExitAsync();
        Assert.True(client.ExitCode == 0, await errors);
        return answer.TrimEnd('\n');
    }

    public string ConnectionString(string database, string user = "tester", string password = Password) =>
        $"Server=127.0.0.1;Port={Port};User ID={user};Password={password};Database={database}";

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string DataFolder => Path.Combine(_folder.Path, "data");

    private string SocketPath => Path.Combine(DataFolder, "s");

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {output}{await errors}");
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
            // Both: it listens to the one before it has made the other.
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            using var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await local.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
