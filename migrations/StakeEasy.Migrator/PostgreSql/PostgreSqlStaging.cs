using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>A schema named for the run, invisible to whoever uses the target until it is published.</summary>
internal sealed class PostgreSqlStaging(Database database, Bookkeeping bookkeeping, NpgsqlConnection guard, RunRecord run, IReadOnlyDictionary<string, string> filled) : IStaging
{
    public string RunId => run.Id;

    public string Name { get; } = Bookkeeping.StagingOf(run);

    public bool IsFilled(TablePlan table) =>
        filled.TryGetValue(table.TargetName, out var definition) && string.Equals(definition, new TableDefinition(Name, table).Fingerprint, StringComparison.Ordinal);

    public async Task DropOthersAsync(IReadOnlyList<TablePlan> tables, CancellationToken ct)
    {
        foreach (var table in await database.TextsAsync("SELECT tablename FROM pg_tables WHERE schemaname = $1 AND NOT tablename = ANY ($2)", ct, Name, tables.Select(table => table.TargetName).ToArray()))
        {
            await database.ExecuteAsync($"DROP TABLE {PostgreSqlSql.Name(Name, table[0]!)} CASCADE", ct);
        }
    }

    public async Task CreateTableAsync(TablePlan table, CancellationToken ct)
    {
        await bookkeeping.MarkEmptyAsync(run.Id, table.TargetName, ct);
        await database.ExecuteAsync($"DROP TABLE IF EXISTS {PostgreSqlSql.Name(Name, table.TargetName)} CASCADE; {new TableDefinition(Name, table).Create()}", ct);
    }

    public async Task<long> WriteAsync(TablePlan table, int batchBytes, Func<IRowWriter, Task<long>> fill, CancellationToken ct)
    {
        var columns = table.Copied.Select(column => PostgreSqlSql.Name(column.TargetName)).ToList();
        await using var connection = await database.ConnectAsync(ct);
        var stream = await connection.BeginRawBinaryCopyAsync($"COPY {PostgreSqlSql.Name(Name, table.TargetName)} ({string.Join(", ", columns)}) FROM STDIN (FORMAT binary)", ct);
        try
        {
            var writer = new CopyWriter(stream, columns.Count, batchBytes);
            var rows = await fill(writer);
            await writer.FinishAsync(ct);
            await stream.DisposeAsync();
            return rows;
        }
        catch (Exception e) when (e is not PostgresException)
        {
            try
            {
                // Disposing alone would tell the server that all is well.
                await stream.CancelAsync();
            }
            catch (Exception gone) when (gone is NpgsqlException or IOException or ObjectDisposedException)
            {
                // The server is not there to be told, and keeps nothing of an unfinished COPY.
            }

            throw;
        }
    }

    public Task MarkFilledAsync(TablePlan table, long rows, CancellationToken ct) => bookkeeping.MarkFilledAsync(run.Id, table.TargetName, rows, new TableDefinition(Name, table).Fingerprint, ct);

    public IReadOnlyList<WorkStep> IndexSteps(TablePlan table) =>
    [
        .. new TableDefinition(Name, table).Indexes().Select(statement => new WorkStep($"index of {table.TargetName}", ct => database.ExecuteAsync(statement, ct))),
    ];

    public async Task<IReadOnlyList<NotMoved>> DeclareConstraintsAsync(IReadOnlyList<TablePlan> tables, CancellationToken ct)
    {
        var notMoved = new List<NotMoved>();
        var bySource = tables.ToDictionary(table => table.Source.Name, StringComparer.Ordinal);
        await using var connection = await database.ConnectAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);

        // A run that was killed after this point has declared them on the tables that are kept.
        var declared = (await connection.TextsAsync(
            "SELECT r.relname, c.conname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid WHERE c.connamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1)",
            ct, Name)).Select(row => (Table: row[0]!, Name: row[1]!)).ToHashSet();
        foreach (var table in tables)
        {
            var definition = new TableDefinition(Name, table);
            notMoved.AddRange(definition.NotMoved());
            var constraints = definition.Keys().Concat(definition.EnumChecks()).Concat(definition.Checks()).Where(constraint => !declared.Contains((table.TargetName, constraint.Name)));
            foreach (var statement in constraints.Select(constraint => constraint.Statement).Concat(definition.Sequences()).Concat(definition.Comments()))
            {
                await connection.ExecuteAsync(statement, ct);
            }
        }

