using System.Globalization;
using System.Text.Json;
using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>What the target remembers of runs, in a schema of its own, so that a killed run can be taken up again.</summary>
internal sealed class Bookkeeping(Database database)
{
    public const string Schema = "stakeeasy_migrator";

    public static string StagingOf(RunRecord run) => PostgreSqlSql.Fit(Names.Cut(run.Schema, 40) + "__run_" + run.Id);

    public Task CreateAsync(CancellationToken ct) => database.ExecuteAsync(
        $"""
        CREATE SCHEMA IF NOT EXISTS {Schema};
        CREATE TABLE IF NOT EXISTS {Schema}.runs (
          id text PRIMARY KEY, target_schema text NOT NULL, source text NOT NULL, options text NOT NULL,
          state text NOT NULL CHECK (state IN ('running', 'published')),
          started_at timestamptz NOT NULL, published_at timestamptz, summary jsonb);
        CREATE TABLE IF NOT EXISTS {Schema}.filled_tables (
          run_id text NOT NULL REFERENCES {Schema}.runs ON DELETE CASCADE, name text NOT NULL, rows bigint NOT NULL, definition text NOT NULL,
          filled_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (run_id, name));
        """,
        ct);

    public async Task<IReadOnlyList<RunRecord>> RunsAsync(CancellationToken ct)
    {
        if ((await database.TextsAsync("SELECT 1 WHERE to_regclass($1) IS NOT NULL", ct, Schema + ".runs")).Count == 0)
        {
            return [];
        }

        var rows = await database.TextsAsync(
            $"""
            SELECT id, target_schema, source, options, state, {Text("started_at")}, {Text("published_at")}, summary ->> 'command', summary ->> 'exitCode',
              (SELECT jsonb_agg(jsonb_build_object('Source', t -> 'source', 'Target', t -> 'target', 'SetAside', t -> 'setAside')) FROM jsonb_array_elements(summary -> 'tables') t)
            FROM {Schema}.runs ORDER BY started_at DESC, id
            """,
            ct);
        return [.. rows.Select(row => new RunRecord(row[0]!, row[1]!, row[2]!, row[3]!, row[4]!, Moment(row[5]!)) { Published = Publication(row.AsSpan(6)) })];
    }

    public Task AddAsync(RunRecord run, CancellationToken ct) => database.ExecuteAsync(
        $"INSERT INTO {Schema}.runs (id, target_schema, source, options, state, started_at) VALUES ($1, $2, $3, $4, 'running', $5)",
        ct, run.Id, run.Schema, run.Source, run.OptionsJson, run.StartedAt.ToUniversalTime());

    public Task MarkFilledAsync(string run, string table, long rows, string definition, CancellationToken ct) => database.ExecuteAsync(
        $"INSERT INTO {Schema}.filled_tables (run_id, name, rows, definition) VALUES ($1, $2, $3, $4) ON CONFLICT (run_id, name) DO UPDATE SET rows = $3, definition = $4, filled_at = now()",
        ct, run, table, rows, definition);

    public Task MarkEmptyAsync(string run, string table, CancellationToken ct) =>
        database.ExecuteAsync($"DELETE FROM {Schema}.filled_tables WHERE run_id = $1 AND name = $2", ct, run, table);

    /// <summary>The tables that were filled, each with the definition it was made by.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FilledAsync(string run, CancellationToken ct) =>
        (await database.TextsAsync($"SELECT name, definition FROM {Schema}.filled_tables WHERE run_id = $1", ct, run)).ToDictionary(row => row[0]!, row => row[1]!, StringComparer.Ordinal);

    public static Task MarkPublishedAsync(NpgsqlConnection connection, string run, string summaryJson, CancellationToken ct) => connection.ExecuteAsync(
        $"UPDATE {Schema}.runs SET state = 'published', published_at = now(), summary = $2::jsonb WHERE id = $1", ct, run, summaryJson);

    /// <summary>Removes the staging of a run and, when nothing else is remembered, the schema of the records as well.</summary>
    public async Task ForgetAsync(RunRecord run, CancellationToken ct)
    {
        await using var connection = await database.ConnectAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync($"DROP SCHEMA IF EXISTS {PostgreSqlSql.Name(StagingOf(run))} CASCADE", ct);
        await connection.ExecuteAsync($"DELETE FROM {Schema}.runs WHERE id = $1", ct, run.Id);
        if ((await connection.TextsAsync($"SELECT 1 FROM {Schema}.runs LIMIT 1", ct)).Count == 0)
        {
            await connection.ExecuteAsync($"DROP SCHEMA {Schema} CASCADE", ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static string Text(string moment) => $"to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Publication? Publication(ReadOnlySpan<string?> row) => row[0] is not { } at || row[1] is not { } command
        ? null
        : new(Moment(at), command, int.Parse(row[2]!, CultureInfo.InvariantCulture), row[3] is { } tables ? JsonSerializer.Deserialize<List<CopiedTable>>(tables)! : []);
}
