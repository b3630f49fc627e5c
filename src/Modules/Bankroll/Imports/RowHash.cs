using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using StakeEasy.Bankroll.Data;

namespace StakeEasy.Bankroll.Imports;

/// <summary>What an imported row says, as a number that is stored: the same row gives the same one for ever, however its file is written.</summary>
internal sealed class RowHash
{
    private const byte Version = 1;
    private const byte Absent = 0;
    private const byte Present = 1;

    private readonly byte[] _digest = new byte[SHA256.HashSizeInBytes];
    private byte[] _buffer = new byte[1024];
    private int _length;

    /// <summary>Of the row alone. The rows of a transfer are told apart by one another; see <see cref="Key"/>.</summary>
    public UInt128 Of(ImportedRow row)
    {
        _length = 0;
        Add(Version);
        Add(row.Account.Id);
        Add(row.Day.DayNumber);
        Add(row.At?.UtcTicks ?? -1L);
        Add((int)row.Kind);
        Add(row.Amount);
        Add(row.Stated);
        Add(row.Category);
        Add(row.Note);
        Add(row.Tags);
        if (row.Session is { } session)
        {
            Add(session);
        }

        return Finish();
    }

    /// <summary>Tells the same row apart by how often it stood before in its file.</summary>
    /// <param name="row">From <see cref="Of"/>; for the rows of a transfer with what the others say.</param>
    /// <param name="occurrence">0 for the first.</param>
    public UInt128 Key(UInt128 row, int occurrence)
    {
        _length = 0;
        Add(row);
        Add(occurrence);
        return Finish();
    }

    /// <summary>Of a text, such as the name of a transfer.</summary>
    public UInt128 OfText(string text)
    {
        _length = 0;
        Add(text);
        return Finish();
    }

    private void Add(SessionRow session)
    {
        Add(session.StartedAt.UtcTicks);
        Add(session.EndedAt!.Value.UtcTicks);
        Add(session.Minutes);
        Add((int)session.Format);
        Add(session.Game);
        Add(session.Stake);
        Add(session.Venue);
        Add(session.SmallBlind);
        Add(session.BigBlind);
        Add(session.BuyIn);
        Add(session.RebuyCount);
        Add(session.Rebuys);
        Add(session.AddOns);
        Add(session.Expenses);
        Add(session.CashOut);
        Add(session.Place ?? -1);
        Add(session.FieldSize ?? -1);
        Add(session.Hands ?? -1);
    }

    private UInt128 Finish()
    {
        SHA256.HashData(_buffer.AsSpan(0, _length), _digest);
        return BinaryPrimitives.ReadUInt128BigEndian(_digest);
    }

    private void Add(byte value) => Room(1)[0] = value;

    private void Add(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), value);

    private void Add(long value) => BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);

    private void Add(UInt128 value) => BinaryPrimitives.WriteUInt128BigEndian(Room(16), value);

    private void Add(Guid value) => value.TryWriteBytes(Room(16), bigEndian: true, out _);

    private void Add(decimal? value)
    {
        Add(value is null ? Absent : Present);
        if (value is { } amount)
        {
            // 1.0 and 1.00 are one amount: dividing by a one of 28 decimals leaves as few as there need be.
            Span<int> bits = stackalloc int[4];
            decimal.GetBits(amount / 1.0000000000000000000000000000m, bits);
            foreach (var part in bits)
            {
                Add(part);
            }
        }
    }

    private void Add(string? value)
    {
        var length = value is null ? -1 : Encoding.UTF8.GetByteCount(value);
        Add(length);
        if (length > 0)
        {
            Encoding.UTF8.GetBytes(value, Room(length));
        }
    }

    private void Add(string[]? values)
    {
        Add(values?.Length ?? -1);
        foreach (var value in values ?? [])
        {
            Add(value);
        }
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }

        _length += bytes;
        return _buffer.AsSpan(_length - bytes, bytes);
    }
}
