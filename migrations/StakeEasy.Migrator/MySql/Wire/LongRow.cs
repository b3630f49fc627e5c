using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql.Wire;

/// <summary>A row of more bytes than are held at a time.</summary>
internal sealed class LongRow(PacketStream packets) : ILongRow
{
    public async ValueTask<int> NextCellAsync(CancellationToken ct) => await ByteAsync(ct) switch
    {
        0xFB => -1,
        0xFC => await NumberAsync(2, ct),
        0xFD => await NumberAsync(3, ct),
        0xFE => await NumberAsync(8, ct),
        var length => length,
    };

    public async ValueTask<ReadOnlyMemory<byte>> PieceAsync(int most, CancellationToken ct)
    {
        var piece = await packets.PieceAsync(most, ct);
        return piece.Length > 0 ? piece : throw new MySqlWireException("A row has ended before its last cell.");
    }

    /// <summary>After the last cell: a payload of exactly sixteen megabytes is followed by an empty one.</summary>
    public async ValueTask EndAsync(CancellationToken ct)
    {
        if ((await packets.PieceAsync(1, ct)).Length > 0)
        {
            throw new MySqlWireException("A row has more cells than columns.");
        }
    }

    private async ValueTask<int> NumberAsync(int bytes, CancellationToken ct)
    {
        long number = 0;
        for (var i = 0; i < bytes; i++)
        {
            number |= (long)await ByteAsync(ct) << (8 * i);
        }

        return checked((int)number);
    }

    private async ValueTask<int> ByteAsync(CancellationToken ct) => (await PieceAsync(1, ct)).Span[0];
}
