using System.Runtime.CompilerServices;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.MySql.Wire;

namespace StakeEasy.Migrator.MySql;

/// <summary>Several transactions that see the same; each method borrows one.</summary>
internal sealed class MySqlSnapshot(IReadOnlyList<MySqlConnection> connections, string consistency) : ISnapshot
{
    private const int DatabaseAccessDenied = 1044;
    private const int TableAccessDenied = 1142;
    private const int ColumnAccessDenied = 1143;
    private const int NoSuchTable = 1146;

    private readonly Readers<MySqlConnection> _readers = new(connections);

    public string Consistency => consistency;

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken ct) => _readers.WithAsync(connection => new MySqlCatalogue(connection).ReadAsync(ct), ct);

    public Task<Inspection> InspectAsync(IReadOnlyList<Table> tables, Choices choices, CancellationToken ct) =>
        new MySqlInspection(this, choices).RunAsync(tables, ct);

    public async Task<IReadOnlyList<Slice>> SliceAsync(TablePlan table, long rows, CancellationToken ct)
    {
        if (Slice.KeyOf(table.Source, rows) is not { } key)
        {
            return Slice.Whole;
        }

        var name = MySqlSql.Name(key);
        return Slice.Cut(table.Source, key, (await TextsAsync($"SELECT MIN({name}), MAX({name}) FROM {MySqlSql.Name(table.Source.Name)}", ct))[0], rows);
    }

    public Task<long> ReadAsync(TablePlan table, Slice slice, IRowWriter writer, Action<long> progress, CancellationToken ct) =>
        _readers.WithAsync(connection => ReadAsync(connection, table, slice, writer, progress, ct), ct);

    public async IAsyncEnumerable<IReadOnlyList<string?>> ReadQuarantinedAsync(TablePlan table, [EnumeratorCancellation] CancellationToken ct)
    {
        var columns = table.Source.Columns.Select(MySqlSql.ReadAside);
        yield return [.. table.Source.Columns.Select(column => column.Name)];
        var connection = await _readers.BorrowAsync(ct);
        var rows = await connection.QueryAsync($"SELECT {string.Join(", ", columns)} FROM {MySqlSql.Name(table.Source.Name)} WHERE {table.Excluded}", ct);
        while (await rows.NextAsync(ct))
        {
            yield return rows.Texts();
        }

        _readers.Return(connection);
    }

    public Task<TableFigures> MeasureAsync(TablePlan table, CancellationToken ct) =>
        _readers.WithAsync(connection => MySqlFigures.MeasureAsync(connection, table, ct), ct);

    public Task<IReadOnlyList<JsonFinding>> InspectJsonAsync(Table table, Column column, CancellationToken ct) =>
        _readers.WithAsync(connection => MySqlJson.InspectAsync(connection, table, column, ct), ct);

    public Task<List<string?[]>> TextsAsync(string sql, CancellationToken ct) => _readers.WithAsync(connection => connection.TextsAsync(sql, ct), ct);

    /// <summary>Whether the account has the rights a query needs, be there what it asks for or not.</summary>
    public Task<bool> MayAsync(string sql, CancellationToken ct) => _readers.WithAsync(
        async connection =>
        {
            try
            {
                await connection.ExecuteAsync(sql, ct);
                return true;
            }
            catch (MySqlWireException e) when (e.Number is NoSuchTable or TableAccessDenied or ColumnAccessDenied or DatabaseAccessDenied)
            {
                return e.Number is NoSuchTable;
            }
        },
        ct);

    public async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var idle))
        {
            await idle!.DisposeAsync();
        }

        foreach (var busy in connections.Where(connection => connection.IsOpen))
        {
            // Hanging up alone would leave a long query running on the server.
            await busy.KillAsync();
        }
    }

    private static async Task<long> ReadAsync(
        MySqlConnection connection, TablePlan table, Slice slice, IRowWriter writer, Action<long> progress, CancellationToken ct)
    {
        var columns = table.Copied.Select(column => column.Source).ToArray();
        var rows = await connection.QueryAsync(Select(table, slice, columns), ct);
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
                        MySqlCells.Write(column, cell, writer);
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
                var row = rows.BeginLong();
                await LongRows.CopyAsync(row, columns, writer, MySqlCells.KindAsSent, MySqlCells.Write, ct);
                await row.EndAsync(ct);
                progress(1);
                count++;
            }
            else
            {
                await rows.FillAsync(ct);
            }
        }
    }

    private static string Select(TablePlan table, Slice slice, Column[] columns)
    {
        var key = table.Source.PrimaryKey;
        var from = $"FROM {MySqlSql.Name(table.Source.Name)}{(key is null ? "" : " FORCE INDEX (PRIMARY)")}";
        var where = MySqlSql.Where(
            table.Excluded,
            slice.From is { } first ? FormattableString.Invariant($"{MySqlSql.Name(slice.KeyColumn!)} >= {first}") : null,
            slice.To is { } last ? FormattableString.Invariant($"{MySqlSql.Name(slice.KeyColumn!)} < {last}") : null);
        var order = key is null ? "" : " ORDER BY " + string.Join(", ", key.Parts.Select(part => MySqlSql.Name(part.Column)));

        // A table without a column of its own still has rows.
        var select = columns.Length == 0 ? "1" : string.Join(", ", columns.Select(MySqlSql.Read));
        return $"SELECT {select} {from}{where}{order}";
    }
}
