using System.Buffers.Binary;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>PostgreSQL's binary form of an exact number: groups of four decimal digits.</summary>
internal static class NumericFormat
{
    /// <summary>From digits with an optional sign and point; returns how many bytes were written.</summary>
    public static int Write(ReadOnlySpan<byte> ascii, Span<byte> to)
    {
        var negative = ascii[0] == (byte)'-';
        if (negative)
        {
            ascii = ascii[1..];
        }

        var point = ascii.IndexOf((byte)'.');
        var whole = point < 0 ? ascii : ascii[..point];
        var fraction = point < 0 ? default : ascii[(point + 1)..];
        whole = whole.TrimStart((byte)'0');

        var weight = ((whole.Length + 3) / 4) - 1;
        var at = 8;
        var groups = 0;
        var lastUsed = 0;

        // The first group may be short: 12345 is 1|2345.
        for (var i = 0; i < whole.Length;)
        {
            var take = groups == 0 ? whole.Length - (weight * 4) : 4;
            Put(to, at, Number(whole.Slice(i, take), take), ref groups, ref lastUsed);
            at += 2;
            i += take;
        }

        for (var i = 0; i < fraction.Length; i += 4)
        {
            var value = Number(fraction[i..Math.Min(i + 4, fraction.Length)], 4);
            if (groups == 0 && value == 0)
            {
                // No digits before the point and none here: the number begins later.
                weight--;
                continue;
            }

            Put(to, at, value, ref groups, ref lastUsed);
            at += 2;
        }

        // Zero groups at the end are not written; the scale keeps them visible.
        groups = lastUsed;
        BinaryPrimitives.WriteInt16BigEndian(to, (short)groups);
        BinaryPrimitives.WriteInt16BigEndian(to[2..], groups == 0 ? (short)0 : (short)weight);
        BinaryPrimitives.WriteInt16BigEndian(to[4..], negative && groups > 0 ? (short)0x4000 : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(to[6..], (short)fraction.Length);
        return 8 + (2 * groups);
    }

    private static void Put(Span<byte> to, int at, int value, ref int groups, ref int lastUsed)
    {
        BinaryPrimitives.WriteInt16BigEndian(to[at..], (short)value);
        groups++;
        if (value != 0)
        {
            lastUsed = groups;
        }
    }

    /// <summary>The digits as a number of <paramref name="width"/> places, filled up with zeros on the right.</summary>
    private static int Number(ReadOnlySpan<byte> digits, int width)
    {
        var value = 0;
        for (var i = 0; i < width; i++)
        {
            value = (value * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return value;
    }
}
