using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Declared;

/// <summary>Names that are free in the source and taken in the target, and values in declarations.</summary>
[Collection(Servers.Collection)]
public sealed class NamesAndDefaultsTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    [Theory]
    [InlineData("CREATE TABLE user (id INT PRIMARY KEY, role INT, KEY role (role)); CREATE TABLE user_role (id INT PRIMARY KEY)", "user_role_2")]
    [InlineData("CREATE TABLE user (id INT PRIMARY KEY, role INT, UNIQUE KEY role (role)); CREATE TABLE user_role (id INT PRIMARY KEY)", "user_role_2")]
    [InlineData("CREATE TABLE A (b_c INT, KEY b_c (b_c)); CREATE TABLE A_B (c INT, KEY c (c))", "a_b_c_2")]
    [InlineData("CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE a_pkey (id INT)", "a_pkey_2")]
    [InlineData("CREATE TABLE a (id INT PRIMARY KEY AUTO_INCREMENT, k INT, KEY id_seq (k))", "a_id_seq_2")]
    public async Task An_index_whose_name_is_taken_gets_another_and_the_report_says_which(string script, string name)
    {
        var migration = await MigrationOfAsync(script);

        var outcome = (await migration.CopyAsync()).Expect(0);

        Assert.Contains(name, Assert.Single(outcome.Findings("renamed-index")).GetProperty("resolution").GetString(), StringComparison.Ordinal);
        Assert.Equal("1", await migration.AskAsync($"SELECT count(*) FROM pg_indexes WHERE indexname = '{name}'"));
    }

    [Fact]
    public async Task Tables_called_like_a_sequence_or_a_quarantine_keep_their_names_and_rows()
    {
        using var folder = new TestFolder("aside");
        var migration = await MigrationOfAsync("SET sql_mode = ''; CREATE TABLE a (id INT PRIMARY KEY AUTO_INCREMENT, d DATE NOT NULL); INSERT INTO a VALUES (1, '0000-00-00'), (2, '2024-01-01'); CREATE TABLE a_id_seq (x INT); INSERT INTO a_id_seq VALUES (1); CREATE TABLE quarantine_of_a (y INT); INSERT INTO quarantine_of_a VALUES (1);");

        (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", folder.Path)).Expect(1);

        Assert.Equal("1|1|1|3", await migration.AskAsync("INSERT INTO a (d) VALUES ('2024-01-02') RETURNING (SELECT x FROM a_id_seq), (SELECT y FROM quarantine_of_a), (SELECT id FROM quarantine_of_a_2), id"));
    }

    [Fact]
    public async Task A_column_called_like_one_that_every_table_has_gets_another_name()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY, ctid INT, ctid_ INT, KEY (ctid), CHECK (ctid > 0)); INSERT INTO t VALUES (1, 2, 3);");

        var outcome = (await migration.CopyAsync()).Expect(0);

        Assert.Equal("ctid", Assert.Single(outcome.Findings("renamed-column")).GetProperty("column").GetString());
        Assert.Equal("1|2|3", await migration.AskAsync("SELECT id, ctid__, ctid_ FROM t"));
        (await migration.VerifyAsync()).Expect(0);
    }

    [Fact]
    public async Task A_primary_key_of_the_beginning_of_a_text_becomes_a_unique_index()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (k TEXT NOT NULL, d INT, PRIMARY KEY (k(3))); INSERT INTO t VALUES ('abcd', 1), ('abdd', 2);");

        var outcome = (await migration.CopyAsync()).Expect(0);

        Assert.Contains("no primary key", Assert.Single(outcome.Findings("prefix-index")).GetProperty("resolution").GetString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync("INSERT INTO t VALUES ('abc', 3)"));
    }

    [Fact]
    public async Task A_primary_key_that_runs_downwards_stays_one()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (a INT, b INT, PRIMARY KEY (a, b DESC)); INSERT INTO t VALUES (1, 2);");

        (await migration.CopyAsync()).Expect(0);

        Assert.Equal("1", await migration.AskAsync("SELECT count(*) FROM pg_constraint WHERE conrelid = 't'::regclass AND contype = 'p'"));
    }

    [Fact]
    public async Task Labels_with_backslashes_and_quotes_are_what_they_are()
    {
        var migration = await MigrationOfAsync(@"CREATE TABLE t (id INT PRIMARY KEY, e ENUM('a','e\\f','it''s','n\nl') NOT NULL DEFAULT 'e\\f', s SET('x','y\\')); INSERT INTO t VALUES (1, 'e\\f', 'x,y\\'), (2, 'it''s', ''), (3, 'n\nl', NULL);");

        (await migration.CopyAsync()).Expect(0);

        Assert.Equal(@"e\f", await migration.AskAsync("INSERT INTO t (id) VALUES (4) RETURNING e"));
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync(@"INSERT INTO t VALUES (5, 'e\\f', NULL)"));
    }

    [Fact]
    public async Task Defaults_are_the_same_bytes_or_listed()
    {
        var migration = await MigrationOfAsync(@"SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, b BINARY(3) DEFAULT 'ab', v VARBINARY(3) DEFAULT X'FF', w VARCHAR(9) DEFAULT 'a\\b\nc', z DATETIME DEFAULT '0000-00-00 00:00:00'); INSERT INTO t (id, z) VALUES (1, NULL);");

        var outcome = (await migration.CopyAsync()).Expect(0);

        Assert.Equal("616200|NULL|a\\b\nc|NULL", await migration.AskAsync("INSERT INTO t (id) VALUES (2) RETURNING encode(b, 'hex'), v, w, z"));
        Assert.Equal("default t.v, default t.z", NotMoved(outcome));
    }

    [Fact]
    public async Task Numbers_that_were_given_out_do_not_come_again()
    {
        var migration = await MigrationOfAsync("CREATE TABLE emptied (id INT PRIMARY KEY AUTO_INCREMENT) AUTO_INCREMENT = 500; CREATE TABLE shrunk (id INT PRIMARY KEY AUTO_INCREMENT, a INT); INSERT INTO shrunk VALUES (2, 1), (900, 1); DELETE FROM shrunk WHERE id = 900;");

        (await migration.CopyAsync()).Expect(0);

        Assert.Equal("500|901", await migration.AskAsync("SELECT nextval('emptied_id_seq'), nextval('shrunk_id_seq')"));
    }

    [Fact]
    public async Task What_an_excluded_column_belongs_to_is_listed_too()
    {
        var migration = await MigrationOfAsync("CREATE TABLE p (id INT PRIMARY KEY, a INT, twice INT AS (id * 2) STORED, CONSTRAINT positive CHECK (id > 0)); CREATE TABLE c (id INT PRIMARY KEY, p_id INT, CONSTRAINT of_p FOREIGN KEY (p_id) REFERENCES p (id)); INSERT INTO p (id, a) VALUES (1, 1); INSERT INTO c VALUES (1, 1);");

        var outcome = (await migration.CopyAsync("--exclude", "p.id")).Expect(0);

        Assert.Equal("check p.positive, column p.id, foreign key c.of_p, generated column p.twice, primary key p.PRIMARY", NotMoved(outcome));
    }

    [Fact]
    public async Task A_schema_name_that_the_target_would_cut_is_refused()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY)");

        (await migration.CopyAsync("--schema", new string('s', 70))).Expect(2);
        (await migration.CopyAsync("--schema", "")).Expect(2);

        Assert.Equal("", await migration.VisibleTablesAsync());
    }

    private static string NotMoved(Outcome outcome) => string.Join(", ", outcome.Report.GetProperty("notMoved").EnumerateArray()
        .Select(one => $"{one.GetProperty("what").GetString()} {one.GetProperty("name").GetString()}").Order(StringComparer.Ordinal));

    private Task<Migration> MigrationOfAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
