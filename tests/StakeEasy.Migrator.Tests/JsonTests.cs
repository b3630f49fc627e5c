using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>JSON is compared value by value, and what jsonb would change or refuse is found before anything is written.</summary>
[Collection(Servers.Collection)]
public sealed class JsonTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    private const string Flawed =
        """
        SET check_constraint_checks = 0;
        CREATE TABLE t (id INT PRIMARY KEY, j JSON);
        INSERT INTO t VALUES (1, '{"a": 1, "b": {"c": 1, "c": 2}}'), (2, '["x\\u0000y"]'), (3, '{"n": -0.0}'), (4, '{"n": 1.50e3}'), (5, '{"s": "\\ud800"}'), (6, '{"fine": true}'), (7, '[1e200000]');
        """;

    [Fact]
    public async Task Values_written_in_every_way_are_copied_and_compare_equal()
    {
        var migration = await MigrationOfAsync(
            """
            CREATE TABLE t (id INT PRIMARY KEY, j JSON, k JSON NOT NULL);
            INSERT INTO t VALUES (1, ' { "bb" : 1, "a":[1.50, -2, 0.10, 1E2, 1.5e-3, 120e-1, 0e5, 12345678901234567890123456789.0123456789], "é":null, "ab":{} } ', '"\\u00e9\\ud83d\\ude00 \\" \\\\ \\/ \\b\\f\\n\\r\\t\\u001f\\u007f"'),
              (2, NULL, '[]'), (3, 'true', '{"":"", "zz":[[],{}], "日本":"語"}'), (4, '0', '-1');
            """);

        (await migration.CopyAsync()).Expect(0);
        (await migration.VerifyAsync()).Expect(0);
    }

    [Theory]
    [InlineData("a member changed", """UPDATE t SET j = '{"a": 3}' WHERE id = 1""")]
    [InlineData("two rows exchanged", """UPDATE t SET j = CASE id WHEN 1 THEN '{"a": 2}' ELSE '{"a": 1}' END::jsonb""")]
    [InlineData("a decimal place lost", """UPDATE t SET j = '[1.5]' WHERE id = 3""")]
    public async Task A_changed_value_is_found_by_verify(string what, string change)
    {
        var migration = await MigrationOfAsync("""CREATE TABLE t (id INT PRIMARY KEY, j JSON); INSERT INTO t VALUES (1, '{"a": 1}'), (2, '{"a": 2}'), (3, '[1.50]');""");
        (await migration.CopyAsync()).Expect(0);
        await migration.AskAsync(change);

        var differences = (await migration.VerifyAsync()).Expect(1).Report.GetProperty("tables")[0].GetProperty("differences").EnumerateArray().Select(difference => difference.GetString()!);

        Assert.StartsWith("hash of j", Assert.Single(differences), StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData("json-duplicate-key", "id=1", "--fix json-duplicates")]
    [InlineData("nul-in-json", "id=2, id=5", "--fix json-as-text")]
    [InlineData("json-number", "id=3, id=7", "--fix json-as-text")]
    [InlineData("json-exponent", "id=4, id=7", "--fix json-as-text")]
    public async Task What_jsonb_would_change_is_named_before_anything_is_written(string kind, string keys, string option)
    {
        var migration = await MigrationOfAsync(Flawed);

        var finding = Assert.Single((await migration.CopyAsync()).Expect(1).Findings(kind));

        Assert.Equal("t.j", $"{finding.GetProperty("table").GetString()}.{finding.GetProperty("column").GetString()}");
        Assert.Equal(keys, string.Join(", ", finding.GetProperty("examples").EnumerateArray().Select(example => example.GetProperty("key").GetString())));
        Assert.Contains(option, finding.GetProperty("resolution").GetString(), StringComparison.Ordinal);
        Assert.Equal("", await migration.VisibleTablesAsync());
    }

    [Fact]
    public async Task As_text_every_character_stays()
    {
        var migration = await MigrationOfAsync(Flawed);

        (await migration.CopyAsync("--fix", "json-as-text")).Expect(0);
        (await migration.VerifyAsync()).Expect(0);

        Assert.Equal("""{"a": 1, "b": {"c": 1, "c": 2}}|json""", await migration.AskAsync("SELECT j::text, pg_typeof(j)::text FROM t WHERE id = 1"));
        Assert.Equal("""["x\u0000y"]""", await migration.AskAsync("SELECT j::text FROM t WHERE id = 2"));
    }

    [Fact]
    public async Task Flawed_values_are_set_aside_and_the_others_copied()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var migration = await MigrationOfAsync(Flawed);

        (await migration.CopyAsync("--fix", "json-duplicates", "--on-bad-row", "quarantine", "--quarantine-folder", folder)).Expect(1);

        Assert.Equal("""1|{"a": 1, "b": {"c": 2}}""" + "\n4|{\"n\": 1500}\n6|{\"fine\": true}", await migration.AskAsync("SELECT id, j::text FROM t ORDER BY id"));
        Assert.Equal("2,3,5,7", await migration.AskAsync("SELECT string_agg(id, ',' ORDER BY id) FROM quarantine_of_t"));
        Directory.Delete(folder, recursive: true);
    }

    private Task<Migration> MigrationOfAsync(string script) => Migration.OfAsync(mariaDb, postgres, script);
}
