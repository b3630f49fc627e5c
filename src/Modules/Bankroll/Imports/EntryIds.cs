using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Ids in the order of the rows: among entries of one instant the id decides which stands first.</summary>
internal sealed class EntryIds
{
    private readonly byte[] _bytes = new byte[16];

    public EntryIds(DateTimeOffset now)
    {
        RandomNumberGenerator.Fill(_bytes);
        Guid.CreateVersion7(now).TryWriteBytes(_bytes, bigEndian: true, out _);
    }

    /// <summary>Version 7 with the number where it counts: behind the time, in front of what is random for the whole import.</summary>
    public Guid Of(int number)
    {
        _bytes[6] = (byte)(0x70 | (number >> 28 & 0x0F));
        _bytes[7] = (byte)(number >> 20);
        _bytes[8] = (byte)(0x80 | (number >> 14 & 0x3F));
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(9), (ushort)((number & 0x3FFF) << 2));
        return new Guid(_bytes, bigEndian: true);
    }
}
