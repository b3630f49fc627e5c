using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.MySql.Wire;

namespace StakeEasy.Migrator.MySql;

/// <summary>Several transactions that see the same; each method borrows one.</summary>
internal sealed class MySqlSnapshot : ISnapshot
{
    private readonly IReadOnlyList<MySqlConnection> _connections;
    private readonly Channel<MySqlConnection> _idle = Channel.CreateUnbounded<MySqlConnection>();

    public MySqlSnapshot(IReadOnlyList<MySqlConnection> connections, string consistency)
    {
        _connections = connections;
        Consistency = consistency;
        foreach (var connection in connections)
        {
            _idle.Writer.TryWrite(connection);
        }
    }

    public int Readers => _connections.Count;

    public string Consistency { get; }

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken ct) => WithAsync(connection => new MySqlCatalogue(connection).ReadAsync(ct), ct);

    public Task<Inspection> InspectAsync(IReadOnlyList<Table> tables, Choices choices, CancellationToken ct) =>
        new MySqlInspection(this, choices).RunAsync(tables, ct);

    public async Task<IReadOnlyList<Slice>> SliceAsync(TablePlan table, long rows, CancellationToken ct)
    {
        var key = table.Source.PrimaryKey?.Parts is [var part] && table.Source.Column(part.Column).Type.Kind is ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64
            ? table.Source.PrimaryKey.Parts[0].Column
            : null;
        var slices = key is null ? 1 : (int)Math.Min(1000, table.Source.EstimatedRows / rows);
        if (slices < 2)
        {
            return [new Slice(null, null, null)];
        }

        var name = MySqlSql.Name(key!);
        var range = (await TextsAsync($"SELECT MIN({name}), MAX({name}) FROM {MySqlSql.Name(table.Source.Name)}", ct))[0];
        if (range[0] is null)
        {
            return [new Slice(null, null, null)];
        }

        var first = long.Parse(range[0]!, System.Globalization.CultureInfo.InvariantCulture);
        var last = long.Parse(range[1]!, System.Globalization.CultureInfo.InvariantCulture);
        var step = Math.Max(1, (long)(((Int128)last - first) / slices) + 1);
        return
        [
            .. Enumerable.Range(0, slices).Select(i => new Slice(
                key,
                i == 0 ? null : first + (step * i),
                i == slices - 1 ? null : first + (step * (i + 1)))),
        ];
    }

    public Task<long> ReadAsync(TablePlan table, Slice slice, IRowWriter writer, Action<long> progress, CancellationToken ct) =>
        WithAsync(connection => ReadAsync(connection, table, slice, writer, progress, ct), ct);

    public async IAsyncEnumerable<IReadOnlyList<string?>> ReadQuarantinedAsync(TablePlan table, [EnumeratorCancellation] CancellationToken ct)
    {
        var columns = table.Source.Columns.Select(column => MySqlSql.Read(column));
        yield return [.. table.Source.Columns.Select(column => column.Name)];
        var connection = await BorrowAsync(ct);
        var rows = await connection.QueryAsync($"SELECT {string.Join(", ", columns)} FROM {MySqlSql.Name(table.Source.Name)} WHERE {table.Excluded}", ct);
        while (await rows.NextAsync(ct))
        {
            yield return rows.Texts();
        }

        _idle.Writer.TryWrite(connection);
    }

    public Task<TableFigures> MeasureAsync(TablePlan table, CancellationToken ct) =>
        WithAsync(connection => MySqlFigures.MeasureAsync(connection, table, ct), ct);

    public Task<IReadOnlyList<JsonFinding>> InspectJsonAsync(Table table, Column column, CancellationToken ct) =>
        WithAsync(connection => MySqlJson.InspectAsync(connection, table, column, ct), ct);

    public Task<List<string?[]>> TextsAsync(string sql, CancellationToken ct) => WithAsync(connection => connection.TextsAsync(sql, ct), ct);

    public async ValueTask DisposeAsync()
    {
        while (_idle.Reader.TryRead(out var idle))
        {
            await idle.DisposeAsync();
        }

        foreach (var busy in _connections.Where(connection => connection.IsOpen))
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

    private async Task<T> WithAsync<T>(Func<MySqlConnection, Task<T>> use, CancellationToken ct)
    {
        var connection = await BorrowAsync(ct);
        try
        {
            var result = await use(connection);
            _idle.Writer.TryWrite(connection);
            return result;
        }
        catch (Exception e)
        {
            // What is left of an answer would be taken for the next one, so this connection does not come back;
            // whoever waits for one is told why instead of waiting for ever.
            _idle.Writer.TryComplete(e);
            throw;
        }
    }

    private async ValueTask<MySqlConnection> BorrowAsync(CancellationToken ct)
    {
        try
        {
            return await _idle.Reader.ReadAsync(ct);
        }
        catch (ChannelClosedException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }
}
