using System.Net.Sockets;
using System.Text;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql.Wire;

/// <summary>
/// One session of a MySQL or MariaDB server: text queries only, rows as the bytes the server sends. See docs/adr/0013 for why not
/// a driver: its cost per row alone was more than the whole time allowed.
/// </summary>
internal sealed class MySqlConnection : IAsyncDisposable
{
    private readonly MySqlSettings _settings;
    private readonly PacketStream _packets;
    private uint _sessionId;

    private MySqlConnection(MySqlSettings settings, PacketStream packets) => (_settings, _packets) = (settings, packets);

    public string ServerVersion { get; private set; } = "";

    public bool IsMariaDb => ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);

    /// <summary>What its information_schema says of a table may be a day old: MySQL, from 8.0 on.</summary>
    public bool KeepsStatistics => !IsMariaDb && !ServerVersion.StartsWith("5.", StringComparison.Ordinal);

    /// <summary>False once it was closed.</summary>
    public bool IsOpen { get; private set; } = true;

    public static async Task<MySqlConnection> OpenAsync(MySqlSettings settings, CancellationToken ct)
    {
        var socket = settings.Socket is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 1 << 20 }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await (settings.Socket is null
                ? socket.ConnectAsync(settings.Host, settings.Port, ct)
                : socket.ConnectAsync(new UnixDomainSocketEndPoint(settings.Socket), ct));
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new MigrationException($"The source at {settings.Host}:{settings.Port} cannot be reached: {e.Message}. Is the address right, and does the server listen there?", e);
        }

        var connection = new MySqlConnection(settings, new PacketStream(new NetworkStream(socket, ownsSocket: true)));
        try
        {
            (connection.ServerVersion, connection._sessionId) = await new Login(connection._packets, settings).RunAsync(ct);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            if (e is MySqlWireException refused)
            {
                throw new MigrationException(
                    refused.Number == 0
                        ? $"The source at {settings.Host}:{settings.Port} is not entered: {refused.Message}"
                        : $"The source at {settings.Host}:{settings.Port} refuses the login of {settings.User}: {refused.Message}. Are name, password and database right, and may the account connect from here?",
                    refused);
            }

            throw;
        }
    }

    /// <summary>Runs a statement and leaves its rows to the caller, who reads them all.</summary>
    public async Task<MySqlRows> QueryAsync(string sql, CancellationToken ct)
    {
        await _packets.WriteCommandAsync((byte[])[0x03, .. Encoding.UTF8.GetBytes(sql)], ct);
        return await MySqlRows.BeginAsync(_packets, ct);
    }

    public async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        var rows = await QueryAsync(sql, ct);
        while (await rows.NextAsync(ct))
        {
        }
    }

    /// <summary>Every row as texts: for the catalogue and for figures, not for data.</summary>
    public async Task<List<string?[]>> TextsAsync(string sql, CancellationToken ct)
    {
        var rows = await QueryAsync(sql, ct);
        var result = new List<string?[]>();
        while (await rows.NextAsync(ct))
        {
            result.Add(rows.Texts());
        }

        return result;
    }

    /// <summary>Ends the session and what the server is doing for it.</summary>
    public async Task KillAsync()
    {
        await DisposeAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await using var sibling = await OpenAsync(_settings, patience.Token);
            await sibling.ExecuteAsync(FormattableString.Invariant($"KILL {_sessionId}"), patience.Token);
        }
        catch (Exception e) when (e is MigrationException or IOException or OperationCanceledException)
        {
            // The server is gone, or was done anyway: there is nothing left to stop.
        }
    }

    public ValueTask DisposeAsync()
    {
        IsOpen = false;
        return _packets.DisposeAsync();
    }
}
