using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>A PostgreSQL database as the place a copy goes to.</summary>
internal sealed class PostgreSqlTarget(Database database) : ITarget
{
    private readonly Bookkeeping _bookkeeping = new(database);

    public string Description => database.Description;

    public int LongestName => PostgreSqlSql.LongestName;

    public string Language => PostgreSqlSql.Language;

    public static async Task<ITarget> OpenAsync(string connectionString, CancellationToken ct)
    {
        var database = await Database.OpenAsync(connectionString, ct);
        if ((await database.TextsAsync("SELECT current_setting('server_encoding')", ct))[0][0] is not "UTF8" and var encoding)
        {
            await database.DisposeAsync();
            throw new MigrationException($"The target database holds texts in {encoding}, which has not every character. Make one with: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0.");
        }

        return new PostgreSqlTarget(database);
    }

    public Task<string?> OccupantAsync(string schema, CancellationToken ct) => PublishedSchema.FirstObjectAsync(database, schema, ct);

    public async Task EnsureUsableAsync(string schema, CancellationToken ct)
    {
        if (schema.Length == 0 || System.Text.Encoding.UTF8.GetByteCount(schema) > LongestName)
        {
            throw new MigrationException(FormattableString.Invariant($"\"{schema}\" cannot be the name of a schema: it has 1 to {LongestName} bytes."));
        }

        // A run fills a schema of its own, and moves its tables into the one named if that is there.
        var rights = (await database.TextsAsync(
            "SELECT has_database_privilege(current_database(), 'CREATE'), coalesce((SELECT has_schema_privilege(oid, 'CREATE') FROM pg_namespace WHERE nspname = $1), true), current_user, current_database()", ct, schema))[0];
        if (rights[0] is not "True")
        {
            throw new MigrationException($"{rights[2]} may not create schemas in the target: GRANT CREATE ON DATABASE {PostgreSqlSql.Name(rights[3]!)} TO {PostgreSqlSql.Name(rights[2]!)}.");
        }

        if (rights[1] is not "True")
        {
            throw new MigrationException($"{rights[2]} may not create tables in the schema {schema} of the target: GRANT CREATE ON SCHEMA {PostgreSqlSql.Name(schema)} TO {PostgreSqlSql.Name(rights[2]!)}.");
        }
    }

    public bool IsReserved(string column) => column is "tableoid" or "xmin" or "cmin" or "xmax" or "cmax" or "ctid";

    public NamedTables ChooseNames(IReadOnlyList<TablePlan> tables) => RelationNames.Choose(tables);

    public async Task<Translation?> TranslateAsync(string expression, string language, TablePlan columns, ExpressionUse use, CancellationToken ct)
    {
        var isSame = string.Equals(language, Language, StringComparison.Ordinal);
        var translated = isSame ? expression : Expressions.Translate(expression, columns);
        await using var connection = await database.ConnectAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            // A temporary table of the same shape tells whether it is understood.
            // What generates a column cannot refer to another generated one.
            var known = columns.Columns.Where(column => use.Column is null || column.Source.GeneratedAs is null);
            var shape = string.Join(", ", known.Select(column => $"{PostgreSqlSql.Name(column.TargetName)} {PostgreSqlSql.Type(column.Type)}"));
            await connection.ExecuteAsync($"CREATE TEMP TABLE probe ({shape}) ON COMMIT DROP", ct);
            await connection.ExecuteAsync(
                "ALTER TABLE probe ADD " + use switch
                {
                    { Column: null } => $"CHECK ({translated})",
                    { IsDefault: true } => $"COLUMN {PostgreSqlSql.Name("result of the probe")} {PostgreSqlSql.Type(use.Column.Type)} DEFAULT {translated}",
                    _ => $"COLUMN {PostgreSqlSql.Name("result of the probe")} {PostgreSqlSql.Type(use.Column.Type)} GENERATED ALWAYS AS ({translated}) STORED",
                },
                ct);
            return new Translation(translated, isSame ? null : ExpressionJudge.Doubt(expression, columns, use.Column));
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
            if (await OccupantAsync(run.Schema, ct) is { } found)
            {
                throw new MigrationException($"The schema {run.Schema} of the target was filled by somebody else meanwhile: it holds {found}. Nothing was changed.");
            }

            await _bookkeeping.CreateAsync(ct);
            RunRecord? unfinished = null;
            foreach (var earlier in (await RunsAsync(ct)).Where(earlier => earlier.State is "running" && string.Equals(earlier.Schema, run.Schema, StringComparison.Ordinal)))
            {
                if (resume && unfinished is null && IsSame(earlier, run))
                {
                    unfinished = earlier;
                }
                else if (resume)
                {
                    throw new MigrationException($"The unfinished run {earlier.Id} of the schema {run.Schema} was begun with another source or other options. Give the same to go on with it, or leave --resume out, which removes it and begins anew.");
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

    public async Task<TableFigures> MeasureAsync(string schema, TablePlan table, CancellationToken ct)
    {
        try
        {
            return await PostgreSqlFigures.MeasureAsync(database, schema, table, ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName)
        {
            return TableFigures.Missing;
        }
    }

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
