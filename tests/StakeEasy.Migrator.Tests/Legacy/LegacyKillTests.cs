using System.Diagnostics;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Legacy;

/// <summary>A run that dies in the middle of its import has written nothing that anybody sees, and can be repeated.</summary>
[Collection(Servers.Collection)]
public sealed class LegacyKillTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    private const string Modules = """
        select (select count(*) from identity.users), (select count(*) from bankroll.accounts), (select count(*) from bankroll.entries), (select count(*) from currency.batches), to_regnamespace('legacy') is null
        """;

    [Theory]
    [InlineData("identity.users")]
    [InlineData("bankroll.entries")]
    [InlineData("bankroll.totals")]
    public async Task A_killed_import_leaves_the_target_as_before(string blocked)
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);
        var before = await legacy.LinesAsync(Modules);
        await using (var database = NpgsqlDataSource.Create(legacy.Target))
        {
            await using var holder = await database.OpenConnectionAsync();
            await using var transaction = await holder.BeginTransactionAsync();
            await ExecuteAsync(holder, $"lock table {blocked} in exclusive mode");
            using var run = Start(legacy);
            await Eventually.TrueAsync(async () => await IsWaitingAsync(legacy) || run.HasExited, "The import does not come to " + blocked);
            Assert.False(run.HasExited);

            run.Kill();
            await run.WaitForExitAsync();
        }

        // What was under way in the server notices that nobody listens any more.
        await Eventually.TrueAsync(async () => (await legacy.LinesAsync("select 1 from pg_stat_activity where application_name = 'StakeEasy migrator' and datname = current_database()")).Count == 0);
        Assert.Equal(before, await legacy.LinesAsync(Modules));

        var (exitCode, report) = await legacy.ImportAsync(LegacyInstallation.Decided);

        Assert.True(exitCode == 0, report.ToString());
        Assert.Equal(["8 | 33 | 61 | 2 | f"], await legacy.LinesAsync(Modules));
        Assert.Empty(await legacy.LinesAsync("select nspname from pg_namespace where nspname like 'legacy\\_\\_run%'"));
    }

    private static Process Start(LegacyInstallation legacy)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StakeEasy.Migrator.dll"), "import-legacy", .. LegacyInstallation.Decided])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["STAKEEASY_SOURCE"] = legacy.Source, ["STAKEEASY_TARGET"] = legacy.Target },
        };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<bool> IsWaitingAsync(LegacyInstallation legacy) =>
        (await legacy.LinesAsync("select 1 from pg_stat_activity where application_name = 'StakeEasy migrator' and wait_event_type = 'Lock' and datname = current_database()")).Count > 0;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
