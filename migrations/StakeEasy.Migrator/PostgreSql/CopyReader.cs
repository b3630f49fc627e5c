using System.Buffers.Binary;
using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>Rows in PostgreSQL's binary COPY format as they arrive, as parts of one buffer; a row longer than it is read piece by piece.</summary>
internal sealed class CopyReader(Stream stream) : ILongRow
{
    private const int UsualSize = 128 * 1024;

    /// <summary>The signature, the flags, and the length of an extension nobody uses.</summary>
    private const int Header = 11 + 4 + 4;

    private readonly byte[] _buffer = new byte[UsualSize];
    private int _start;
    private int _end;
    private bool _headerIsRead;

    public bool Done { get; private set; }

    /// <summary>The next row if it has arrived in full; <see cref="Done"/> tells why not. Valid until the next call.</summary>
    public bool TryNext(out CopyRow row)
    {
        row = default;
        if (!_headerIsRead)
        {
            if (_end - _start < Header)
            {
                return false;
            }

            _start += Header;
            _headerIsRead = true;
        }

        if (_end - _start < 2)
        {
            return false;
        }

        var cells = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_start));
        if (cells < 0)
        {
            Done = true;
            return false;
        }

        var at = _start + 2;
        for (var i = 0; i < cells; i++)
        {
            if (_end - at < 4)
            {
                return false;
            }

            at += 4 + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(at)));
            if (at > _end)
            {
                return false;
            }
        }

        row = new CopyRow(_buffer.AsSpan(_start + 2, at - _start - 2));
        _start = at;
        return true;
    }

    /// <summary>The next row does not fit into the buffer: after <see cref="BeginLong"/> its cells are read one by one.</summary>
    public bool IsLong => !Done && _end - _start == _buffer.Length;

    /// <summary>Goes past the number of cells, which is known.</summary>
    public void BeginLong() => _start += 2;

    public async ValueTask<int> NextCellAsync(CancellationToken ct)
    {
        while (_end - _start < 4)
        {
            await FillAsync(ct);
        }

        _start += 4;
        return BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start - 4));
    }

    public async ValueTask<ReadOnlyMemory<byte>> PieceAsync(int most, CancellationToken ct)
    {
        if (_start == _end)
        {
            await FillAsync(ct);
        }

        var piece = _buffer.AsMemory(_start, Math.Min(_end - _start, most));
        _start += piece.Length;
        return piece;
    }

    /// <summary>Waits for more bytes. There is room unless <see cref="IsLong"/>.</summary>
    public async ValueTask FillAsync(CancellationToken ct)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        int read;
        try
        {
            read = await stream.ReadAsync(_buffer.AsMemory(_end), ct);
        }
        catch (NpgsqlException e)
        {
            throw new SourceException(e.Message, e);
        }

        _end += read > 0 ? read : throw new SourceException("It has ended in the middle of a table.");
    }
}

/// <summary>The cells of one row, one after another.</summary>
internal ref struct CopyRow(ReadOnlySpan<byte> cells)
{
    private ReadOnlySpan<byte> _cells = cells;

    /// <summary>False when it is null.</summary>
    public bool Cell(out ReadOnlySpan<byte> cell)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(_cells);
        cell = length < 0 ? default : _cells.Slice(4, length);
        _cells = _cells[(4 + cell.Length)..];
        return length >= 0;
    }
}
