using System.Buffers.Binary;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>From a cell in PostgreSQL's binary form to the value it stands for.</summary>
internal sealed class PostgreSqlCells
{
    private byte[] _digits = new byte[64];

    /// <summary>What a value can be passed on as, byte by byte, for the target has the same binary form; null for none.</summary>
    public static ValueKind? KindAsSent(Column column) =>
        column.Type.Kind is ValueKind.Text or ValueKind.Json or ValueKind.JsonAsWritten or ValueKind.Bytes or ValueKind.Native ? ValueKind.Native : null;

    public void Write(Column column, ReadOnlySpan<byte> cell, IRowWriter writer)
    {
        switch (column.Type.Kind)
        {
            case ValueKind.Boolean:
                writer.WriteBoolean(cell[0] != 0);
                break;
            case ValueKind.Integer16:
                writer.WriteInt16(BinaryPrimitives.ReadInt16BigEndian(cell));
                break;
            case ValueKind.Integer32:
                writer.WriteInt32(BinaryPrimitives.ReadInt32BigEndian(cell));
                break;
            case ValueKind.Integer64:
                writer.WriteInt64(BinaryPrimitives.ReadInt64BigEndian(cell));
                break;
            case ValueKind.Number:
                var digits = NumericFormat.Read(cell, ref _digits);
                writer.WriteDecimal(_digits.AsSpan(0, digits));
                break;
            case ValueKind.Floating32:
                writer.WriteFloat32(BinaryPrimitives.ReadSingleBigEndian(cell));
                break;
            case ValueKind.Floating64:
                writer.WriteFloat64(BinaryPrimitives.ReadDoubleBigEndian(cell));
                break;
            case ValueKind.Text or ValueKind.JsonAsWritten:
                writer.WriteText(column.Type.Kind, cell);
                break;
            case ValueKind.Json:
                // The version of its binary form comes first.
                writer.WriteText(ValueKind.Json, cell[1..]);
                break;
            case ValueKind.Bytes:
                writer.WriteBytes(cell);
                break;
            case ValueKind.Date:
                var day = BinaryPrimitives.ReadInt32BigEndian(cell);
                writer.WriteDate(day is int.MinValue or int.MaxValue ? day : day + CopyWriter.DaysTo2000);
                break;
            case ValueKind.Timestamp or ValueKind.Instant:
                var moment = BinaryPrimitives.ReadInt64BigEndian(cell);
                writer.WriteTimestamp(moment is long.MinValue or long.MaxValue ? moment : moment + CopyWriter.MicrosecondsTo2000);
                break;
            case ValueKind.Time:
                writer.WriteTime(BinaryPrimitives.ReadInt64BigEndian(cell));
                break;
            case ValueKind.Bits:
                writer.WriteBits(Bits(cell[4..], column.Type.Length), column.Type.Length);
                break;
            case ValueKind.Uuid:
                writer.WriteUuid(cell);
                break;
            case ValueKind.Native:
                writer.WriteNative(cell);
                break;
            default:
                throw new MigrationException($"Column {column.Name} is of the type {column.NativeType}, which cannot be moved.");
        }
    }

    /// <summary>They begin at the left end; as a number they end at the right one.</summary>
    private static ulong Bits(ReadOnlySpan<byte> bytes, int length)
    {
        ulong value = 0;
        foreach (var next in bytes)
        {
            value = (value << 8) | next;
        }

        return value >> ((8 * bytes.Length) - length);
    }
}
