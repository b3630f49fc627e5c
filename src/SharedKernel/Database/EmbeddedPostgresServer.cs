using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace StakeEasy.SharedKernel.Database;

/// <summary>
/// The server itself: started and stopped. Whoever calls holds the start lock, so that nobody else is doing the same.
/// </summary>
internal sealed class EmbeddedPostgresServer(EmbeddedPostgresPlace place, bool durable, ILogger log)
{
    private const string Database = "stakeeasy";

    /// <summary>The address of a Unix socket has 108 bytes, the last of them zero.</summary>
    private const int LongestSocketPath = 107;

    private const string ShortFolders = "/tmp/stakeeasy-";

    private string? _shortSockets;

    private string PidFile => Path.Combine(place.Cluster, "postmaster.pid");

    /// <summary>
    /// Whether it runs. The process id alone proves nothing: it may be a zombie's (kill -9 in a container) or have been given
    /// to another program. Asking the socket finds a server that runs in another container over the same folder.
    /// </summary>
    public bool IsRunning
    {
        get
        {
            try
            {
                var lines = File.ReadAllLines(PidFile);
                if (lines.Length < 5 || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid))
                {
                    return false;
                }

                return IsOurs(pid) || Answers(lines[4]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    public async Task<string> StartAsync(CancellationToken ct)
    {
        var password = await new EmbeddedPostgresCluster(place, durable, log).PrepareAsync(ct);
        if (!IsRunning)
        {
            await StartProcessAsync(ct);
        }

        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = File.ReadLines(PidFile).ElementAt(4),
            Username = EmbeddedPostgresCluster.User,
            Password = password,
            Database = Database,
            MaxPoolSize = 40,
            ApplicationName = "StakeEasy",
        }.ConnectionString;
        await WaitUntilReadyAsync(connection, ct);
        return connection;
    }

    public async Task StopAsync()
    {
        if (!IsRunning)
        {
            return;
        }

        var sockets = File.ReadLines(PidFile).ElementAt(4);
        await EmbeddedPostgresTool.RunAsync(place.Package.Tool("pg_ctl"), "-D", place.Cluster, "-m", "fast", "-w", "-t", "60", "stop");
        if (sockets.StartsWith(ShortFolders, StringComparison.Ordinal) && Directory.Exists(sockets))
        {
            Directory.Delete(sockets, recursive: true);
        }

        log.LogDebug("PostgreSQL is stopped");
    }

    private async Task StartProcessAsync(CancellationToken ct)
    {
        File.Delete(PidFile);
        var sockets = SocketFolder();
        EmbeddedPostgresPlace.CreateForServer(sockets);
        var logFile = Path.Combine(place.Cluster, "server.log");
        if (File.Exists(logFile) && new FileInfo(logFile).Length > 10_000_000)
        {
            File.Move(logFile, logFile + ".1", overwrite: true);
        }

        var settings = $"-c listen_addresses='' -c unix_socket_directories='{sockets}' -c unix_socket_permissions=0700 -c max_connections=100 "
            + "-c shared_buffers=128MB -c jit=off -c timezone=UTC -c log_timezone=UTC "
            + (durable ? "-c fsync=on" : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await EmbeddedPostgresTool.RunAsync(
                    place.Package.Tool("pg_ctl"), "-D", place.Cluster, "-l", logFile, "-w", "-t", "60", "-o", settings, "start");
                return;
            }
            catch (InvalidOperationException e)
            {
                // The processes of a killed server hold its shared memory for a moment longer.
                if (attempt == 10)
                {
                    throw new SetupException($"PostgreSQL does not start; {logFile} says why. {e.Message}", e);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(300), ct);
            }
        }
    }

    /// <summary>Beside the data, or in a short folder of our own, unguessable and readable by nobody else, where that path is too long.</summary>
    private string SocketFolder()
    {
        var longest = place.Sockets + "/.s.PGSQL.5432.lock";
        return Encoding.UTF8.GetByteCount(longest) <= LongestSocketPath
            ? place.Sockets
            : _shortSockets ??= ShortFolders + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    }

    private static async Task WaitUntilReadyAsync(string connectionString, CancellationToken ct)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(own);
                await connection.OpenAsync(ct);
                return;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidCatalogName)
            {
                await CreateDatabaseAsync(connectionString, ct);
            }
            catch (NpgsqlException) when (attempt < 600)
            {
                // It is replaying its log after a crash.
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }
        }
    }

    private static async Task CreateDatabaseAsync(string connectionString, CancellationToken ct)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(ct);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Database}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }

    private bool IsOurs(int pid)
    {
        var command = $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cmdline";
        var words = File.Exists(command) ? File.ReadAllText(command).Split('\0') : [""];
        return words[0].EndsWith("/postgres", StringComparison.Ordinal) && words.Contains(place.Cluster, StringComparer.Ordinal);
    }

    private static bool Answers(string sockets)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(Path.Combine(sockets, ".s.PGSQL.5432")));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
