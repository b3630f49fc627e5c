using System.Buffers.Text;
using System.Text;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>From the text of a cell, as the server sends it, to the value it stands for.</summary>
internal static class MySqlCells
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    public static void Write(Column column, ReadOnlySpan<byte> cell, IRowWriter writer)
    {
        var type = column.Type;
        switch (type.Kind)
        {
            case ValueKind.Boolean:
                writer.WriteBoolean(cell is not [(byte)'0']);
                break;
            case ValueKind.Integer16:
                writer.WriteInt16((short)Integer(column, cell));
                break;
            case ValueKind.Integer32:
                writer.WriteInt32((int)Integer(column, cell));
                break;
            case ValueKind.Integer64:
                writer.WriteInt64(Integer(column, cell));
                break;
            case ValueKind.Number:
                writer.WriteDecimal(cell);
                break;
            case ValueKind.Floating32:
                writer.WriteFloat32((float)Double(column, cell));
                break;
            case ValueKind.Floating64:
                writer.WriteFloat64(Double(column, cell));
                break;
            case ValueKind.Text:
                WriteText(column, cell, writer);
                break;
            case ValueKind.JsonAsWritten:
                writer.WriteText(ValueKind.JsonAsWritten, cell);
                break;
            case ValueKind.Json:
                writer.WriteText(ValueKind.Json, cell);
                break;
            case ValueKind.Bytes:
                writer.WriteBytes(cell);
                break;
            case ValueKind.Date:
                if (TryDate(cell, out var days, out _))
                {
                    writer.WriteDate(days);
                }
                else
                {
                    WriteNullInstead(column, cell, writer);
                }

                break;
            case ValueKind.Timestamp or ValueKind.Instant:
                if (TryDate(cell, out var day, out var rest))
                {
                    writer.WriteTimestamp((day * MicrosecondsPerDay) + Microseconds(column, rest[1..]));
                }
                else
                {
                    WriteNullInstead(column, cell, writer);
                }

                break;
            case ValueKind.Time:
                writer.WriteTime(Microseconds(column, cell));
                break;
            case ValueKind.Interval:
                writer.WriteInterval(Microseconds(column, cell));
                break;
            case ValueKind.Bits:
                writer.WriteBits(Utf8Parser.TryParse(cell, out ulong bits, out _) ? bits : throw Unexpected(column, cell), type.Length);
                break;
            case ValueKind.Uuid:
                writer.WriteUuid(Guid.TryParse(Encoding.ASCII.GetString(cell), out var uuid) ? uuid.ToByteArray(bigEndian: true) : throw Unexpected(column, cell));
                break;
            default:
                throw new MigrationException($"Column {column.Name} is of the type {column.NativeType}, which cannot be moved.");
        }
    }

    /// <summary>What a value can be passed on as, byte by byte, without being looked at; null for none. A zero character in a text is refused by the target.</summary>
    public static ValueKind? KindAsSent(Column column) => column.Type.Kind switch
    {
        ValueKind.Text when column.Type.Labels.Count > 0 || column.Repair is not Repair.None => null,
        ValueKind.Text or ValueKind.Json or ValueKind.JsonAsWritten or ValueKind.Bytes => column.Type.Kind,
        _ => null,
    };

    /// <summary>The preflight has seen every value; one that it has not allowed for must not slip through.</summary>
    private static void WriteNullInstead(Column column, ReadOnlySpan<byte> cell, IRowWriter writer)
    {
        if (column.Repair is not Repair.Null)
        {
            throw Unexpected(column, cell);
        }

        writer.WriteNull();
    }

    private static void WriteText(Column column, ReadOnlySpan<byte> cell, IRowWriter writer)
    {
        if (cell.Length == 0 && column.Type.Labels.Count > 0 && !column.Type.IsSet && !column.Type.Labels.Contains("", StringComparer.Ordinal))
        {
            WriteNullInstead(column, cell, writer);
        }
        else if (cell.Contains((byte)0))
        {
            if (column.Repair is not Repair.StripNul)
            {
                throw Unexpected(column, cell);
            }

            writer.WriteText(ValueKind.Text, cell.ToArray().Where(b => b != 0).ToArray());
        }
        else
        {
            writer.WriteText(ValueKind.Text, cell);
        }
    }

    private static long Integer(Column column, ReadOnlySpan<byte> cell)
    {
        var negative = cell[0] == (byte)'-';
        long value = 0;
        foreach (var digit in negative ? cell[1..] : cell)
        {
            var number = digit - '0';
            if ((uint)number > 9)
            {
                throw Unexpected(column, cell);
            }

            value = checked((value * 10) - number);
        }

        return negative ? value : checked(-value);
    }

    private static double Double(Column column, ReadOnlySpan<byte> cell) =>
        Utf8Parser.TryParse(cell, out double value, out var used) && used == cell.Length ? value : throw Unexpected(column, cell);

    /// <summary>False for what is no day of the calendar.</summary>
    private static bool TryDate(ReadOnlySpan<byte> cell, out int days, out ReadOnlySpan<byte> rest)
    {
        var year = (Digit(cell, 0) * 1000) + (Digit(cell, 1) * 100) + (Digit(cell, 2) * 10) + Digit(cell, 3);
        var month = (Digit(cell, 5) * 10) + Digit(cell, 6);
        var day = (Digit(cell, 8) * 10) + Digit(cell, 9);
        rest = cell[10..];
        if (year == 0 || (uint)(month - 1) > 11 || day == 0 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
        {
            days = 0;
            return false;
        }

        days = DayNumber(year, month, day) - UnixEpoch;
        return true;
    }

    private const int UnixEpoch = 719_468;

    /// <summary>Days since 0000-03-01: with the year beginning in March the leap day comes last, and no table is needed.</summary>
    private static int DayNumber(int year, int month, int day)
    {
        if (month <= 2)
        {
            year--;
            month += 12;
        }

        return (365 * year) + (year / 4) - (year / 100) + (year / 400) + (((153 * (month - 3)) + 2) / 5) + day - 1;
    }

    private static int Digit(ReadOnlySpan<byte> text, int at) => text[at] - '0';

    /// <summary>Of hours, minutes and seconds, hours possibly of three digits and everything possibly negative.</summary>
    private static long Microseconds(Column column, ReadOnlySpan<byte> time)
    {
        var negative = time[0] == (byte)'-';
        if (negative)
        {
            time = time[1..];
        }

        var colon = time.IndexOf((byte)':');
        if (colon < 0 || time.Length < colon + 6)
        {
            throw Unexpected(column, time);
        }

        long hours = 0;
        foreach (var digit in time[..colon])
        {
            hours = (hours * 10) + digit - '0';
        }

        var rest = time[(colon + 1)..];
        var seconds = (hours * 3600) + (((Digit(rest, 0) * 10) + Digit(rest, 1)) * 60) + (Digit(rest, 3) * 10) + Digit(rest, 4);
        long fraction = 0;
        if (rest.Length > 6)
        {
            for (var i = 6; i < 12; i++)
            {
                fraction = (fraction * 10) + (i < rest.Length ? Digit(rest, i) : 0);
            }
        }

        var microseconds = (seconds * 1_000_000) + fraction;
        return negative ? -microseconds : microseconds;
    }

    private static MigrationException Unexpected(Column column, ReadOnlySpan<byte> cell) =>
        new($"Column {column.Name} ({column.NativeType}) holds \"{Encoding.UTF8.GetString(cell)}\", which is no value of that type.");
}
