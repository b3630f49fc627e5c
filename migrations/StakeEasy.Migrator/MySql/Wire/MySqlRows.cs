using System.Text;

namespace StakeEasy.Migrator.MySql.Wire;

/// <summary>The rows a query returns, one after another as they arrive.</summary>
internal sealed class MySqlRows
{
    private readonly PacketStream _packets;
    private readonly int _columns;
    private bool _done;
    private byte[] _row = [];

    private MySqlRows(PacketStream packets, int columns) => (_packets, _columns) = (packets, columns);

    public static async Task<MySqlRows> BeginAsync(PacketStream packets, CancellationToken ct)
    {
        var first = await packets.ReadAsync(ct);
        switch (first[0])
        {
            case 0xFF:
                throw PacketReader.Error(first);
            case 0x00:
                return new MySqlRows(packets, 0) { _done = true };
            case 0xFB:
                throw new MySqlWireException("The server asks for a file of this machine, which it does not get.");
        }

        var columns = (int)new PacketReader(first).LengthEncoded();
        for (var i = 0; i < columns + 1; i++)
        {
            // The descriptions of the columns, then their end: the query has cast everything to what is expected.
            await packets.ReadAsync(ct);
        }

        return new MySqlRows(packets, columns);
    }

    /// <summary>The next row if it has arrived; <see cref="Done"/> tells why not. Valid until the next call.</summary>
    public bool TryNext(out PacketReader row)
    {
        row = default;
        if (_done || !_packets.TryRead(out var packet))
        {
            return false;
        }

        if (packet[0] == 0xFE && packet.Length < 9)
        {
            _done = true;
            return false;
        }

        if (packet[0] == 0xFF)
        {
            _done = true;
            throw PacketReader.Error(packet);
        }

        row = new PacketReader(packet);
        return true;
    }

    public bool Done => _done;

    /// <summary>The next row does not fit into a buffer: <see cref="BeginLong"/> reads it.</summary>
    public bool IsLong => !_done && _packets.IsLong;

    public LongRow BeginLong()
    {
        _packets.BeginLong();
        return new LongRow(_packets);
    }

    public ValueTask FillAsync(CancellationToken ct) => _packets.FillAsync(ct);

    /// <summary>For short results: waits for the next row and keeps it.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            if (TryNext(out var row))
            {
                _row = row.Rest.ToArray();
                return true;
            }

            if (_done)
            {
                return false;
            }

            await FillAsync(ct);
        }
    }

    public string?[] Texts()
    {
        var reader = new PacketReader(_row);
        var texts = new string?[_columns];
        for (var i = 0; i < _columns; i++)
        {
            texts[i] = reader.Cell(out var cell) ? Encoding.UTF8.GetString(cell) : null;
        }

        return texts;
    }
}
