using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>A PostgreSQL of its own, which no other test misses when it is killed.</summary>
public sealed class KillablePostgres : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new("postgres");
    private EmbeddedPostgres? _server;
    private int _databases;

    public async Task InitializeAsync() =>
        _server = await EmbeddedPostgres.JoinAsync(new EmbeddedPostgresOptions(_folder.Path) { Durable = false }, NullLogger.Instance, CancellationToken.None);

    public async Task<string> NewDatabaseAsync()
    {
        var name = "killed_" + (++_databases).ToString(CultureInfo.InvariantCulture);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server!.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>As kill -9 of the server does; its other processes follow it.</summary>
    public async Task KillAsync()
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "postgres", "postmaster.pid")))[0];
        using var server = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
        server.Kill();
        await Eventually.TrueAsync(() => !_server!.IsRunning);
    }

    public async Task StartAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server!.EnsureRunningAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    public void Dispose() => _folder.Dispose();
}
