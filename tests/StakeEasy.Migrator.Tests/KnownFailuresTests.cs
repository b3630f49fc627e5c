using System.Globalization;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>What pgloader's users have reported over the years, numbered as in the list of the peer's known failures; each must not happen here.</summary>
[Collection(Servers.Collection)]
public sealed class KnownFailuresTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    [Fact]
    public async Task E2_02_a_row_of_thirty_megabytes_comes_through()
    {
        // Longer than one packet of the protocol, which holds sixteen.
        await mariaDb.RootAsync("SET GLOBAL max_allowed_packet = 67108864");
        var migration = await MigrationOfAsync("CREATE TABLE big (id INT PRIMARY KEY, t LONGTEXT, b LONGBLOB); INSERT INTO big VALUES (1, REPEAT('héllo ', 5000000), REPEAT(X'00FF', 8388608)), (2, 'x', 'y');");

        (await migration.CopyAsync()).Expect(0);

        Assert.Equal("35000000|16777216", await migration.AskAsync("SELECT octet_length(t), octet_length(b) FROM big WHERE id = 1"));
    }

    [Fact]
    public async Task The_target_knows_its_tables_when_they_are_published_and_changed_indexes_are_listed()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100), KEY beginning (v(5))); INSERT INTO t SELECT seq, MD5(seq) FROM seq_1_to_500;");

        var outcome = (await migration.CopyAsync()).Expect(0);

        Assert.Equal("500|2", await migration.AskAsync("SELECT reltuples::int, (SELECT count(*) FROM pg_stats WHERE schemaname = 'public' AND tablename = 't') FROM pg_class WHERE oid = 't'::regclass"));
        Assert.Contains("left(v, 5)", Assert.Single(outcome.Findings("prefix-index")).GetProperty("resolution").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unique_address_tells_case_apart_in_the_target_where_the_source_does()
    {
        var migration = await MigrationOfAsync("CREATE TABLE strict (id INT PRIMARY KEY, email VARCHAR(100) COLLATE utf8mb4_bin NOT NULL UNIQUE); INSERT INTO strict VALUES (1, 'ana@example.org'); CREATE TABLE lenient (id INT PRIMARY KEY, email VARCHAR(100) COLLATE utf8mb4_unicode_ci NOT NULL UNIQUE); INSERT INTO lenient VALUES (1, 'ana@example.org');");

        (await migration.CopyAsync()).Expect(0);

        await migration.AskAsync("INSERT INTO strict VALUES (2, 'ANA@example.org')");
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync("INSERT INTO lenient VALUES (2, 'ANA@example.org')"));
    }

    [Fact]
    public async Task E2_04_real_dates_of_the_year_nine_stay_and_zero_dates_become_null_and_are_counted()
    {
        var migration = await MigrationOfAsync("SET sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, d DATE NULL, dt DATETIME NULL); INSERT INTO t VALUES (1, '0009-03-04', '0009-03-04 01:02:03'), (2, '0000-00-00', '0000-00-00 00:00:00'), (3, '2024-02-00', '2024-00-01 10:00:00');");

        var outcome = (await migration.CopyAsync()).Expect(0);

        Assert.Equal("1|0009-03-04|0009-03-04 01:02:03\n2|NULL|NULL\n3|NULL|NULL", await migration.AskAsync("SELECT id, d::text, dt::text FROM t ORDER BY id"));
        Assert.Equal("2 changed, 2 changed", string.Join(", ", outcome.Findings("zero-date").Select(finding => $"{finding.GetProperty("rows")} {finding.GetProperty("severity").GetString()}")));
    }

    [Fact]
    public async Task E2_04_latin1_of_windows_keeps_its_quotes_and_the_euro()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10) CHARACTER SET latin1); INSERT INTO t VALUES (1, X'80939485');");

        (await migration.CopyAsync()).Expect(0);

        Assert.Equal("€“”…", await migration.AskAsync("SELECT v FROM t"));
    }

    [Fact]
    public async Task E2_05_no_time_moves_whatever_the_zone_of_the_servers()
    {
        await mariaDb.RootAsync("SET GLOBAL time_zone = '-05:00'");
        try
        {
            var migration = await MigrationOfAsync("SET time_zone = '+00:00'; CREATE TABLE t (id INT PRIMARY KEY, dt DATETIME, ts TIMESTAMP NULL); INSERT INTO t VALUES (1, '2025-03-30 02:30:00', '2025-03-30 02:30:00');");

            (await migration.CopyAsync()).Expect(0);

            Assert.Equal("2025-03-30 02:30:00|2025-03-30 02:30:00+00", await migration.AskAsync("SELECT dt::text, ts::text FROM t"));
        }
        finally
        {
            await mariaDb.RootAsync("SET GLOBAL time_zone = '+00:00'");
        }
    }

    [Fact]
    public async Task E2_06_sequences_continue_after_the_highest_id()
    {
        var migration = await MigrationOfAsync(
            """
            CREATE TABLE filled (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, a INT); INSERT INTO filled VALUES (41, 1), (7, 1);
            CREATE TABLE none (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, a INT);
            CREATE TABLE `Upper Case` (`The Id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, a INT); INSERT INTO `Upper Case` VALUES (5, 1);
            """);

        (await migration.CopyAsync()).Expect(0);

        Assert.Equal("42", await migration.AskAsync("INSERT INTO filled (a) VALUES (2) RETURNING id"));
        Assert.Equal("1", await migration.AskAsync("INSERT INTO none (a) VALUES (2) RETURNING id"));
        Assert.Equal("6", await migration.AskAsync("INSERT INTO \"upper case\" (a) VALUES (2) RETURNING \"the id\""));
    }

    [Fact]
    public async Task E2_07_types_follow_what_is_declared_and_what_is_there()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, four TINYINT(1), flag TINYINT(1), d DATE DEFAULT '2020-01-01', n INT UNSIGNED DEFAULT 4294967295); INSERT INTO t (four, flag) VALUES (4, 1);");

        (await migration.CopyAsync()).Expect(0);

        Assert.Equal("1|4|True|2020-01-01|4294967295", await migration.AskAsync("SELECT id, four, flag, d::text, n FROM t"));
        Assert.Equal("2", await migration.AskAsync("INSERT INTO t (four) VALUES (5) RETURNING id"));
    }

    [Fact]
    public async Task E2_08_every_orphan_is_counted_and_none_is_skipped_in_silence()
    {
        const string Script =
            """
            SET foreign_key_checks = 0;
            CREATE TABLE parent (id INT PRIMARY KEY); INSERT INTO parent VALUES (1);
            CREATE TABLE child (id INT PRIMARY KEY, parent_id INT, CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id));
            INSERT INTO child VALUES (1, 1), (2, 99), (3, 98), (4, NULL), (5, 1);
            """;
        var migration = await MigrationOfAsync(Script);

        var stopped = (await migration.CopyAsync()).Expect(1);
        Assert.Equal("2", Assert.Single(stopped.Findings("orphan")).GetProperty("rows").ToString());
        Assert.Equal("", await migration.VisibleTablesAsync());

        (await migration.CopyAsync("--fix", "orphans")).Expect(0);
        Assert.Equal("5", await migration.AskAsync("SELECT count(*) FROM child"));
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync("INSERT INTO child VALUES (6, 97)"));
    }

    [Fact]
    public async Task E2_09_no_password_appears_in_what_is_printed()
    {
        const string Secret = "s3cret-pass";
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY)");
        var wrong = mariaDb.ConnectionString("nowhere", "somebody", Secret);

        var refused = await Migration.RunAsync("copy", "--source", wrong, "--target", migration.Target);
        var unreadable = await Migration.RunAsync("copy", "--source", $"mysql://a:{Secret}@[", "--target", migration.Target);
        var copied = await migration.CopyAsync();

        Assert.Equal([2, 2, 0], [refused.ExitCode, unreadable.ExitCode, copied.ExitCode]);
        var password = new NpgsqlConnectionStringBuilder(migration.Target).Password!;
        foreach (var outcome in new[] { refused, unreadable, copied })
        {
            Assert.DoesNotContain(Secret, outcome.Output + outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("password-of-tests", outcome.Output + outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(password, outcome.Output + outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task E2_10_tables_go_to_the_public_schema_or_to_the_one_named()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY)");

        (await migration.CopyAsync()).Expect(0);
        (await migration.CopyAsync("--schema", "legacy")).Expect(0);

        Assert.Equal("legacy.t\npublic.t\nstakeeasy_migrator.filled_tables\nstakeeasy_migrator.runs", await migration.VisibleTablesAsync());
    }

    [Fact]
    public async Task E2_11_a_target_with_anything_in_it_is_refused_and_left_alone()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY)");
        await migration.AskAsync("CREATE TABLE public.precious (id int)");

        var outcome = (await migration.CopyAsync()).Expect(2);

        Assert.Contains("precious", outcome.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        Assert.Equal("public.precious", await migration.VisibleTablesAsync());
    }

    [Fact]
    public async Task A_change_in_the_target_after_the_copy_is_found_by_verify()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10), n DECIMAL(10,2)); INSERT INTO t VALUES (1, 'a', 1.00), (2, 'b', 2.00);");
        (await migration.CopyAsync()).Expect(0);
        await migration.AskAsync("UPDATE t SET v = CASE id WHEN 1 THEN 'b' ELSE 'a' END");

        var outcome = (await migration.VerifyAsync()).Expect(1);

        var differences = outcome.Report.GetProperty("tables")[0].GetProperty("differences").EnumerateArray().Select(difference => difference.GetString()!);
        Assert.StartsWith("hash", Assert.Single(differences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_lock_one_connection_reads_everything_and_the_report_says_so()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1), (2);");
        var database = migration.Source.Split("Database=")[1];
        await mariaDb.RootAsync($"CREATE OR REPLACE USER reader@'%' IDENTIFIED BY 'r'; GRANT SELECT ON {database}.* TO reader@'%'");
        var reader = new Migration(mariaDb.ConnectionString(database, "reader", "r"), migration.Target);

        var outcome = (await reader.CopyAsync("--jobs", "4")).Expect(0);

        Assert.StartsWith("one transaction on one connection", outcome.Report.GetProperty("consistency").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e-mails that differ in case", "INSERT INTO t VALUES (1, 'Ana@example.org'), (2, 'ana@example.org'), (3, 'b@example.org')")]
    [InlineData("e-mails that differ in accents", "INSERT INTO t VALUES (1, 'josé@example.org'), (2, 'jose@example.org'), (3, 'b@example.org')")]
    public async Task Addresses_that_people_take_for_the_same_stop_the_copy(string what, string rows)
    {
        var migration = await MigrationOfAsync($"CREATE TABLE t (id INT PRIMARY KEY, email VARCHAR(100) COLLATE utf8mb4_bin NOT NULL UNIQUE); {rows};");

        var finding = Assert.Single((await migration.CopyAsync()).Expect(1).Findings("duplicate"));

        Assert.Equal("2", finding.GetProperty("rows").ToString());
        (await migration.CopyAsync("--fix", "duplicates")).Expect(0);
        Assert.Equal("3", await migration.AskAsync("SELECT count(*) FROM t"));
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task Zero_characters_stop_the_copy_until_it_is_said_to_leave_them_out()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(10)); INSERT INTO t VALUES (1, CONCAT('a', CHAR(0), 'b')), (2, 'c');");

        Assert.Equal("id=1 a\\0b", string.Join(' ', Assert.Single((await migration.CopyAsync()).Expect(1).Findings("nul-character")).GetProperty("examples")[0].EnumerateObject().Select(property => property.Value.GetString())));
        (await migration.CopyAsync("--fix", "nul-characters")).Expect(0);

        Assert.Equal("ab\nc", await migration.AskAsync("SELECT v FROM t ORDER BY id"));
    }

    [Fact]
    public async Task Names_that_would_clash_stop_the_copy()
    {
        var migration = await MigrationOfAsync("CREATE TABLE `Things` (id INT PRIMARY KEY); CREATE TABLE things (id INT PRIMARY KEY);");

        Assert.Contains("--exclude", Assert.Single((await migration.CopyAsync()).Expect(1).Findings("clashing-names")).GetProperty("resolution").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mojibake_is_pointed_out_and_real_accents_are_not()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20)); INSERT INTO t VALUES (1, 'JosÃ©'), (2, 'José'), (3, '日本'), (4, 'Ã is a letter?');");

        var finding = Assert.Single((await migration.CheckAsync()).Expect(0).Findings("mojibake"));

        Assert.Equal("id=1", finding.GetProperty("examples")[0].GetProperty("key").GetString());
        Assert.Equal("1", finding.GetProperty("rows").ToString());
    }

    [Fact]
    public async Task What_changes_in_the_source_meanwhile_does_not_matter()
    {
        var migration = await MigrationOfAsync("CREATE TABLE t (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, v INT); INSERT INTO t (v) SELECT seq FROM seq_1_to_20000; CREATE TABLE u (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, v INT); INSERT INTO u (v) SELECT seq FROM seq_1_to_20000;");
        var database = migration.Source.Split("Database=")[1];
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await mariaDb.RootAsync($"USE {database}; START TRANSACTION; INSERT INTO t (v) VALUES (1); INSERT INTO u (v) VALUES (1); UPDATE t SET v = v + 1 WHERE id % 7 = 0; COMMIT;");
            }
        });

        var outcome = await migration.CopyAsync();
        await stop.CancelAsync();
        await writer;

        outcome.Expect(0);
        var counts = (await migration.AskAsync("SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM u)")).Split('|').Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(counts[0], counts[1]);
    }

    private Task<Migration> MigrationOfAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
