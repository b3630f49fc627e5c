using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Declared;

/// <summary>Checks and generated columns: carried over where they are known to mean the same, put before the operator where not.</summary>
[Collection(Servers.Collection)]
public sealed class ExpressionsTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    private const string Columns = "id INT PRIMARY KEY, n INT, u INT UNSIGNED, m DECIMAL(8,2), a VARCHAR(9), f CHAR(3), x VARCHAR(9) COLLATE utf8mb4_nopad_bin, y VARCHAR(9) COLLATE utf8mb4_bin, e ENUM('open','shut'), d DATE, at DATETIME, r DOUBLE";

    [Theory]
    [InlineData("a IN ('X','Y')")]
    [InlineData("a <> 'Q'")]
    [InlineData("y = 'Q'")]
    [InlineData("a > 'b'")]
    [InlineData("a LIKE 'x%'")]
    [InlineData("a REGEXP '^x'")]
    [InlineData("e <> 'OPEN'")]
    [InlineData("n / 2 > 0.2")]
    [InlineData("u - 1 >= 0")]
    [InlineData("NULLIF(a, 'X') IS NULL OR n > 0")]
    [InlineData("LEFT(x, -1) IS NULL")]
    [InlineData("CASE a WHEN 'X' THEN 1 ELSE 0 END >= 0")]
    [InlineData("a > 1")]
    [InlineData("GREATEST(n, m) > 0")]
    public async Task A_check_whose_meaning_may_change_waits_for_a_decision(string check)
    {
        var migration = await MigrationOfAsync($"CREATE TABLE t ({Columns}, CONSTRAINT doubtful CHECK ({check})); INSERT INTO t (id) VALUES (1);");

        var finding = Assert.Single((await migration.CopyAsync()).Expect(1).Findings("expression"));
        Assert.Contains("--fix expressions", finding.GetProperty("resolution").GetString(), StringComparison.Ordinal);
        Assert.Equal("", await migration.VisibleTablesAsync());

        var outcome = (await migration.CopyAsync("--fix", "expressions")).Expect(0);
        Assert.Equal("t.doubtful", Assert.Single(outcome.Report.GetProperty("notMoved").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("0", await migration.AskAsync("SELECT count(*) FROM pg_constraint WHERE conname = 'doubtful'"));
    }

    [Theory]
    [InlineData("n BETWEEN -10 AND 10 AND (m > 0.5 OR n <=> 3)", "INSERT INTO t (id, n) VALUES (9, 11)")]
    [InlineData("m * 1.20 + n <= 100", "INSERT INTO t (id, n, m) VALUES (9, 41, 50)")]
    [InlineData("n * 100000 > 0", "INSERT INTO t (id, n) VALUES (9, -1)")]
    [InlineData("x IN ('X','it''s \\\\ ')", "INSERT INTO t (id, x) VALUES (9, 'x')")]
    [InlineData("e = 'open' OR e IS NULL", "INSERT INTO t (id, e) VALUES (9, 'shut')")]
    [InlineData("CHAR_LENGTH(a) > 1", "INSERT INTO t (id, a) VALUES (9, 'ä')")]
    [InlineData("LENGTH(a) > 2", "INSERT INTO t (id, a) VALUES (9, 'ä')")]
    [InlineData("d >= '2020-01-01' AND at <> '2020-01-01 10:00:00'", "INSERT INTO t (id, d) VALUES (9, '2019-12-31')")]
    [InlineData("r < 0.1 AND ABS(r) >= 0 OR r IS NULL", "INSERT INTO t (id, r) VALUES (9, 0.1)")]
    [InlineData("CASE WHEN n > 5 THEN COALESCE(m, 0) ELSE 1 END = 1", "INSERT INTO t (id, n, m) VALUES (9, 6, 2)")]
    public async Task A_check_that_means_the_same_is_carried_over_unasked(string check, string refused)
    {
        var migration = await MigrationOfAsync($"CREATE TABLE t ({Columns}, CHECK ({check})); INSERT INTO t (id) VALUES (1);");

        var outcome = (await migration.CopyAsync()).Expect(0);

        Assert.Empty(outcome.Findings("expression"));
        await migration.AskAsync("INSERT INTO t (id) VALUES (8)");
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync(refused));
    }

    [Theory]
    [InlineData("INT", "n / 2", "4")]
    [InlineData("TINYINT(1)", "a = 'X'", "1")]
    [InlineData("VARCHAR(9)", "LEFT(a, -1)", "")]
    [InlineData("VARCHAR(9)", "SUBSTR(a, -2)", "xy")]
    [InlineData("VARCHAR(9)", "SUBSTR(a, 0)", "")]
    [InlineData("VARCHAR(9)", "UPPER(a)", "XXY")]
    [InlineData("CHAR(5)", "CONCAT(a, ' ')", "xxy")]
    [InlineData("VARCHAR(9)", "IF(n > 5, a, 'z')", "xxy")]
    public async Task A_generated_column_whose_meaning_may_change_keeps_its_values_as_a_plain_one(string type, string expression, string value)
    {
        var migration = await MigrationOfAsync($"CREATE TABLE t ({Columns}, g {type} AS ({expression}) STORED); INSERT INTO t (id, n, a) VALUES (1, 7, '{(type.StartsWith("TINY", StringComparison.Ordinal) ? "x" : "xxy")}');");
        (await migration.CopyAsync()).Expect(1);

        (await migration.CopyAsync("--fix", "expressions")).Expect(0);

        Assert.Equal(value is "1" ? "True" : value, await migration.AskAsync("SELECT g FROM t"));
        Assert.Equal("NEVER", await migration.AskAsync("SELECT is_generated FROM information_schema.columns WHERE table_name = 't' AND column_name = 'g'"));
    }

    [Theory]
    [InlineData("DECIMAL(8,1)", "m * 1.25", "3.1")]
    [InlineData("VARCHAR(30)", "CONCAT(TRIM(a), '-', n, '-', m, '-', LEFT(x, 2), SUBSTR(x, 3))", "xxy-7-2.50-wxyz")]
    [InlineData("BIGINT", "n * 1000000000", "7000000000")]
    [InlineData("INT", "ROUND(m)", "3")]
    public async Task A_generated_column_that_means_the_same_goes_on_being_computed(string type, string expression, string value)
    {
        var migration = await MigrationOfAsync($"CREATE TABLE t ({Columns}, g {type} AS ({expression}) STORED); INSERT INTO t (id, n, m, a, x) VALUES (1, 7, 2.5, 'xxy', 'wxyz');");

        Assert.Empty((await migration.CopyAsync()).Expect(0).Findings("expression"));

        Assert.Equal($"{value}\n{value}", await migration.AskAsync("INSERT INTO t (id, n, m, a, x) VALUES (2, 7, 2.5, 'xxy', 'wxyz'); SELECT g FROM t ORDER BY id"));
    }

    [Fact]
    public async Task Whoever_has_read_it_takes_an_expression_as_it_was_translated()
    {
        var migration = await MigrationOfAsync($"CREATE TABLE t ({Columns}, CHECK (a <> 'Q')); INSERT INTO t (id) VALUES (1);");

        var outcome = (await migration.CopyAsync("--fix", "expressions-as-translated")).Expect(0);

        Assert.Contains("\"a\" <> 'Q'", Assert.Single(outcome.Findings("expression")).GetProperty("resolution").GetString(), StringComparison.Ordinal);
        await migration.AskAsync("INSERT INTO t (id, a) VALUES (2, 'q')");
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync("INSERT INTO t (id, a) VALUES (3, 'Q')"));
    }

    [Fact]
    public async Task Rows_that_a_check_does_not_let_through_are_found_before_the_copy()
    {
        using var folder = new TestFolder("aside");
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY, n INT, CHECK (n > 0)); SET check_constraint_checks = 0; INSERT INTO t VALUES (1, 5), (2, -5), (3, NULL);");

        var finding = Assert.Single((await migration.CopyAsync()).Expect(1).Findings("broken-check"));
        Assert.Equal("n id=2 -5", $"{finding.GetProperty("column").GetString()} {finding.GetProperty("examples")[0].GetProperty("key").GetString()} {finding.GetProperty("examples")[0].GetProperty("value").GetString()}");

        (await migration.CopyAsync("--on-bad-row", "quarantine", "--quarantine-folder", folder.Path)).Expect(1);
        Assert.Equal("1,3|2", await migration.AskAsync("SELECT (SELECT string_agg(id::text, ',' ORDER BY id) FROM t), (SELECT string_agg(id, ',') FROM quarantine_of_t)"));
    }

    private Task<Migration> MigrationOfAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
