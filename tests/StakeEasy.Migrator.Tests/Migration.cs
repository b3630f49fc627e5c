using System.Globalization;
using System.Text.Json;
using Npgsql;
using StakeEasy.Migrator.Commands;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

[CollectionDefinition(Collection)]
public sealed class Servers : ICollectionFixture<PostgresFixture>, ICollectionFixture<RunningMariaDb>
{
    public const string Collection = "servers";
}

/// <summary>One source, one target, and the tool between them, called as from the command line.</summary>
internal sealed class Migration(string source, string target)
{
    public string Source { get; init; } = source;

    public string Target { get; } = target;

    /// <summary>A source filled by a script, and an empty target.</summary>
    public static async Task<Migration> OfAsync(RunningMariaDb mariaDb, PostgresFixture postgres, string script) =>
        new(mariaDb.ConnectionString(await mariaDb.NewDatabaseAsync(script)), await postgres.NewEmptyDatabaseAsync());

    public Task<Outcome> CheckAsync(params string[] options) => RunAsync(["check", "--source", Source, "--json", .. options]);

    public Task<Outcome> CopyAsync(params string[] options) => RunAsync(["copy", "--source", Source, "--target", Target, "--json", .. options]);

    public Task<Outcome> VerifyAsync(params string[] options) => RunAsync(["verify", "--source", Source, "--target", Target, "--json", .. options]);

    public static async Task<Outcome> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await MigratorCommands.RunAsync(arguments, output, error);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>What the target answers, cells joined by | and rows by line ends.</summary>
    public async Task<string> AskAsync(string sql)
    {
        // Every test has a database of its own: connections kept for the next question would add up to more than the server takes.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Target) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SET timezone = 'UTC'; {sql}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return string.Join('\n', rows);
    }

    /// <summary>Everything users of the target could see: empty after a run that came to nothing.</summary>
    public Task<string> VisibleTablesAsync() => AskAsync(
        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1");
}

internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public JsonElement Report => JsonDocument.Parse(Output).RootElement;

    public IEnumerable<JsonElement> Findings(string kind) => Report.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("kind").ValueEquals(kind));

    /// <summary>Fails with the whole answer when the exit code is another.</summary>
    public Outcome Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Output}\n{Error}");
        return this;
    }
}
