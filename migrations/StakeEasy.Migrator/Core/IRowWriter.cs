namespace StakeEasy.Migrator.Core;

/// <summary>
/// Takes rows cell by cell, in the order of the columns, as values of their own type: nothing is boxed and no text becomes a
/// string on the way. What is written waits in a buffer until <see cref="FlushAsync"/>.
/// </summary>
public interface IRowWriter
{
    /// <summary>The buffer has reached the size of a batch; the source flushes before the next row.</summary>
    bool IsFull { get; }

    void StartRow();

    void WriteNull();

    void WriteBoolean(bool value);

    void WriteInt16(short value);

    void WriteInt32(int value);

    void WriteInt64(long value);

    /// <summary>Digits, with a minus sign and a point where needed; or NaN, Infinity, -Infinity.</summary>
    void WriteDecimal(ReadOnlySpan<byte> ascii);

    void WriteFloat32(float value);

    void WriteFloat64(double value);

    /// <summary>Texts and JSON, in UTF-8.</summary>
    void WriteText(ValueKind kind, ReadOnlySpan<byte> utf8);

    void WriteBytes(ReadOnlySpan<byte> value);

    /// <summary>Big-endian; the lowest <paramref name="bits"/> bits count.</summary>
    void WriteBits(ulong value, int bits);

    /// <param name="days">Since 1970-01-01; the smallest and the largest there are stand before and after every day.</param>
    void WriteDate(int days);

    /// <summary>Timestamps and instants.</summary>
    /// <param name="microseconds">Since 1970-01-01 00:00, in UTC for an instant; the smallest and the largest there are stand before and after every moment.</param>
    void WriteTimestamp(long microseconds);

    /// <summary>Times of day.</summary>
    void WriteTime(long microseconds);

    void WriteInterval(long microseconds);

    void WriteUuid(ReadOnlySpan<byte> bigEndian);

    /// <summary>Begins a text, JSON, bytes or a native value that is too long to be held; <see cref="WritePiece"/> follows, with flushes in between.</summary>
    /// <param name="length">In bytes, as for the method that writes it whole.</param>
    void BeginLong(ValueKind kind, int length);

    void WritePiece(ReadOnlySpan<byte> piece);

    /// <summary>A value of <see cref="ValueKind.Native"/>, as the product they share sends it.</summary>
    void WriteNative(ReadOnlySpan<byte> value);

    ValueTask FlushAsync(CancellationToken ct);
}
