using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.PostgreSql;

/// <summary>One PostgreSQL into another: the second source, of which the first knows nothing.</summary>
[Collection(Servers.Collection)]
public sealed class PostgreSqlSourceTests(PostgresFixture postgres)
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PostgreSql", "every-type.sql"));

    private static readonly string[] Tables = ["\"Customers\"", "bytes_", "empty_", "numbers", "orders", "readings", "shapes", "texts", "times"];

    [Fact]
    public async Task Every_common_type_is_copied_and_verified_clean()
    {
        var migration = await MigrationAsync(Script, "shop");

        (await migration.CopyAsync()).Expect(0);
        (await migration.VerifyAsync()).Expect(0);

        // Not what the tool says of it: every row as the servers themselves show it.
        foreach (var table in Tables)
        {
            var rows = $"SELECT coalesce(string_agg(r::text, E'\\n' ORDER BY r::text), '') FROM {{0}}.{table} r";
            Assert.Equal(await AskSourceAsync(migration, string.Format(System.Globalization.CultureInfo.InvariantCulture, rows, "shop")), await migration.AskAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, rows, "public")));
        }

        Assert.Equal("1", await migration.AskAsync("SELECT string_agg(id::text, ',') FROM parent"));
        Assert.Equal("2|two", await migration.AskAsync("SELECT * FROM child"));
    }

    [Fact]
    public async Task Types_stay_what_they_were_but_for_those_the_target_does_not_have()
    {
        const string Types = "SELECT string_agg(format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' END), E'\\n' ORDER BY c.relname, a.attnum) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND c.relnamespace = '{0}'::regnamespace";
        var migration = await MigrationAsync(Script, "shop");

        (await migration.CopyAsync()).Expect(0);

        var expected = (await AskSourceAsync(migration, Types.Replace("{0}", "shop", StringComparison.Ordinal)))
            .Replace("mood", "text", StringComparison.Ordinal).Replace("positive", "numeric(12,2)", StringComparison.Ordinal);
        Assert.Equal(expected, await migration.AskAsync(Types.Replace("{0}", "public", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Names_defaults_keys_checks_indexes_and_comments_are_those_of_the_source()
    {
        const string Indexes = "SELECT replace(string_agg(indexdef, E'\\n' ORDER BY indexname), '{0}.', '') FROM pg_indexes WHERE schemaname = '{0}' AND tablename <> 'not_ours'";
        const string Constraints = "SELECT string_agg(conname || ' ' || replace(pg_get_constraintdef(oid), '{0}.', ''), E'\\n' ORDER BY conname) FROM pg_constraint WHERE connamespace = '{0}'::regnamespace AND contype IN ('p', 'c', 'f') AND conname NOT IN ('positive_check', 'texts_feeling_check')";
        var migration = await MigrationAsync(Script, "shop");

        (await migration.CopyAsync()).Expect(0);

        foreach (var query in new[] { Indexes, Constraints })
        {
            Assert.Equal(await AskSourceAsync(migration, query.Replace("{0}", "shop", StringComparison.Ordinal)), await migration.AskAsync(query.Replace("{0}", "public", StringComparison.Ordinal)));
        }

        Assert.Equal(
            "42|True|{}|10.00|12.0000|True",
            await migration.AskAsync("INSERT INTO \"Customers\" (\"EMail\") VALUES ('cy@example.org') RETURNING \"Id\", active, settings::text, net::text, gross::text, joined > now() - interval '1 hour'"));
        Assert.Equal("it's fine|True", await migration.AskAsync("INSERT INTO texts (v) VALUES ('x') RETURNING feeling, \"Id\" IS NOT NULL"));
        Assert.Equal("Who buys|Where to write", await migration.AskAsync("SELECT obj_description('\"Customers\"'::regclass), col_description('\"Customers\"'::regclass, 2)"));
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync("INSERT INTO texts (feeling) VALUES ('angry')"));
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync("INSERT INTO \"Customers\" (\"EMail\") VALUES ('ANA@example.org')"));
        await Assert.ThrowsAsync<PostgresException>(() => migration.AskAsync("INSERT INTO orders VALUES (9, 7, 'second')"));
    }

    [Fact]
    public async Task What_does_not_come_along_is_listed()
    {
        var migration = await MigrationAsync(Script, "shop");

        var outcome = (await migration.CopyAsync()).Expect(0);

        var listed = outcome.Report.GetProperty("notMoved").EnumerateArray().Select(one => $"{one.GetProperty("what").GetString()} {one.GetProperty("name").GetString()}");
        Assert.Equal("domain positive, enumeration mood, function twice, generated always numbers.id, inheritance child, partitions readings, sequence alone, view seen", string.Join(", ", listed.Order(StringComparer.Ordinal)));
        Assert.Equal("orders", Assert.Single(outcome.Findings("not-validated")).GetProperty("table").GetString());
    }

    [Fact]
    public async Task A_type_of_the_source_alone_stops_the_copy_until_its_column_is_left_out()
    {
        var migration = await MigrationAsync("CREATE TYPE pair AS (a int, b int); CREATE TABLE t (id int PRIMARY KEY, p pair, ps pair[]); INSERT INTO t VALUES (1, ROW(1, 2), NULL);", "public");

        var stopped = (await migration.CopyAsync()).Expect(1);
        Assert.Equal("pair pair[]", string.Join(' ', stopped.Findings("unsupported-type").Select(finding => finding.GetProperty("resolution").GetString()!.Split(' ')[2])));
        Assert.Equal("", await migration.VisibleTablesAsync());

        (await migration.CopyAsync("--exclude", "t.p", "t.ps")).Expect(0);
        Assert.Equal("1", await migration.AskAsync("SELECT * FROM t"));
    }

    [Fact]
    public async Task Several_connections_see_one_point_in_time_while_the_source_changes()
    {
        var migration = await MigrationAsync("CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE u (id int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 450000); INSERT INTO u SELECT generate_series(1, 1000); ANALYZE;", "public");
        using var stop = new CancellationTokenSource();
        await using var connection = new NpgsqlConnection(migration.Source);
        await connection.OpenAsync();
        var writer = Task.Run(async () =>
        {
            for (var id = 500_000; !stop.IsCancellationRequested; id++)
            {
                await using var insert = new NpgsqlCommand($"INSERT INTO t VALUES ({id}); INSERT INTO u VALUES ({id}); DELETE FROM t WHERE id = {id - 499_999}; DELETE FROM u WHERE id = {id - 499_999}", connection);
                await insert.ExecuteNonQueryAsync();
            }
        });

        var outcome = await migration.CopyAsync("--jobs", "3");
        await stop.CancelAsync();
        await writer;

        outcome.Expect(0);
        Assert.StartsWith("3 transactions that share one exported snapshot", outcome.Report.GetProperty("consistency").GetString(), StringComparison.Ordinal);
        Assert.Equal("450000|1000|True", await migration.AskAsync("SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM u), (SELECT min(id) FROM t) = (SELECT min(id) FROM u)"));
    }

    [Fact]
    public async Task Rows_hidden_from_the_account_stop_the_copy_instead_of_being_left_out()
    {
        var migration = await MigrationAsync("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1), (2); ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY only_one ON t USING (id = 1);", "public");
        await AskSourceAsync(migration, "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'half_blind') THEN CREATE ROLE half_blind LOGIN PASSWORD 'half'; END IF; END $$; GRANT SELECT ON t TO half_blind");
        var reader = new Migration(new NpgsqlConnectionStringBuilder(migration.Source) { Username = "half_blind", Password = "half" }.ConnectionString, migration.Target);

        var outcome = (await reader.CopyAsync()).Expect(1);

        Assert.Single(outcome.Findings("hidden-rows"));
        Assert.Equal("", await migration.VisibleTablesAsync());
    }

    [Fact]
    public async Task A_change_in_the_target_is_found_whatever_the_type()
    {
        var migration = await MigrationAsync(Script, "shop");
        (await migration.CopyAsync()).Expect(0);
        await migration.AskAsync("UPDATE shapes SET tags = ARRAY['a', 'b,c\"d'] WHERE id = 1; UPDATE times SET i = '1 year 2 mons -4 days 28:05:06.789' WHERE id = 1; UPDATE numbers SET any_ = 1.1 WHERE any_ = 1.10");

        var outcome = (await migration.VerifyAsync()).Expect(1);

        var differing = outcome.Report.GetProperty("tables").EnumerateArray().Where(table => !table.GetProperty("verified").GetBoolean()).Select(table => table.GetProperty("target").GetString());
        Assert.Equal("numbers shapes times", string.Join(' ', differing));
    }

    [Fact]
    public async Task A_source_in_another_encoding_arrives_in_UTF_8_and_agrees()
    {
        await postgres.ExecuteAsync("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        var target = await postgres.NewEmptyDatabaseAsync();
        var migration = new Migration(new NpgsqlConnectionStringBuilder(target) { Database = "latin", Pooling = false }.ConnectionString, target);
        await AskSourceAsync(migration, "CREATE TABLE t (id int PRIMARY KEY, v varchar(9), j jsonb, c char(4)); INSERT INTO t VALUES (1, 'ünïcödé', '[\"é\"]', 'ö'), (2, NULL, NULL, NULL)");

        (await migration.CopyAsync()).Expect(0);

        Assert.Equal("ünïcödé|[\"é\"]|ö   ", await migration.AskAsync("SELECT v, j::text, c FROM t WHERE id = 1"));
    }

    [Fact]
    public async Task The_older_application_is_not_looked_for_in_a_PostgreSQL()
    {
        var migration = await MigrationAsync("CREATE TABLE users (id int PRIMARY KEY);", "public");
        var outcome = (await Migration.RunAsync("import-legacy", "--json", "--source", migration.Source, "--target", await postgres.NewDatabaseWithRatesAsync())).Expect(2);

        Assert.Contains("MySQL or MariaDB", outcome.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
    }

    private async Task<Migration> MigrationAsync(string script, string schema)
    {
        var source = new NpgsqlConnectionStringBuilder(await postgres.NewEmptyDatabaseAsync()) { SearchPath = schema };
        var migration = new Migration(source.ConnectionString, await postgres.NewEmptyDatabaseAsync());
        await AskSourceAsync(migration, script);
        return migration;
    }

    private static Task<string> AskSourceAsync(Migration migration, string sql) => new Migration("", migration.Source).AskAsync(sql);
}
