using System.Text.Json;

namespace StakeEasy.SharedKernel.Backups;

/// <summary>Reads JSON of any length piece by piece, and knows the line it is at.</summary>
internal sealed class BackupReader(Stream file)
{
    private const int Piece = 64 * 1024;
    private const int LongestRow = 4 * 1024 * 1024;
    private const string Truncated = "The file ends in the middle. It was not downloaded or copied completely.";
    private const byte LineFeed = (byte)'\n';

    private JsonReaderState _state;
    private byte[] _buffer = new byte[Piece];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _begun;

    /// <summary>Of what was read last, from 1.</summary>
    public long Line { get; private set; } = 1;

    public BackupRefusedException Refuse(string why) => new(FormattableString.Invariant($"Line {Line}"), why);

    /// <summary>The next token; with its text if it is a name, a string or a number.</summary>
    public async ValueTask<(JsonTokenType Type, string? Text)> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            if (TryNext(out var token))
            {
                return token;
            }

            await FillAsync(ct);
        }
    }

    /// <summary>The next object of an array, to be disposed of; null at its end.</summary>
    public async ValueTask<JsonDocument?> RowAsync(CancellationToken ct)
    {
        while (true)
        {
            if (TryRow(out var row))
            {
                return row;
            }

            await FillAsync(ct);
        }
    }

    /// <summary>Blanks may follow the last bracket, nothing else.</summary>
    public async Task EndAsync(CancellationToken ct)
    {
        do
        {
            if (_buffer.AsSpan(_start.._end).ContainsAnyExcept(" \r\n\t"u8))
            {
                throw Refuse("Something follows the end of the backup.");
            }

            _start = _end;
            await ReadAsync(ct);
        }
        while (!_ended);
    }

    private bool TryNext(out (JsonTokenType Type, string? Text) token)
    {
        try
        {
            var reader = Reader();
            if (!reader.Read())
            {
                token = default;
                return false;
            }

            token = (reader.TokenType, reader.TokenType switch
            {
                JsonTokenType.PropertyName or JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => System.Text.Encoding.ASCII.GetString(reader.ValueSpan),
                _ => null,
            });
            Consume(reader);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Broken(e as JsonException);
        }
    }

    private bool TryRow(out JsonDocument? row)
    {
        row = null;
        try
        {
            var reader = Reader();
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType is JsonTokenType.EndArray)
            {
                Consume(reader);
                return true;
            }

            if (!JsonDocument.TryParseValue(ref reader, out row))
            {
                return false;
            }

            Consume(reader);
            return true;
        }
        catch (JsonException e)
        {
            throw Broken(e);
        }
    }

    /// <summary>Never told that this is all: what is missing at the end is then told from what is wrong.</summary>
    private Utf8JsonReader Reader() => new(_buffer.AsSpan(_start.._end), isFinalBlock: false, _state);

    private void Consume(Utf8JsonReader reader)
    {
        Line += _buffer.AsSpan(_start, (int)reader.BytesConsumed).Count(LineFeed);
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private BackupRefusedException Broken(JsonException? e)
    {
        Line = e?.LineNumber is { } line ? line + 1 : Line;
        return Refuse("This is no JSON that can be read. The file was damaged, or is of another kind.");
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        if (_ended)
        {
            throw Refuse(Truncated);
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestRow)
            {
                throw Refuse("What stands here is too long for a row of a backup.");
            }

            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        await ReadAsync(ct);
    }

    private async ValueTask ReadAsync(CancellationToken ct)
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }

        var read = await file.ReadAsync(_buffer.AsMemory(_end), ct);
        _ended = read == 0;
        _end += read;
        if (!_begun && _end >= 3)
        {
            _begun = true;
            _start = _buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8) ? 3 : 0;
        }
    }
}
