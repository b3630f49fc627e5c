using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>
/// kill -9 at twenty moments drawn by a seed: of the tool, of the target and of the source in turn. Until it is published nobody sees
/// anything of a run; afterwards everything is there once, whether the run was taken up again or repeated.
/// </summary>
[Collection(Servers.Collection)]
public sealed class KilledRunTests(RunningMariaDb mariaDb, KillablePostgres postgres) : IClassFixture<KillablePostgres>
{
    private const string Script =
        """
        CREATE TABLE parents (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL UNIQUE, at DATETIME NOT NULL, CONSTRAINT named CHECK (CHAR_LENGTH(name) > 0));
        INSERT INTO parents (name, at) SELECT CONCAT('parent ', seq), '2024-01-01' + INTERVAL seq MINUTE FROM seq_1_to_3000;
        CREATE TABLE children (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, parent_id INT NOT NULL, kind ENUM('a', 'b') NOT NULL, note TEXT NOT NULL, CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parents (id), KEY by_kind (kind, parent_id));
        INSERT INTO children (parent_id, kind, note) SELECT 1 + seq % 3000, IF(seq % 3, 'a', 'b'), REPEAT(MD5(seq), 8) FROM seq_1_to_30000;
        CREATE TABLE amounts (id BIGINT NOT NULL PRIMARY KEY, child_id INT NOT NULL, amount DECIMAL(20,4) NOT NULL, CONSTRAINT amount_child FOREIGN KEY (child_id) REFERENCES children (id));
        INSERT INTO amounts SELECT seq, seq, seq / 7 FROM seq_1_to_30000;
        CREATE TABLE logs (id INT NOT NULL PRIMARY KEY, line TEXT NOT NULL, payload BLOB NOT NULL);
        INSERT INTO logs SELECT seq, REPEAT(SHA1(seq), 10), UNHEX(SHA2(seq, 256)) FROM seq_1_to_10000;
        """;

    private const string Published =
        """
        SELECT (SELECT count(*) || '/' || count(DISTINCT id) FROM parents), (SELECT count(*) || '/' || count(DISTINCT id) FROM children),
          (SELECT count(*) || '/' || count(DISTINCT id) FROM amounts), (SELECT count(*) || '/' || count(DISTINCT id) FROM logs),
          (SELECT string_agg(conname::text || contype::text || convalidated::text, ' ' ORDER BY conname) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'),
          (SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public'),
          (SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace WHERE nspname !~ '^pg_(toast|temp)')
        """;

    [Fact]
    public Task E2_03_the_tool_killed_at_ten_moments_leaves_nothing_half_done() => KillAsync(seed: 20, moments: 10, async (tool, _) =>
    {
        tool.Kill();
        await tool.WaitForExitAsync();
    });

    [Fact]
    public Task E2_03_the_target_killed_at_five_moments_leaves_nothing_half_done() => KillAsync(seed: 21, moments: 5, async (tool, answer) =>
    {
        await postgres.KillAsync();
        await ExpectOneClearLineAsync(tool, answer, "The connection to the target broke");
        await postgres.StartAsync();
    });

    [Fact]
    public async Task E2_03_the_source_killed_at_five_moments_leaves_nothing_half_done()
    {
        // What was written before must survive the kill, or there would be nothing to compare with.
        await mariaDb.RootAsync("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        await KillAsync(seed: 22, moments: 5, async (tool, answer) =>
        {
            await mariaDb.KillAsync();
            await ExpectOneClearLineAsync(tool, answer, "The source ");
            await mariaDb.StartAsync();
        });
    }

    private async Task KillAsync(int seed, int moments, Func<Process, Task<string>, Task> kill)
    {
        var random = new Random(seed);
        var source = mariaDb.ConnectionString(await mariaDb.NewDatabaseAsync(Script));
        var undisturbed = new Migration(source, await postgres.NewDatabaseAsync());
        (await undisturbed.CopyAsync()).Expect(0);
        var expected = await undisturbed.AskAsync(Published);
        Assert.StartsWith("3000/3000|30000/30000|30000/30000|10000/10000|", expected, StringComparison.Ordinal);

        for (var moment = 0; moment < moments;)
        {
            var migration = new Migration(source, await postgres.NewDatabaseAsync());
            using var tool = Start(migration);
            var answer = tool.StandardOutput.ReadToEndAsync();
            var drawn = await DrawnMomentAsync(random, tool, migration);
            if (tool.HasExited)
            {
                // It was faster than the moment drawn: that one does not count.
                continue;
            }

            await kill(tool, answer);

            if (await migration.AskAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") is not "0")
            {
                // It was published just before: then all of it is there, and the moment does not count.
                Assert.Equal(expected, await migration.AskAsync(Published));
                continue;
            }

            (await migration.CopyAsync(moment % 2 == 0 ? ["--resume"] : [])).Expect(0);
            Assert.Equal($"{drawn}: {expected}", $"{drawn}: {await migration.AskAsync(Published)}");
            (await migration.VerifyAsync()).Expect(0);
            moment++;
        }
    }

    /// <summary>Either a line of the tool's progress, or so many bytes in the staging.</summary>
    private static async Task<string> DrawnMomentAsync(Random random, Process tool, Migration migration)
    {
        if (random.Next(3) == 0)
        {
            var bytes = random.Next(1, 16_000_000);
            await Eventually.TrueAsync(async () => tool.HasExited || await StagedBytesAsync(migration) >= bytes);
            return string.Create(CultureInfo.InvariantCulture, $"at {bytes} bytes");
        }

        // Looking, Copying, four tables, Constraints, Verifying.
        var lines = random.Next(2, 9);
        var line = "";
        for (var i = 0; i < lines; i++)
        {
            line = await tool.StandardError.ReadLineAsync() ?? line;
        }

        return line;
    }

    private static async Task<long> StagedBytesAsync(Migration migration) => long.Parse(
        await migration.AskAsync("SELECT coalesce(sum(pg_relation_size(c.oid)), 0)::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname LIKE '%\\_\\_run\\_%'"),
        CultureInfo.InvariantCulture);

    private static async Task ExpectOneClearLineAsync(Process tool, Task<string> answer, string begins)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await tool.WaitForExitAsync(patience.Token);
        if (tool.ExitCode == 0)
        {
            return; // Published just before.
        }

        var outcome = JsonDocument.Parse(await answer).RootElement.GetProperty("outcome").GetString()!;
        Assert.Equal(2, tool.ExitCode);
        Assert.StartsWith(begins, outcome, StringComparison.Ordinal);
        Assert.Contains("--resume", outcome, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', outcome);
    }

    private static Process Start(Migration migration) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StakeEasy.Migrator.dll"), "copy", "--json"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["STAKEEASY_SOURCE"] = migration.Source, ["STAKEEASY_TARGET"] = migration.Target },
        })!;
}
