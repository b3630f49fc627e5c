using System.Diagnostics;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>The tool with less memory than one row needs: what is too long to be held passes through in pieces.</summary>
[Collection(Servers.Collection)]
public sealed class LongValueTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    /// <summary>32 MiB, of which it takes some ten for itself.</summary>
    private const string Memory = "0x2000000";

    private const string Compared = "SELECT count(*), sum(octet_length(t)), sum(octet_length(b)), sum(octet_length(j::text)), count(n), md5(string_agg(md5(t) || coalesce(md5(b), '-') || md5(j::text), ',' ORDER BY id)) FROM big";

    [Fact]
    public async Task Rows_of_fifty_megabytes_need_no_more_memory_than_short_ones()
    {
        await mariaDb.RootAsync("SET GLOBAL max_allowed_packet = 67108864");
        var migration = await Migration.OfAsync(mariaDb, postgres,
            """
            CREATE TABLE big (id INT PRIMARY KEY, t LONGTEXT NOT NULL, n INT, b LONGBLOB, j JSON NOT NULL);
            INSERT INTO big VALUES (1, REPEAT('héllo ', 4000000), 7, REPEAT(X'00FF', 8388608), CONCAT('["', REPEAT('w', 200000), '"]')), (2, 'x', NULL, 'y', '[1]'),
              (3, REPEAT('é', 65000), NULL, NULL, '[2]'), (4, REPEAT('ab', 32768), 8, REPEAT(X'01', 16777180), CONCAT('["', REPEAT('v', 70000), '"]'));
            """);

        await ExpectCopiedAsync(migration);

        Assert.Equal("4|28195537|33554397|270014|2", (await migration.AskAsync(Compared))[..^33]);
    }

    [Fact]
    public async Task Rows_of_a_PostgreSQL_pass_through_in_pieces_as_well()
    {
        var migration = new Migration(await postgres.NewEmptyDatabaseAsync(), await postgres.NewEmptyDatabaseAsync());
        var source = new Migration(migration.Source, migration.Source);
        await source.AskAsync(
            """
            CREATE TABLE big (id int PRIMARY KEY, t text NOT NULL, n int, b bytea, j jsonb NOT NULL, x xml);
            INSERT INTO big VALUES (1, repeat('héllo ', 4000000), 7, decode(repeat('00ff', 8388608), 'hex'), jsonb_build_array(repeat('w', 200000)), xmlelement(name a, repeat('x', 100000))), (2, 'x', NULL, 'y', '[1]', NULL),
              (3, repeat('é', 65000), NULL, NULL, '[2]', NULL), (4, repeat('ab', 32768), 8, decode(repeat('01', 16777180), 'hex'), jsonb_build_array(repeat('v', 70000)), NULL);
            """);

        await ExpectCopiedAsync(migration);

        Assert.Equal(await source.AskAsync(Compared), await migration.AskAsync(Compared));
    }

    private static async Task ExpectCopiedAsync(Migration migration)
    {
        using var tool = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StakeEasy.Migrator.dll"), "copy"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["STAKEEASY_SOURCE"] = migration.Source, ["STAKEEASY_TARGET"] = migration.Target, ["DOTNET_GCHeapHardLimit"] = Memory },
        })!;
        var errors = tool.StandardError.ReadToEndAsync();
        var output = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        Assert.True(tool.ExitCode == 0, output + await errors);
    }
}
