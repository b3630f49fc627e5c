using System.Text;
using System.Text.Json;

namespace StakeEasy.Bankroll.Imports;

/// <summary>The older application's JSON, an object with an array for each table: read piece by piece, however large it is.</summary>
internal sealed class LegacyJsonRecords(Stream file)
{
    private const int PieceSize = 64 * 1024;

    private readonly List<LegacyRecord> _found = [];
    private string _table = "";
    private string _column = "";
    private int _number;
    private bool _begun;
    private Dictionary<string, string>? _values;

    public IEnumerable<LegacyRecord> Read()
    {
        var (buffer, filled, state) = (new byte[PieceSize], 0, default(JsonReaderState));
        var isLast = false;
        while (!isLast)
        {
            var read = file.Read(buffer.AsSpan(filled));
            isLast = read == 0;
            var used = Take(buffer.AsSpan(0, filled + read), isLast, ref state);
            foreach (var record in _found)
            {
                yield return record;
            }

            _found.Clear();
            filled += read - used;
            buffer.AsSpan(used, filled).CopyTo(buffer);
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private int Take(ReadOnlySpan<byte> piece, bool isLast, ref JsonReaderState state)
    {
        var skipped = !_begun && piece.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        _begun = true;
        var reader = new Utf8JsonReader(piece[skipped..], isLast, state);
        try
        {
            while (reader.Read())
            {
                Follow(ref reader);
            }
        }
        catch (JsonException)
        {
            throw new BrokenFileException(ImportErrors.BrokenJson);
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed + skipped;
    }

    /// <summary>Depth 1 names a table, depth 2 is its array, depth 3 the values of one row.</summary>
    private void Follow(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType, reader.CurrentDepth)
        {
            case (JsonTokenType.PropertyName, 1):
                (_table, _number) = (reader.GetString()!, 0);
                break;
            case (JsonTokenType.StartObject, 2):
                (_values, _number) = (new(StringComparer.Ordinal), _number + 1);
                break;
            case (JsonTokenType.PropertyName, 3) when _values is not null:
                _column = reader.GetString()!;
                break;
            case (JsonTokenType.String, 3) when _values is not null:
                _values[_column] = reader.GetString()!;
                break;
            case (JsonTokenType.Number, 3) when _values is not null:
                _values[_column] = Encoding.UTF8.GetString(reader.ValueSpan);
                break;
            case (JsonTokenType.EndObject, 2) when _values is not null:
                _found.Add(new(_table, _number, _values));
                _values = null;
                break;
        }
    }
}
