using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>The tool as somebody calls it who has never called it before.</summary>
[Collection(Servers.Collection)]
public sealed class CommandLineTests(PostgresFixture postgres, RunningMariaDb mariaDb) : IDisposable
{
    // There, and no file can be made in it.
    private const string NotWritable = "/proc";

    private readonly TestFolder _folder = new("command-line");

    [Theory]
    [InlineData("check", "--fix")]
    [InlineData("copy", "--resume")]
    [InlineData("import-legacy", "--currency")]
    [InlineData("verify", "--data")]
    [InlineData("rollback-plan", "--schema")]
    public async Task Every_command_explains_itself(string command, string option)
    {
        var outcome = (await Migration.RunAsync(command, "--help")).Expect(0);

        Assert.Contains("scripts/migrate " + command, outcome.Output, StringComparison.Ordinal);
        Assert.Contains(option, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Required command was not provided.")]
    [InlineData("--source is missing", "copy")]
    [InlineData("is of no kind this program knows", "copy", "--source", "somewhere")]
    [InlineData("cannot be a target, only a source", "copy", "--source", "{source}", "--target", "mysql://a:b@127.0.0.1/c")]
    [InlineData("cannot be reached", "check", "--source", "mysql://a:b@127.0.0.1:1/c")]
    [InlineData("cannot be reached", "check", "--source", "postgresql://a:b@127.0.0.1:1/c")]
    [InlineData("The report cannot be written", "copy", "--source", "{source}", "--target", "{target}", "--report", "/missing/report.json")]
    [InlineData("The file /missing/file named by --source cannot be read", "check", "--source", "@/missing/file")]
    [InlineData("No table of the source matches", "copy", "--source", "{source}", "--target", "{target}", "--include", "nothing")]
    [InlineData("No copy was published to the schema shop", "verify", "--source", "{source}", "--target", "{target}", "--schema", "shop")]
    [InlineData("remembers no run", "rollback-plan", "--target", "{target}")]
    [InlineData("There is no StakeEasy in", "verify", "--source", "{source}", "--data", "/missing")]
    public async Task Whatever_is_wrong_is_said_in_one_sentence_and_nothing_is_written(string sentence, params string[] words)
    {
        var migration = await MigrationAsync("CREATE TABLE t (id INT PRIMARY KEY);");
        words = [.. words.Select(word => word switch { "{source}" => migration.Source, "{target}" => migration.Target, _ => word })];

        var outcome = (await Migration.RunAsync(words)).Expect(2);

        Assert.Contains(sentence, outcome.Output + outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Output + outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", await migration.VisibleTablesAsync());
    }

    [Fact]
    public async Task A_connection_string_can_lie_in_a_file()
    {
        var migration = await MigrationAsync("CREATE TABLE t (id INT PRIMARY KEY);");
        var file = Path.Combine(_folder.Path, "source");
        await File.WriteAllTextAsync(file, migration.Source + "\n");

        (await Migration.RunAsync("check", "--source", "@" + file)).Expect(0);
    }

    [Fact]
    public async Task Only_a_target_can_say_which_expressions_it_understands_and_check_asks_it_if_it_is_named()
    {
        var migration = await MigrationAsync("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10), up VARCHAR(10) AS (UPPER(v)) STORED, CONSTRAINT no_soundex CHECK (SOUNDEX(v) <> 'X'));");

        var alone = (await migration.CheckAsync()).Expect(0);
        var beside = (await migration.CheckAsync("--target", migration.Target, "--fix", "expressions")).Expect(0);

        Assert.Contains("2 checks and generated columns", alone.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        Assert.Equal("t.no_soundex", Assert.Single(beside.Report.GetProperty("notMoved").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("Nothing stands in the way of a copy. The rows are estimates.", beside.Report.GetProperty("outcome").GetString());
        Assert.Equal("", await migration.VisibleTablesAsync());
    }

    [Fact]
    public async Task An_unfinished_run_is_not_thrown_away_because_the_options_of_its_resume_are_others()
    {
        var migration = await MigrationAsync("SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, d DATE NOT NULL); INSERT INTO t VALUES (1, '2024-01-01'), (7, '0000-00-00'); CREATE TABLE u (id INT PRIMARY KEY);");
        string[] options = ["--on-bad-row", "quarantine", "--quarantine-folder"];
        (await migration.CopyAsync([.. options, NotWritable])).Expect(2);

        var refused = (await migration.CopyAsync([.. options, _folder.Path, "--resume", "--exclude", "u"])).Expect(2);
        Assert.Contains("other options", refused.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);

        (await migration.CopyAsync([.. options, _folder.Path, "--resume"])).Expect(1);
        Assert.Equal("1", await migration.AskAsync("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task A_table_may_have_more_columns_than_a_function_arguments()
    {
        var columns = string.Join(", ", Enumerable.Range(1, 450).Select(i => FormattableString.Invariant($"c{i} INT NULL")));
        var migration = await MigrationAsync($"CREATE TABLE wide (id INT PRIMARY KEY, {columns}); INSERT INTO wide (id, c1, c99, c100, c450) VALUES (1, 1, 99, 100, 450), (2, NULL, NULL, 0, NULL);");

        (await migration.CopyAsync()).Expect(0);
        await migration.AskAsync("UPDATE wide SET c100 = 99, c99 = 100 WHERE id = 1");

        (await migration.VerifyAsync()).Expect(1);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Migration> MigrationAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
