using System.Buffers.Binary;
using System.Text;

namespace StakeEasy.Migrator.MySql.Wire;

/// <summary>Reads the fields inside a packet.</summary>
internal ref struct PacketReader(ReadOnlySpan<byte> packet)
{
    private readonly ReadOnlySpan<byte> _packet = packet;
    private int _at;

    public readonly bool AtEnd => _at >= _packet.Length;

    public readonly ReadOnlySpan<byte> Rest => _packet[_at..];

    public byte Byte() => _packet[_at++];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var bytes = _packet.Slice(_at, count);
        _at += count;
        return bytes;
    }

    public ReadOnlySpan<byte> UntilNul()
    {
        var rest = Rest;
        var length = rest.IndexOf((byte)0);
        if (length < 0)
        {
            _at = _packet.Length;
            return rest;
        }

        _at += length + 1;
        return rest[..length];
    }

    public ulong LengthEncoded()
    {
        var first = Byte();
        return first switch
        {
            0xFC => UInt16(),
            0xFD => (uint)(Byte() | (Byte() << 8) | (Byte() << 16)),
            0xFE => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8)),
            _ => first,
        };
    }

    /// <summary>A cell of a row; false when it is null.</summary>
    public bool Cell(out ReadOnlySpan<byte> cell)
    {
        // Nearly every cell is shorter than 251 bytes: its length is one byte.
        var first = _packet[_at];
        if (first < 0xFB)
        {
            cell = _packet.Slice(_at + 1, first);
            _at += 1 + first;
            return true;
        }

        if (first == 0xFB)
        {
            _at++;
            cell = default;
            return false;
        }

        cell = Bytes((int)LengthEncoded());
        return true;
    }

    public static MySqlWireException Error(ReadOnlySpan<byte> packet)
    {
        var number = BinaryPrimitives.ReadUInt16LittleEndian(packet[1..]);
        var text = packet[3..];
        if (text.Length > 6 && text[0] == (byte)'#')
        {
            text = text[6..];
        }

        return new MySqlWireException(Encoding.UTF8.GetString(text), number);
    }
}
