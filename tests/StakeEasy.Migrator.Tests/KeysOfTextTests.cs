using System.Globalization;
using System.Text;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>Foreign keys of texts: the source takes USD for usd, the target does not. Whatever order the rows lie in, each orphan is found, counted and named.</summary>
[Collection(Servers.Collection)]
public sealed class KeysOfTextTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    [Theory]
    [InlineData("(1,'USD'),(2,'usd'),(3,'usd'),(4,'eur')", "id=1: USD", "2,3,4")]
    [InlineData("(1,'usd'),(2,'USD'),(4,'eur')", "id=2: USD", "1,4")]
    [InlineData("(1,'usd'),(2,'eur '),(3,'eur'),(4,NULL)", "id=2: eur ", "1,3,4")]
    public async Task A_text_that_differs_in_case_or_blanks_is_an_orphan_and_no_other(string rows, string orphan, string copied)
    {
        var migration = await MigrationOfAsync($"SET foreign_key_checks = 0; CREATE TABLE p (k VARCHAR(10) PRIMARY KEY); INSERT INTO p VALUES ('usd'), ('eur'); CREATE TABLE c (id INT PRIMARY KEY, k VARCHAR(10), FOREIGN KEY (k) REFERENCES p (k)); INSERT INTO c VALUES {rows};");

        Assert.Equal(orphan, Orphans((await migration.CheckAsync()).Expect(1)));
        await SetAsideAsync(migration, "c", copied);
    }

    [Fact]
    public async Task One_of_a_thousand_is_found()
    {
        var migration = await MigrationOfAsync("SET foreign_key_checks = 0; CREATE TABLE p (k VARCHAR(10) PRIMARY KEY); INSERT INTO p SELECT CONCAT('k', seq) FROM seq_1_to_1000; CREATE TABLE c (id INT PRIMARY KEY, k VARCHAR(10), FOREIGN KEY (k) REFERENCES p (k)); INSERT INTO c SELECT seq, CONCAT('k', seq) FROM seq_1_to_1000; INSERT INTO c VALUES (2000, 'K1');");

        Assert.Equal("id=2000: K1", Orphans((await migration.CheckAsync()).Expect(1)));
        await SetAsideAsync(migration, "c", string.Join(',', Enumerable.Range(1, 1000)));
    }

    [Fact]
    public async Task A_key_of_several_columns_is_shown_whole()
    {
        var migration = await MigrationOfAsync("SET foreign_key_checks = 0; CREATE TABLE p (a INT, b VARCHAR(5), PRIMARY KEY (a, b)); INSERT INTO p VALUES (1, 'a'), (2, 'b'); CREATE TABLE c (id INT PRIMARY KEY, a INT, b VARCHAR(5), FOREIGN KEY (a, b) REFERENCES p (a, b)); INSERT INTO c VALUES (1, 1, 'a'), (2, NULL, 'zz'), (3, 1, 'A');");

        Assert.Equal("id=3: 1, A", Orphans((await migration.CheckAsync()).Expect(1)));
        await SetAsideAsync(migration, "c", "1,2");
    }

    [Fact]
    public async Task Bytes_set_aside_stay_bytes_and_nothing_is_told_apart_from_an_empty_text()
    {
        using var folder = new TestFolder("aside");
        var migration = await MigrationOfAsync("SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, d DATE NOT NULL, b BLOB, fixed BINARY(4), word VARCHAR(9), gone VARCHAR(9)); INSERT INTO t VALUES (1, '0000-00-00', X'DEADBEEF00FF', X'00FF', '', NULL);");

        (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", folder.Path)).Expect(1);

        Assert.Equal("deadbeef00ff|00ff0000||NULL", await migration.AskAsync("SELECT encode(b, 'hex'), encode(fixed, 'hex'), word, gone FROM quarantine_of_t"));
        var lines = await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(folder.Path)), Encoding.UTF8);
        Assert.Equal("""
            "1","0000-00-00","\xdeadbeef00ff","\x00ff0000","",
            """, lines[1]);
    }

    [Fact]
    public async Task A_key_with_a_zero_character_is_set_aside_and_the_run_ends_with_it()
    {
        using var folder = new TestFolder("aside");
        var migration = await MigrationOfAsync("CREATE TABLE t (a VARCHAR(10) PRIMARY KEY, j JSON); SET check_constraint_checks = 0; INSERT INTO t VALUES (CONCAT('a', CHAR(0), 'b'), '{}'), ('ok', '{}'), (CONCAT('c', CHAR(0)), '{\"x\": 1, \"x\": 2}');");

        var outcome = (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", folder.Path)).Expect(1);

        Assert.Equal("ok|a\\0b,c\\0", await migration.AskAsync("SELECT (SELECT string_agg(a, ',') FROM t), (SELECT string_agg(a, ',' ORDER BY a) FROM quarantine_of_t)"));
        Assert.DoesNotContain("\\u0000", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_equal_without_their_zero_characters_are_found_before_the_copy()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(10) COLLATE utf8mb4_bin, UNIQUE (a)); INSERT INTO t VALUES (1, CONCAT('a', CHAR(0))), (2, 'a'), (3, CONCAT('b', CHAR(0))), (4, NULL);");

        var finding = Assert.Single((await migration.CopyAsync("--fix", "nul-characters")).Expect(1).Findings("nul-character-in-key"));

        Assert.Equal("2", finding.GetProperty("rows").ToString());
        Assert.Equal("", await migration.VisibleTablesAsync());
    }

    private static string Orphans(Outcome outcome)
    {
        var finding = Assert.Single(outcome.Findings("orphan"));
        var examples = finding.GetProperty("examples").EnumerateArray().Select(example => $"{example.GetProperty("key").GetString()}: {example.GetProperty("value").GetString()}").ToList();
        Assert.Equal(finding.GetProperty("rows").GetInt64().ToString(CultureInfo.InvariantCulture), examples.Count.ToString(CultureInfo.InvariantCulture));
        return string.Join(" | ", examples);
    }

    private static async Task SetAsideAsync(Migration migration, string table, string copied)
    {
        using var folder = new TestFolder("aside");
        (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", folder.Path)).Expect(1);
        Assert.Equal($"{copied}|1", await migration.AskAsync($"SELECT (SELECT string_agg(id::text, ',' ORDER BY id) FROM {table}), (SELECT count(*) FROM quarantine_of_{table})"));
    }

    private Task<Migration> MigrationOfAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
