using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>A PostgreSQL database as the place a copy goes to.</summary>
internal sealed class PostgreSqlTarget(Database database) : ITarget
{
    private readonly Bookkeeping _bookkeeping = new(database);

    public string Description => database.Description;

    public int LongestName => PostgreSqlSql.LongestName;

    public static async Task<ITarget> OpenAsync(string connectionString, CancellationToken ct) =>
        new PostgreSqlTarget(await Database.OpenAsync(connectionString, ct));

    public async Task EnsureEmptyAsync(string schema, CancellationToken ct)
    {
        if (await PublishedSchema.FirstObjectAsync(database, schema, ct) is { } found)
        {
            throw new MigrationException($"The schema {schema} of the target is not empty: it holds {found}. Choose another with --schema NAME, or empty it; nothing was changed.");
        }
    }

    public async Task<string?> TranslateAsync(string expression, TablePlan columns, ColumnType? result, CancellationToken ct)
    {
        var translated = Expressions.Translate(expression, columns);
        await using var connection = await database.ConnectAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            // A temporary table of the same shape tells whether it is understood.
            var shape = string.Join(", ", columns.Columns.Select(column => $"{PostgreSqlSql.Name(column.TargetName)} {PostgreSqlSql.Type(column.Type)}"));
            await connection.ExecuteAsync($"CREATE TEMP TABLE probe ({shape}) ON COMMIT DROP", ct);
            await connection.ExecuteAsync(
                result is null
                    ? $"ALTER TABLE probe ADD CHECK ({translated})"
                    : $"ALTER TABLE probe ADD COLUMN {PostgreSqlSql.Name("result of the probe")} {PostgreSqlSql.Type(result)} GENERATED ALWAYS AS ({translated}) STORED",
                ct);
            return translated;
        }
        catch (PostgresException)
        {
            return null;
        }
    }

    public async Task<IStaging> BeginAsync(RunRecord run, bool resume, CancellationToken ct)
    {
        var guard = await database.ConnectAsync(ct);
        try
        {
            await LockAsync(guard, run.Schema, ct);
            await EnsureEmptyAsync(run.Schema, ct);
            await _bookkeeping.CreateAsync(ct);
            RunRecord? unfinished = null;
            foreach (var earlier in (await RunsAsync(ct)).Where(earlier => earlier.State is "running" && string.Equals(earlier.Schema, run.Schema, StringComparison.Ordinal)))
            {
                if (resume && unfinished is null && IsSame(earlier, run))
                {
                    unfinished = earlier;
                }
                else
                {
                    // Nobody is at work on it: we hold the lock.
                    await _bookkeeping.ForgetAsync(earlier, ct);
                    await _bookkeeping.CreateAsync(ct);
                }
            }

            if (unfinished is null)
            {
                await _bookkeeping.AddAsync(run, ct);
            }

            var current = unfinished ?? run;
            await database.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {PostgreSqlSql.Name(Bookkeeping.StagingOf(current))}", ct);
            return new PostgreSqlStaging(database, _bookkeeping, guard, current, await _bookkeeping.FilledAsync(current.Id, ct));
        }
        catch
        {
            await guard.DisposeAsync();
            throw;
        }
    }

    public Task<TableFigures> MeasureAsync(string schema, TablePlan table, CancellationToken ct) => PostgreSqlFigures.MeasureAsync(database, schema, table, ct);

    public Task<IReadOnlyList<RunRecord>> RunsAsync(CancellationToken ct) => _bookkeeping.RunsAsync(ct);

    /// <summary>
    /// Keeps other runs off the schema, then waits for what the server may still be doing for one that was killed: an index half built,
    /// or a statement sent just before, must not come in between.
    /// </summary>
    private async Task LockAsync(NpgsqlConnection guard, string schema, CancellationToken ct)
    {
        try
        {
            // The server takes a moment to notice that a client is gone.
            await guard.ExecuteAsync("SET lock_timeout = '5s'", ct);
            await guard.ExecuteAsync($"SELECT pg_advisory_lock(hashtextextended({PostgreSqlSql.Literal("stakeeasy migrator: " + schema)}, 0))", ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            throw new MigrationException($"Another run is at work on the schema {schema} of this database.", e);
        }

        await guard.ExecuteAsync("SET lock_timeout = 0", ct);
        await guard.ExecuteAsync($"SELECT pg_advisory_lock({Database.WorkLock(schema)}), pg_advisory_unlock({Database.WorkLock(schema)})", ct);
        database.AtWorkOn = schema;
    }

    private static bool IsSame(RunRecord one, RunRecord other) =>
        string.Equals(one.Source, other.Source, StringComparison.Ordinal) && string.Equals(one.OptionsJson, other.OptionsJson, StringComparison.Ordinal);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
