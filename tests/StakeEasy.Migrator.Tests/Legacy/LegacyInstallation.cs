using System.Text.Json;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Legacy;

/// <summary>A database of the older application, with one user for each way in which its rows are awkward, and a StakeEasy to import it into.</summary>
internal sealed class LegacyInstallation
{
    /// <summary>Everything that the awkward rows need decided.</summary>
    public static readonly string[] Decided = ["--fix", "undated", "--fix", "names", "--fix", "odd-amounts", "--fix", "foreign-history"];

    private readonly RunningMariaDb _server;
    private readonly string _name;

    private LegacyInstallation(RunningMariaDb server, string name, string target) => (_server, _name, Target) = (server, name, target);

    /// <summary>Connection string of the StakeEasy it goes to.</summary>
    public string Target { get; }

    public static async Task<LegacyInstallation> NewAsync(RunningMariaDb server, PostgresFixture postgres) =>
        new(server, await server.NewDatabaseAsync(Read("legacy-schema.sql") + Read("legacy-rows.sql")), await postgres.NewDatabaseWithRatesAsync());

    /// <summary>The same data, into another StakeEasy.</summary>
    public async Task<LegacyInstallation> AgainAsync(PostgresFixture postgres) => new(_server, _name, await postgres.NewDatabaseWithRatesAsync());

    public Task ChangeAsync(string sql) => _server.RootAsync($"USE {_name}; {sql}");

    /// <summary>The connection string, as the tool takes it.</summary>
    public string Source => _server.ConnectionString(_name);

    public async Task<(int ExitCode, JsonElement Report)> ImportAsync(params string[] options)
    {
        var outcome = await RunAsync(["import-legacy", "--json", .. options]);
        return (outcome.ExitCode, outcome.Report);
    }

    public Task<Outcome> RunAsync(params string[] words) => Migration.RunAsync([.. words, "--source", Source, "--target", Target]);

    /// <summary>Rows of the target, each as one line, in PostgreSQL's own words.</summary>
    public async Task<List<string>> LinesAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Target);
        await using var connection = await database.OpenConnectionAsync();
        using var answer = await connection.BeginTextExportAsync($"copy ({sql}) to stdout (null '')");
        return [.. (await answer.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace("\t", " | ", StringComparison.Ordinal))];
    }

    /// <summary>What a run must leave alone unless it succeeds.</summary>
    public async Task<string> StateAsync() => string.Join('\n', await LinesAsync(
        """
        select (select count(*) from identity.users), (select count(*) from bankroll.accounts), (select count(*) from bankroll.entries), (select count(*) from bankroll.totals),
          (select count(*) from currency.batches), (select count(*) from currency.publications), (select string_agg(nspname, ',' order by nspname) from pg_namespace where nspname !~ '^pg_(toast|temp)')
        """));

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Legacy", file));
}