        foreach (var (table, key) in tables.SelectMany(table => table.Source.ForeignKeys.Select(key => (table, key))))
        {
            if (!bySource.TryGetValue(key.ReferencedTable, out var referenced))
            {
                notMoved.Add(new NotMoved("foreign key", $"{table.TargetName}.{key.Name}", $"the table {key.ReferencedTable} is not part of this copy"));
            }
            else if (!IsKey(referenced, key.ReferencedColumns))
            {
                notMoved.Add(new NotMoved("foreign key", $"{table.TargetName}.{key.Name}", $"the columns it refers to in {key.ReferencedTable} are no unique key"));
            }
            else if (new TableDefinition(Name, table).ForeignKey(key, referenced) is var constraint && !declared.Contains((table.TargetName, constraint.Name)))
            {
                await connection.ExecuteAsync(constraint.Statement, ct);
            }
        }

        await transaction.CommitAsync(ct);
        return notMoved;
    }

    public async Task<IReadOnlyList<WorkStep>> ValidationStepsAsync(IReadOnlySet<string> unvalidated, CancellationToken ct)
    {
        var constraints = await database.TextsAsync(
            """
            SELECT r.relname, c.conname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
            WHERE n.nspname = $1 AND NOT c.convalidated ORDER BY r.relpages DESC, c.conname
            """,
            ct, Name);

        // Two at a time on the same table would wait for each other.
        return
        [
            .. constraints.Where(row => !unvalidated.Contains(row[1]!)).GroupBy(row => row[0]!, row => row[1]!, StringComparer.Ordinal).Select(table => new WorkStep(
                $"constraints of {table.Key}",
                async token =>
                {
                    await using var connection = await database.ConnectAsync(token);
                    foreach (var constraint in table)
                    {
                        await connection.ExecuteAsync($"ALTER TABLE {PostgreSqlSql.Name(Name, table.Key)} VALIDATE CONSTRAINT {PostgreSqlSql.Name(constraint)}", token);
                    }
                })),
        ];
    }

    public Task AnalyzeAsync(TablePlan table, CancellationToken ct) => database.ExecuteAsync($"ANALYZE {PostgreSqlSql.Name(Name, table.TargetName)}", ct);

    public Task<TableFigures> MeasureAsync(TablePlan table, CancellationToken ct) => PostgreSqlFigures.MeasureAsync(database, Name, table, ct);

    public async Task<long> QuarantineAsync(TablePlan table, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken ct)
    {
        await using var connection = await database.ConnectAsync(ct);
        var kinds = table.Source.Columns.Select(column => column.Type.Kind is ValueKind.Bytes ? NpgsqlDbType.Bytea : NpgsqlDbType.Text).ToList();
        NpgsqlBinaryImporter? import = null;
        long count = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (import is null)
            {
                // Everything but bytes as text: these are the values the columns could not hold.
                var name = PostgreSqlSql.Name(Name, table.RelationNames[RelationNames.Quarantine]);
                var columns = string.Join(", ", row.Zip(kinds, (column, kind) => $"{PostgreSqlSql.Name(Names.Cut(column!, PostgreSqlSql.LongestName))} {(kind is NpgsqlDbType.Bytea ? "bytea" : "text")}"));
                await connection.ExecuteAsync($"DROP TABLE IF EXISTS {name}; CREATE TABLE {name} ({columns})", ct);
                import = await connection.BeginBinaryImportAsync($"COPY {name} FROM STDIN (FORMAT binary)", ct);
                continue;
            }

            await import.StartRowAsync(ct);
            foreach (var (cell, kind) in row.Zip(kinds))
            {
                // A zero character cannot be held by a text either; it is written as \0 here.
                await (cell is null ? import.WriteNullAsync(ct)
                    : kind is NpgsqlDbType.Bytea ? import.WriteAsync(Convert.FromHexString(cell[2..]), kind, ct)
                    : import.WriteAsync(cell.Replace("\0", "\\0", StringComparison.Ordinal), kind, ct));
            }

            count++;
        }

        if (import is not null)
        {
            await import.CompleteAsync(ct);
            await import.DisposeAsync();
        }

        return count;
    }

    public Task<bool> PublishAsync(Func<DbConnection, CancellationToken, Task<string?>> finish, CancellationToken ct) => PublishedSchema.PublishAsync(
        database,
        Name,
        run.Schema,
        async connection =>
        {
            if (await finish(connection, ct) is not { } summaryJson)
            {
                return false;
            }

            await Bookkeeping.MarkPublishedAsync(connection, run.Id, summaryJson, ct);
            return true;
        },
        ct);

    public Task DropAsync(CancellationToken ct) => bookkeeping.ForgetAsync(run, ct);

    public ValueTask DisposeAsync() => guard.DisposeAsync();

    private static bool IsKey(TablePlan table, IReadOnlyList<string> columns) =>
        table.Source.Indexes.Any(index => index is { IsUnique: true, Definition: null } && index.Parts.All(part => part.Length == 0)
            && index.Parts.Select(part => part.Column).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(columns));
}
