using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>Several transactions that see the same; each method borrows one.</summary>
internal sealed class PostgreSqlSnapshot(IReadOnlyList<NpgsqlConnection> connections, string schema, string consistency) : ISnapshot
{
    private readonly Readers<NpgsqlConnection> _readers = new(connections);

    public string Consistency => consistency;

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken ct) => AskAsync(connection => new PostgreSqlCatalogue(connection, schema).ReadAsync(ct), ct);

    public Task<Inspection> InspectAsync(IReadOnlyList<Table> tables, Choices choices, CancellationToken ct) =>
        AskAsync(connection => new PostgreSqlInspection(connection, schema).RunAsync(tables, ct), ct);

    public async Task<IReadOnlyList<Slice>> SliceAsync(TablePlan table, long rows, CancellationToken ct)
    {
        if (Slice.KeyOf(table.Source, rows) is not { } key)
        {
            return Slice.Whole;
        }

        var name = PostgreSqlSql.Name(key);
        var range = await AskAsync(connection => connection.TextsAsync($"SELECT min({name})::text, max({name})::text FROM {From(table.Source)}", ct), ct);
        return Slice.Cut(table.Source, key, range[0], rows);
    }

    public Task<long> ReadAsync(TablePlan table, Slice slice, IRowWriter writer, Action<long> progress, CancellationToken ct) =>
        _readers.WithAsync(connection => ReadAsync(connection, table, slice, writer, progress, ct), ct);

    public IAsyncEnumerable<IReadOnlyList<string?>> ReadQuarantinedAsync(TablePlan table, CancellationToken ct) =>
        throw new MigrationException($"No row of {table.Source.Name} is to be set aside: a target holds whatever this source does.");

    public Task<TableFigures> MeasureAsync(TablePlan table, CancellationToken ct) =>
        AskAsync(connection => PostgreSqlFigures.MeasureAsync(connection, From(table.Source), column => PostgreSqlTypes.Read(column.Source), table, ct), ct);

    public async ValueTask DisposeAsync()
    {
        // The server ends what it may still be doing for one when its connection is closed.
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<long> ReadAsync(NpgsqlConnection connection, TablePlan table, Slice slice, IRowWriter writer, Action<long> progress, CancellationToken ct)
    {
        var columns = table.Copied.Select(column => column.Source).ToArray();
        await using var stream = await SaidBySource(() => connection.BeginRawBinaryCopyAsync($"COPY ({Select(table.Source, slice, columns)}) TO STDOUT (FORMAT binary)", ct));
        try
        {
            return await ReadAsync(new CopyReader(stream), columns, writer, progress, ct);
        }
        catch
        {
            try
            {
                // Disposing alone would wait for the rest of the table.
                await stream.CancelAsync();
            }
            catch (Exception gone) when (gone is NpgsqlException or IOException or ObjectDisposedException)
            {
                // The server is not there to be told.
            }

            throw;
        }
    }

    private static async Task<long> ReadAsync(CopyReader rows, Column[] columns, IRowWriter writer, Action<long> progress, CancellationToken ct)
    {
        var cells = new PostgreSqlCells();
        long count = 0;
        while (true)
        {
            var before = count;
            while (!writer.IsFull && rows.TryNext(out var row))
            {
                writer.StartRow();
                foreach (var column in columns)
                {
                    if (row.Cell(out var cell))
                    {
                        cells.Write(column, cell, writer);
                    }
                    else
                    {
                        writer.WriteNull();
                    }
                }

                count++;
            }

            progress(count - before);
            if (writer.IsFull)
            {
                await writer.FlushAsync(ct);
            }
            else if (rows.Done)
            {
                return count;
            }
            else if (rows.IsLong)
            {
                rows.BeginLong();
                await LongRows.CopyAsync(rows, columns, writer, PostgreSqlCells.KindAsSent, cells.Write, ct);
                progress(1);
                count++;
            }
            else
            {
                await rows.FillAsync(ct);
            }
        }
    }

    private Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken ct) => _readers.WithAsync(connection => SaidBySource(() => ask(connection)), ct);

    /// <summary>Source and target fail in the same words: whoever reads them is to know whose they are.</summary>
    private static async Task<T> SaidBySource<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (NpgsqlException e)
        {
            throw new SourceException(e is PostgresException refused ? refused.MessageText : e.Message, e);
        }
    }

    /// <summary>Without the tables that inherit from it, which are tables of their own; with the partitions, which are not.</summary>
    private string From(Table table) => $"{(table.IsPartitioned ? "" : "ONLY ")}{PostgreSqlSql.Name(schema, table.Name)}";

    private string Select(Table table, Slice slice, Column[] columns)
    {
        var conditions = new[]
        {
            slice.From is { } first ? FormattableString.Invariant($"{PostgreSqlSql.Name(slice.KeyColumn!)} >= {first}") : null,
            slice.To is { } last ? FormattableString.Invariant($"{PostgreSqlSql.Name(slice.KeyColumn!)} < {last}") : null,
        }.OfType<string>().ToList();
        var order = table.PrimaryKey is null ? "" : " ORDER BY " + string.Join(", ", table.PrimaryKey.Parts.Select(part => PostgreSqlSql.Name(part.Column)));
        return $"SELECT {string.Join(", ", columns.Select(PostgreSqlTypes.Read))} FROM {From(table)}{(conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions))}{order}";
    }
}
