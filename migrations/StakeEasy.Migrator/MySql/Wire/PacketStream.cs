using System.Buffers.Binary;

namespace StakeEasy.Migrator.MySql.Wire;

/// <summary>
/// The packets of the MySQL protocol over a stream: three bytes of length, one of sequence, the payload; a payload of 16 MiB and
/// more comes in several. Rows are handed out as parts of one buffer, which grows only for a row longer than it.
/// </summary>
internal sealed class PacketStream(Stream stream) : IAsyncDisposable
{
    private const int Header = 4;
    private const int LongestPayload = 0xFFFFFF;
    private const int UsualSize = 128 * 1024;

    private byte[] _buffer = new byte[UsualSize];
    private int _start;
    private int _end;
    private byte _sequence;
    private int _leftOfPacket;
    private bool _goesOn;

    public Stream Stream { get; private set; } = stream;

    /// <summary>From here on the same bytes travel inside another stream, TLS for instance.</summary>
    public void Wrap(Stream around) => Stream = around;

    /// <summary>The next packet if it has arrived in full. What was handed out is valid until the next call of any method.</summary>
    public bool TryRead(out ReadOnlySpan<byte> payload)
    {
        payload = default;
        var first = _start;
        var at = first;
        var packets = 0;
        while (true)
        {
            if (_end - at < Header)
            {
                return false;
            }

            var length = LengthAt(at);
            at += Header + length;
            if (at > _end)
            {
                return false;
            }

            packets++;
            if (length < LongestPayload)
            {
                break;
            }
        }

        _sequence = (byte)(_buffer[_start + 3] + packets);
        payload = packets == 1 ? _buffer.AsSpan(first + Header, at - first - Header) : Join(first + Header, at);
        _start = at;
        return true;
    }

    /// <summary>The next payload is longer than the buffer: rather than to let that grow, <see cref="BeginLong"/> reads it piece by piece.</summary>
    public bool IsLong => _end - _start >= Header && LengthAt(_start) > UsualSize - Header;

    public void BeginLong()
    {
        _leftOfPacket = LengthAt(_start);
        _goesOn = _leftOfPacket == LongestPayload;
        _sequence = (byte)(_buffer[_start + 3] + 1);
        _start += Header;
    }

    /// <summary>Some bytes of the payload, at most so many; none at its end, which is to be reached before anything else is read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PieceAsync(int most, CancellationToken ct)
    {
        while (_leftOfPacket > 0 || _goesOn)
        {
            if (_leftOfPacket == 0 && _end - _start >= Header)
            {
                BeginLong();
            }
            else if (_leftOfPacket > 0 && _end > _start)
            {
                var length = Math.Min(Math.Min(_end - _start, _leftOfPacket), most);
                var piece = _buffer.AsMemory(_start, length);
                _start += length;
                _leftOfPacket -= length;
                return piece;
            }
            else
            {
                await FillAsync(ct);
            }
        }

        return default;
    }

    /// <summary>Waits for more bytes.</summary>
    public async ValueTask FillAsync(CancellationToken ct)
    {
        if (_start == _end)
        {
            _start = _end = 0;
            if (_buffer.Length > 16 * UsualSize)
            {
                // One long row must not be paid for until the end of the run.
                _buffer = new byte[UsualSize];
            }
        }
        else if (_end == _buffer.Length)
        {
            var target = _start < _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
            _buffer.AsSpan(_start, _end - _start).CopyTo(target);
            _buffer = target;
            _end -= _start;
            _start = 0;
        }

        int read;
        try
        {
            read = await Stream.ReadAsync(_buffer.AsMemory(_end), ct);
        }
        catch (IOException e)
        {
            throw new MySqlWireException($"The connection broke: {e.InnerException?.Message ?? e.Message}.");
        }

        _end += read > 0 ? read : throw new MySqlWireException("The server has closed the connection.");
    }

    /// <summary>A copy of the next packet, for the few that are not rows.</summary>
    public async ValueTask<byte[]> ReadAsync(CancellationToken ct)
    {
        while (true)
        {
            if (TryRead(out var payload))
            {
                return payload.ToArray();
            }

            await FillAsync(ct);
        }
    }

    /// <summary>Sends a packet that answers the last one read.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        int length;
        do
        {
            length = Math.Min(payload.Length, LongestPayload);
            var packet = new byte[Header + length];
            BinaryPrimitives.WriteInt32LittleEndian(packet, length);
            packet[3] = _sequence++;
            payload[..length].CopyTo(packet.AsMemory(Header));
            try
            {
                await Stream.WriteAsync(packet, ct);
                await Stream.FlushAsync(ct);
            }
            catch (IOException e)
            {
                throw new MySqlWireException($"The connection broke: {e.InnerException?.Message ?? e.Message}.");
            }

            payload = payload[length..];
        }
        while (length == LongestPayload);
    }

    /// <summary>Sends a packet that begins a new command.</summary>
    public ValueTask WriteCommandAsync(ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        _sequence = 0;
        return WriteAsync(payload, ct);
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private int LengthAt(int at) => _buffer[at] | (_buffer[at + 1] << 8) | (_buffer[at + 2] << 16);

    /// <summary>Closes the gaps that the headers of the following packets make.</summary>
    private Span<byte> Join(int from, int to)
    {
        var write = from + LongestPayload;
        var read = write;
        while (read < to)
        {
            var length = LengthAt(read);
            _buffer.AsSpan(read + Header, length).CopyTo(_buffer.AsSpan(write));
            write += length;
            read += Header + length;
        }

        return _buffer.AsSpan(from, write - from);
    }
}
