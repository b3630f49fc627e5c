using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>Rows that the target cannot take: they stop the copy before it begins, or are set aside when that is asked for.</summary>
[Collection(Servers.Collection)]
public sealed class SetAsideTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    // There, and no file can be made in it.
    private const string NotWritable = "/proc";

    [Fact]
    public async Task E2_03_one_bad_row_stops_everything_before_anything_is_written_and_is_named()
    {
        var migration = await MigrationOfAsync("SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, d DATE NOT NULL); INSERT INTO t VALUES (1, '2024-01-01'), (7, '0000-00-00'), (8, '2024-00-10');");

        var outcome = (await migration.CopyAsync()).Expect(1);

        var finding = Assert.Single(outcome.Findings("zero-date"));
        Assert.Equal("t.d 2", $"{finding.GetProperty("table").GetString()}.{finding.GetProperty("column").GetString()} {finding.GetProperty("rows")}");
        Assert.Equal(
            "id=7 0000-00-00, id=8 2024-00-10",
            string.Join(", ", finding.GetProperty("examples").EnumerateArray().Select(example => $"{example.GetProperty("key").GetString()} {example.GetProperty("value").GetString()}")));
        Assert.Contains("--fix zero-dates", finding.GetProperty("resolution").GetString(), StringComparison.Ordinal);
        Assert.Equal("", await migration.VisibleTablesAsync());
    }

    [Fact]
    public async Task E2_03_bad_rows_set_aside_are_in_a_table_and_a_file_and_the_exit_code_says_so()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var migration = await MigrationOfAsync("SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, d DATE NOT NULL, note TEXT); INSERT INTO t VALUES (1, '2024-01-01', 'a'), (7, '0000-00-00', 'b'), (8, '2024-00-10', CONCAT('c', CHAR(0)));");

        var outcome = (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", folder)).Expect(1);

        Assert.Equal("1", await migration.AskAsync("SELECT string_agg(id::text, ',') FROM t"));
        Assert.Equal("7|0000-00-00|b\n8|2024-00-10|c\\0", await migration.AskAsync("SELECT * FROM quarantine_of_t ORDER BY id"));
        Assert.Equal("2", Assert.Single(outcome.Report.GetProperty("tables").EnumerateArray()).GetProperty("setAside").ToString());
        Assert.Equal(3, (await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(folder)))).Length);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Rows_that_depend_on_one_set_aside_are_set_aside_with_it_however_long_the_chain()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var migration = await MigrationOfAsync(
            """
            SET sql_mode = '';
            CREATE TABLE parents (id INT PRIMARY KEY, d DATE NOT NULL); INSERT INTO parents VALUES (1, '2024-01-01'), (2, '0000-00-00');
            CREATE TABLE children (id INT PRIMARY KEY, parent_id INT NULL, elder INT NULL, FOREIGN KEY (parent_id) REFERENCES parents (id), FOREIGN KEY (elder) REFERENCES children (id));
            INSERT INTO children VALUES (1, 1, NULL), (2, 2, NULL), (3, 1, 2), (4, NULL, 3), (5, 1, 1), (6, NULL, NULL);
            CREATE TABLE amounts (id INT PRIMARY KEY, child_id INT NOT NULL, FOREIGN KEY (child_id) REFERENCES children (id)); INSERT INTO amounts VALUES (1, 1), (2, 2), (3, 4), (4, 5);
            """);

        var outcome = (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", folder)).Expect(1);

        Assert.Equal("1|1,5,6|1,4", await migration.AskAsync("SELECT (SELECT string_agg(id::text, ',' ORDER BY id) FROM parents), (SELECT string_agg(id::text, ',' ORDER BY id) FROM children), (SELECT string_agg(id::text, ',' ORDER BY id) FROM amounts)"));
        Assert.Equal("2|2,3,4|2,3", await migration.AskAsync("SELECT (SELECT string_agg(id, ',' ORDER BY id) FROM quarantine_of_parents), (SELECT string_agg(id, ',' ORDER BY id) FROM quarantine_of_children), (SELECT string_agg(id, ',' ORDER BY id) FROM quarantine_of_amounts)"));
        Assert.Equal(
            "amounts 2, children 3",
            string.Join(", ", outcome.Findings("depends-on-quarantined").Select(finding => $"{finding.GetProperty("table").GetString()} {finding.GetProperty("rows")}").Order(StringComparer.Ordinal)));
        Assert.Equal("0", await migration.AskAsync("SELECT count(*) FROM pg_constraint WHERE NOT convalidated"));
        var verified = (await migration.VerifyAsync()).Expect(1);
        Assert.Equal("amounts 2, children 3, parents 1", string.Join(", ", verified.Report.GetProperty("tables").EnumerateArray().Select(table => $"{table.GetProperty("target").GetString()} {table.GetProperty("setAside")}").Order(StringComparer.Ordinal)));
        Assert.Equal("Source and target agree, but for 6 rows that the run has set aside: see the tables named quarantine_of_….", verified.Report.GetProperty("outcome").GetString());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_run_that_stopped_at_its_quarantine_is_taken_up_again()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var migration = await MigrationOfAsync("SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, d DATE NOT NULL); INSERT INTO t VALUES (1, '2024-01-01'), (7, '0000-00-00'), (8, '2024-01-02');");
        (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", NotWritable)).Expect(2);

        var outcome = (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", folder, "--resume")).Expect(1);

        Assert.Contains("t: kept", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("1,8|7", await migration.AskAsync("SELECT (SELECT string_agg(id::text, ',' ORDER BY id) FROM t), (SELECT string_agg(id, ',') FROM quarantine_of_t)"));
        Assert.Equal(2, (await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(folder)))).Length);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Tables_that_the_source_has_changed_or_dropped_meanwhile_are_not_taken_up_again()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var migration = await MigrationOfAsync("SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, d DATE NOT NULL); INSERT INTO t VALUES (1, '2024-01-01'), (7, '0000-00-00'); CREATE TABLE gone (id INT PRIMARY KEY); CREATE TABLE altered (id INT PRIMARY KEY, a INT); INSERT INTO altered VALUES (1, 1);");
        string[] options = ["--on-bad-row", "quarantine", "--quarantine-folder"];
        (await migration.CopyAsync([.. options, NotWritable])).Expect(2);
        await mariaDb.RootAsync($"USE {migration.Source.Split("Database=")[1]}; DROP TABLE gone; ALTER TABLE altered ADD UNIQUE KEY of_a (a);");

        (await migration.CopyAsync([.. options, folder, "--resume"])).Expect(1);

        Assert.Equal("altered,quarantine_of_t,t|2", await migration.AskAsync("SELECT string_agg(tablename, ',' ORDER BY tablename), (SELECT count(*) FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'altered') FROM pg_tables WHERE schemaname = 'public'"));
        Directory.Delete(folder, recursive: true);
    }

    private Task<Migration> MigrationOfAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
