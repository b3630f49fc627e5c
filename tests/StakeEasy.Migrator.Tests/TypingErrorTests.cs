using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>What is mistyped is told in a sentence, with exit code 2 and without a password; and what is gone from the target is told, too.</summary>
[Collection(Servers.Collection)]
public sealed class TypingErrorTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    [Theory]
    [InlineData("--jobs is a number from 1 to 64.", "check", "--jobs", "x")]
    [InlineData("--jobs is a number from 1 to 64.", "verify", "--jobs", "65")]
    [InlineData("--batch is a number of KiB from 16 to 65536.", "copy", "--batch", "1.5")]
    public async Task A_number_that_is_none_is_told(string sentence, params string[] words)
    {
        var outcome = (await Migration.RunAsync(words)).Expect(2);

        Assert.Equal(sentence, outcome.Error.Split('\n')[0].TrimEnd());
    }

    [Theory]
    [InlineData("check", "--sorce", "mysql://u:secret@h/db")]
    [InlineData("check", "--sorce=mysql://u:secret@h/db")]
    [InlineData("check", "--source", "Server=h;", "User", "ID=r;", "Password=secret;", "Database=d")]
    [InlineData("check", "--source", "Server=h;Password=my", "Secret;Database=d")]
    [InlineData("check", "--jobs", "mysql://u:secret@h/db")]
    public async Task No_mistake_tells_a_password(params string[] words)
    {
        var outcome = (await Migration.RunAsync(words)).Expect(2);

        Assert.DoesNotContain("secret", outcome.Output + outcome.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_report_that_a_full_disk_would_not_hold_is_refused_before_anything_is_done()
    {
        var migration = await MigrationAsync("CREATE TABLE t (id INT PRIMARY KEY);");

        var outcome = (await migration.CopyAsync("--report", "/dev/full")).Expect(2);

        Assert.Contains("Nothing was begun", outcome.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        Assert.Equal("", await migration.VisibleTablesAsync());
    }

    [Fact]
    public async Task A_table_or_column_that_is_gone_differs_and_the_others_are_compared_all_the_same()
    {
        var migration = await MigrationAsync("CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY, v INT); CREATE TABLE c (id INT PRIMARY KEY); CREATE TABLE d (id INT PRIMARY KEY);");
        (await migration.CopyAsync()).Expect(0);
        await migration.AskAsync("DROP TABLE a; ALTER TABLE b DROP COLUMN v; SELECT 1");
        await mariaDb.RootAsync($"USE {migration.Source.Split("Database=")[1]}; DROP TABLE d;");

        var report = (await migration.VerifyAsync()).Expect(1).Report;

        Assert.Equal("a False, b False, c True, d False", string.Join(", ", report.GetProperty("tables").EnumerateArray().Select(table => $"{table.GetProperty("target").GetString()} {table.GetProperty("verified").GetBoolean()}").Order(StringComparer.Ordinal)));
        Assert.Equal("3 tables differ.", report.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_run_that_was_killed_right_after_it_was_published_is_done_for_whoever_resumes_it()
    {
        var migration = await MigrationAsync("CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT);");
        (await migration.CopyAsync()).Expect(0);

        var resumed = (await migration.CopyAsync("--resume")).Expect(0);
        var others = (await migration.CopyAsync("--resume", "--utc", "t.*")).Expect(2);

        Assert.StartsWith("This run is done", resumed.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        Assert.Contains("is not empty", others.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
    }

    private Task<Migration> MigrationAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
