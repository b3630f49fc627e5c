using Microsoft.Extensions.Logging;
using Npgsql;

namespace StakeEasy.SharedKernel.Database;

/// <summary>
/// A share in the application's own PostgreSQL. The first process to ask starts the server, the last one to leave stops it:
/// each holds a shared lock on <c>postgres.users</c>, and starting and stopping happen under <c>postgres.start</c>. A process that is
/// killed loses its lock at once and leaves the server to whoever comes next.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly EmbeddedPostgresServer _server;
    private readonly string _startLock;
    private readonly string _usersLock;
    private FileLock? _share;

    private EmbeddedPostgres(EmbeddedPostgresServer server, string data)
    {
        _server = server;
        _startLock = Path.Combine(data, "postgres.start");
        _usersLock = Path.Combine(data, "postgres.users");
    }

    /// <summary>Of the application's database, over a Unix socket.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Whether the server runs now; cheap enough to ask every second.</summary>
    public bool IsRunning => _server.IsRunning;

    /// <summary>Whether a database was ever made for this data folder.</summary>
    public static bool IsIn(string dataFolder) => EmbeddedPostgresPlace.IsIn(dataFolder);

    /// <summary>Makes the database if there is none, starts the server if it does not run, and returns when it answers.</summary>
    /// <exception cref="SetupException">It cannot be had; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> JoinAsync(EmbeddedPostgresOptions options, ILogger log, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        var place = EmbeddedPostgresPlace.Choose(options);
        var postgres = new EmbeddedPostgres(new EmbeddedPostgresServer(place, options.Durable, log), place.Data);
        await postgres.JoinAsync(ct);
        return postgres;
    }

    /// <summary>Starts the server again if it was killed.</summary>
    public async Task EnsureRunningAsync(CancellationToken ct)
    {
        using var starting = await FileLock.TakeAsync(_startLock, exclusive: true, Patience, ct);
        ConnectionString = await _server.StartAsync(ct);
    }

    /// <summary>Leaves; stops the server if nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_share is null)
        {
            return;
        }

        using var starting = await FileLock.TakeAsync(_startLock, exclusive: true, Patience, CancellationToken.None);
        _share.Dispose();
        _share = null;
        using var nobodyElse = FileLock.TryTake(_usersLock, exclusive: true);
        if (nobodyElse is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _server.StopAsync();
        }
    }

    private async Task JoinAsync(CancellationToken ct)
    {
        using var starting = await FileLock.TakeAsync(_startLock, exclusive: true, Patience, ct);
        _share = await FileLock.TakeAsync(_usersLock, exclusive: false, Patience, ct);
        try
        {
            ConnectionString = await _server.StartAsync(ct);
        }
        catch
        {
            _share.Dispose();
            throw;
        }
    }
}
