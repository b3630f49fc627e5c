using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Declared;

/// <summary>Of what an account may not read, a server says nothing: the tool has to ask.</summary>
[Collection(Servers.Collection)]
public sealed class RightsTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    private const string Script = "CREATE TABLE users (id INT PRIMARY KEY); INSERT INTO users VALUES (1); CREATE TABLE sites (id INT PRIMARY KEY, name VARCHAR(9), user_id INT, KEY (user_id), FOREIGN KEY (user_id) REFERENCES users (id)); INSERT INTO sites VALUES (2, 'a', 1); CREATE TABLE secret (id INT);";

    [Fact]
    public async Task An_account_that_may_read_some_tables_and_columns_only_is_told_so_before_anything_is_copied()
    {
        var migration = await ReaderAsync("GRANT SELECT ON {0}.users TO {1}; GRANT SELECT (id, name) ON {0}.sites TO {1}; GRANT INSERT ON {0}.secret TO {1};");

        var outcome = (await migration.CopyAsync()).Expect(1);

        Assert.Equal("(database), sites", string.Join(", ", outcome.Findings("partial-rights").Select(finding => finding.GetProperty("table").GetString())));
        Assert.Equal("", await migration.VisibleTablesAsync());
        (await migration.CopyAsync("--fix", "partial-rights")).Expect(0);
        Assert.Equal("1|2|a", await migration.AskAsync("SELECT users.id, sites.* FROM users, sites"));
    }

    [Fact]
    public async Task Nothing_is_said_to_an_account_that_may_read_the_database_by_a_role_or_by_itself()
    {
        var direct = await ReaderAsync("GRANT SELECT ON {0}.* TO {1};");
        var byRole = await ReaderAsync("CREATE OR REPLACE ROLE readers; GRANT SELECT ON {0}.* TO readers; GRANT readers TO {1}; SET DEFAULT ROLE readers FOR {1};");

        Assert.Empty((await direct.CopyAsync()).Expect(0).Findings("partial-rights"));
        Assert.Empty((await byRole.CopyAsync()).Expect(0).Findings("partial-rights"));
    }

    [Fact]
    public async Task A_column_of_a_PostgreSQL_that_may_not_be_read_stops_the_copy()
    {
        var source = await postgres.NewEmptyDatabaseAsync();
        var migration = new Migration(source, await postgres.NewEmptyDatabaseAsync());
        var owner = new Migration(source, source);
        await owner.AskAsync("CREATE TABLE open (id int, hidden int); CREATE TABLE closed (id int); DROP ROLE IF EXISTS half_reader; CREATE ROLE half_reader LOGIN PASSWORD 'r'; GRANT SELECT (id) ON open TO half_reader; GRANT USAGE ON SCHEMA public TO half_reader");
        var reader = new Migration(new NpgsqlConnectionStringBuilder(source) { Username = "half_reader", Password = "r" }.ConnectionString, migration.Target);

        var outcome = (await reader.CopyAsync()).Expect(1);

        Assert.Equal("closed., open.hidden", string.Join(", ", outcome.Findings("partial-rights").Select(finding => $"{finding.GetProperty("table").GetString()}.{(finding.TryGetProperty("column", out var column) ? column.GetString() : "")}").Order(StringComparer.Ordinal)));
        (await reader.CopyAsync("--exclude", "closed", "--exclude", "open.hidden")).Expect(0);
        await owner.AskAsync("DROP OWNED BY half_reader; DROP ROLE half_reader");
    }

    [Fact]
    public async Task A_target_that_may_not_be_written_is_refused_by_check_already()
    {
        var migration = await Migration.OfAsync(mariaDb, postgres, "CREATE TABLE t (id INT PRIMARY KEY)");
        await migration.AskAsync("DROP ROLE IF EXISTS visitor; CREATE ROLE visitor LOGIN PASSWORD 'v'");
        var visitor = new NpgsqlConnectionStringBuilder(migration.Target) { Username = "visitor", Password = "v" }.ConnectionString;

        var outcome = (await migration.CheckAsync("--target", visitor)).Expect(2);

        Assert.Contains("GRANT CREATE ON DATABASE", outcome.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        await migration.AskAsync("DROP ROLE visitor");
    }

    [Fact]
    public async Task A_target_that_does_not_hold_every_character_is_refused()
    {
        var migration = await Migration.OfAsync(mariaDb, postgres, "CREATE TABLE t (id INT PRIMARY KEY)");
        await using (var connection = new NpgsqlConnection(migration.Target))
        {
            await connection.OpenAsync();
            await new NpgsqlCommand("CREATE DATABASE western ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0", connection).ExecuteNonQueryAsync();
        }

        var western = new NpgsqlConnectionStringBuilder(migration.Target) { Database = "western", Pooling = false }.ConnectionString;

        var outcome = (await migration.CheckAsync("--target", western)).Expect(2);

        Assert.Contains("LATIN1", outcome.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
    }

    private async Task<Migration> ReaderAsync(string grants)
    {
        var migration = await Migration.OfAsync(mariaDb, postgres, Script);
        var database = migration.Source.Split("Database=")[1];
        var user = $"{database}_reader@'%'";
        await mariaDb.RootAsync($"CREATE OR REPLACE USER {user} IDENTIFIED BY 'r'; " + grants.Replace("{0}", database, StringComparison.Ordinal).Replace("{1}", user, StringComparison.Ordinal));
        return new Migration(mariaDb.ConnectionString(database, database + "_reader", "r"), migration.Target);
    }
}
