using System.Buffers.Binary;
using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>Rows in PostgreSQL's binary COPY format, gathered in a buffer of one batch.</summary>
internal sealed class CopyWriter(NpgsqlRawCopyStream stream, int columns, int batchBytes) : IRowWriter
{
    internal const long MicrosecondsTo2000 = 946_684_800_000_000;
    internal const int DaysTo2000 = 10_957;
    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] _buffer = Begin(batchBytes);
    private int _length = Signature.Length;

    public bool IsFull => _length >= batchBytes;

    public void StartRow() => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)columns);

    public void WriteNull() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    public void WriteBoolean(bool value) => Cell(1)[0] = value ? (byte)1 : (byte)0;

    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(Cell(2), value);

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Cell(4), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Cell(8), value);

    public void WriteDecimal(ReadOnlySpan<byte> ascii)
    {
        // Every group of four digits takes two bytes; eight more say how many there are, where the point is, and the sign.
        var room = Take(4 + 8 + (2 * ((ascii.Length / 4) + 2)));
        var used = NumericFormat.Write(ascii, room[4..]);
        BinaryPrimitives.WriteInt32BigEndian(room, used);
        _length -= room.Length - 4 - used;
    }

    public void WriteFloat32(float value) => BinaryPrimitives.WriteSingleBigEndian(Cell(4), value);

    public void WriteFloat64(double value) => BinaryPrimitives.WriteDoubleBigEndian(Cell(8), value);

    public void WriteText(ValueKind kind, ReadOnlySpan<byte> utf8)
    {
        if (kind is ValueKind.Json)
        {
            BeginLong(kind, utf8.Length);
            WritePiece(utf8);
            return;
        }

        utf8.CopyTo(Cell(utf8.Length));
    }

    public void BeginLong(ValueKind kind, int length)
    {
        if (kind is ValueKind.Json)
        {
            // jsonb: the version of its binary form comes first.
            BinaryPrimitives.WriteInt32BigEndian(Take(4), 1 + length);
            Take(1)[0] = 1;
            return;
        }

        BinaryPrimitives.WriteInt32BigEndian(Take(4), length);
    }

    public void WritePiece(ReadOnlySpan<byte> piece) => piece.CopyTo(Take(piece.Length));

    public void WriteBytes(ReadOnlySpan<byte> value) => value.CopyTo(Cell(value.Length));

    public void WriteBits(ulong value, int bits)
    {
        var bytes = (bits + 7) / 8;
        var cell = Cell(4 + bytes);
        BinaryPrimitives.WriteInt32BigEndian(cell, bits);

        // The bits begin at the left end.
        var shifted = value << (64 - bits);
        for (var i = 0; i < bytes; i++)
        {
            cell[4 + i] = (byte)(shifted >> (56 - (8 * i)));
        }
    }

    public void WriteDate(int days) => BinaryPrimitives.WriteInt32BigEndian(Cell(4), days is int.MinValue or int.MaxValue ? days : days - DaysTo2000);

    public void WriteTimestamp(long microseconds) =>
        BinaryPrimitives.WriteInt64BigEndian(Cell(8), microseconds is long.MinValue or long.MaxValue ? microseconds : microseconds - MicrosecondsTo2000);

    public void WriteTime(long microseconds) => BinaryPrimitives.WriteInt64BigEndian(Cell(8), microseconds);

    public void WriteInterval(long microseconds)
    {
        var cell = Cell(16);
        BinaryPrimitives.WriteInt64BigEndian(cell, microseconds);
        cell[8..].Clear();
    }

    public void WriteUuid(ReadOnlySpan<byte> bigEndian) => bigEndian.CopyTo(Cell(16));

    public void WriteNative(ReadOnlySpan<byte> value) => value.CopyTo(Cell(value.Length));

    public async ValueTask FlushAsync(CancellationToken ct)
    {
        await stream.WriteAsync(_buffer.AsMemory(0, _length), ct);
        _length = 0;
        if (_buffer.Length > 16 * batchBytes)
        {
            // One long row must not be paid for until the end of the run.
            _buffer = new byte[2 * batchBytes];
        }
    }

    public ValueTask FinishAsync(CancellationToken ct)
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);
        return FlushAsync(ct);
    }

    private static byte[] Begin(int batchBytes)
    {
        var buffer = new byte[2 * batchBytes];
        Signature.CopyTo(buffer, 0);
        return buffer;
    }

    private Span<byte> Cell(int size)
    {
        var room = Take(4 + size);
        BinaryPrimitives.WriteInt32BigEndian(room, size);
        return room[4..];
    }

    private Span<byte> Take(int size)
    {
        if (_length + size > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + size));
        }

        var room = _buffer.AsSpan(_length, size);
        _length += size;
        return room;
    }
}
