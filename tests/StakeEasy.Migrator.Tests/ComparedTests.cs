using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>What a verification notices although rows, nulls, sums, smallest and largest are the same.</summary>
[Collection(Servers.Collection)]
public sealed class ComparedTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    [Theory]
    [InlineData("a null in the other column", "UPDATE t SET a = b, b = a WHERE id IN (1, 2)")]
    [InlineData("a text cut elsewhere at a bar", "UPDATE t SET a = CASE id WHEN 3 THEN 'x' ELSE 'x|y' END, b = CASE id WHEN 3 THEN 'y|z' ELSE 'z' END WHERE id IN (3, 4)")]
    [InlineData("two rows with each other's value", "UPDATE t SET b = CASE id WHEN 5 THEN 'uv' ELSE 'tv' END WHERE id IN (5, 6)")]
    [InlineData("capitals", "UPDATE t SET b = 'TV' WHERE id = 5")]
    [InlineData("a null and the mark of one", "UPDATE t SET a = CASE id WHEN 7 THEN NULL ELSE '~1' END WHERE id IN (7, 8)")]
    public async Task A_difference_that_only_the_hash_can_show_is_found(string difference, string change)
    {
        var migration = await MigrationAsync(
            """
            CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9), b VARCHAR(9));
            INSERT INTO t VALUES (1, 'x', NULL), (2, NULL, 'x'), (3, 'x|y', 'z'), (4, 'x', 'y|z'), (5, 'é', 'tv'), (6, 'é', 'uv'), (7, '~1', 'n'), (8, NULL, 'n');
            """);
        (await migration.CopyAsync()).Expect(0);

        await migration.AskAsync(change);
        var report = (await migration.VerifyAsync()).Expect(1).Report;

        var differences = Assert.Single(report.GetProperty("tables").EnumerateArray()).GetProperty("differences").EnumerateArray().Select(one => one.GetString()!);
        Assert.True(Assert.Single(differences).StartsWith("hash: ", StringComparison.Ordinal), difference);
    }

    [Fact]
    public async Task A_floating_point_number_is_shown_as_people_write_it()
    {
        var migration = await MigrationAsync("CREATE TABLE t (id INT PRIMARY KEY, d DOUBLE); INSERT INTO t VALUES (1, 1.5), (2, -0.25), (3, 0);");
        (await migration.CopyAsync()).Expect(0);

        await migration.AskAsync("UPDATE t SET d = 1200 WHERE id = 1; UPDATE t SET d = -0.5 WHERE id = 2");
        var outcome = (await Migration.RunAsync("verify", "--source", migration.Source, "--target", migration.Target)).Expect(1);

        Assert.Contains("largest d: 1.5 in the source, 1200 in the target", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("smallest d: -0.25 in the source, -0.5 in the target", outcome.Output, StringComparison.Ordinal);
    }

    private Task<Migration> MigrationAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
