using System.Buffers.Binary;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>PostgreSQL's binary form of an exact number: groups of four decimal digits.</summary>
internal static class NumericFormat
{
    private const int Negative = 0x4000, NotANumber = 0xC000, Infinite = 0xD000, InfinitelyNegative = 0xF000;

    /// <summary>From digits with an optional sign and point, or from what is no digits: see <see cref="Core.IRowWriter.WriteDecimal"/>. Returns how many bytes were written.</summary>
    public static int Write(ReadOnlySpan<byte> ascii, Span<byte> to)
    {
        if (ascii[^1] > (byte)'9')
        {
            to[..8].Clear();
            BinaryPrimitives.WriteUInt16BigEndian(to[4..], (ushort)(ascii[0] switch { (byte)'N' => NotANumber, (byte)'-' => InfinitelyNegative, _ => Infinite }));
            return 8;
        }

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
        BinaryPrimitives.WriteInt16BigEndian(to[4..], negative && groups > 0 ? (short)Negative : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(to[6..], (short)fraction.Length);
        return 8 + (2 * groups);
    }

    /// <summary>The other way round: the digits as ASCII; returns how many there are.</summary>
    public static int Read(ReadOnlySpan<byte> binary, ref byte[] to)
    {
        var groups = BinaryPrimitives.ReadInt16BigEndian(binary);
        var weight = BinaryPrimitives.ReadInt16BigEndian(binary[2..]);
        int sign = BinaryPrimitives.ReadUInt16BigEndian(binary[4..]);
        var places = BinaryPrimitives.ReadInt16BigEndian(binary[6..]);
        if (sign is NotANumber or Infinite or InfinitelyNegative)
        {
            var word = sign switch { NotANumber => "NaN"u8, Infinite => "Infinity"u8, _ => "-Infinity"u8 };
            word.CopyTo(to);
            return word.Length;
        }

        var most = 16 + (4 * Math.Max(0, weight + 1)) + places;
        if (to.Length < most)
        {
            to = new byte[most];
        }

        var at = 0;
        if (sign == Negative)
        {
            to[at++] = (byte)'-';
        }

        for (var group = 0; group <= weight; group++)
        {
            at += Digits(Group(binary, group, groups), to.AsSpan(at));
        }

        if (weight < 0)
        {
            to[at++] = (byte)'0';
        }

        if (places > 0)
        {
            to[at++] = (byte)'.';
            Span<byte> four = stackalloc byte[4];
            for (var place = 0; place < places; place += 4)
            {
                Digits(Group(binary, weight + 1 + (place / 4), groups), four);
                four[..Math.Min(4, places - place)].CopyTo(to.AsSpan(at));
                at += Math.Min(4, places - place);
            }
        }

        return at;
    }

    private static int Group(ReadOnlySpan<byte> binary, int index, int groups) =>
        (uint)index < (uint)groups ? BinaryPrimitives.ReadInt16BigEndian(binary[(8 + (2 * index))..]) : 0;

    private static int Digits(int value, Span<byte> to)
    {
        for (var i = 3; i >= 0; i--, value /= 10)
        {
            to[i] = (byte)('0' + (value % 10));
        }

        return 4;
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
