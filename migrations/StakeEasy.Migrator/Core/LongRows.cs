namespace StakeEasy.Migrator.Core;

/// <summary>A row that is too long to be held: its cells one after another, each piece by piece.</summary>
internal interface ILongRow
{
    /// <summary>How many bytes the next cell has; -1 if it is null. The cell before has been read to its end.</summary>
    ValueTask<int> NextCellAsync(CancellationToken ct);

    /// <summary>Some bytes of the cell, at most so many. Valid until the next call of any method.</summary>
    ValueTask<ReadOnlyMemory<byte>> PieceAsync(int most, CancellationToken ct);
}

/// <summary>Passes long rows on as they arrive, so that no value of twenty megabytes is ever in memory as a whole.</summary>
internal static class LongRows
{
    private const int LongestHeld = 64 * 1024;

    public delegate void WriteCell(Column column, ReadOnlySpan<byte> cell, IRowWriter writer);

    /// <param name="kindAsSent">What to write a cell as whose bytes need no change; null if they have to be looked at as a whole.</param>
    public static async ValueTask CopyAsync(ILongRow row, IReadOnlyList<Column> columns, IRowWriter writer, Func<Column, ValueKind?> kindAsSent, WriteCell write, CancellationToken ct)
    {
        writer.StartRow();
        foreach (var column in columns)
        {
            var length = await row.NextCellAsync(ct);
            if (length < 0)
            {
                writer.WriteNull();
            }
            else if (length > LongestHeld && kindAsSent(column) is { } kind)
            {
                writer.BeginLong(kind, length);
                for (var left = length; left > 0;)
                {
                    var piece = await row.PieceAsync(Math.Min(left, LongestHeld), ct);
                    writer.WritePiece(piece.Span);
                    left -= piece.Length;
                    if (writer.IsFull)
                    {
                        await writer.FlushAsync(ct);
                    }
                }
            }
            else
            {
                write(column, await WholeAsync(row, length, ct), writer);
            }
        }
    }

    private static async ValueTask<byte[]> WholeAsync(ILongRow row, int length, CancellationToken ct)
    {
        var cell = new byte[length];
        for (var there = 0; there < length;)
        {
            var piece = await row.PieceAsync(length - there, ct);
            piece.CopyTo(cell.AsMemory(there));
            there += piece.Length;
        }

        return cell;
    }
}
