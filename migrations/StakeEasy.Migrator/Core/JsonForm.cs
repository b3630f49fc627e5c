using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StakeEasy.Migrator.Core;

/// <summary>What is lost, or could not be held, when a JSON text becomes a binary JSON value.</summary>
[Flags]
internal enum JsonFlaws
{
    None = 0,

    /// <summary>Of members with the same name only the last stays.</summary>
    DuplicateName = 1,

    /// <summary>A zero character, or half of a surrogate pair: no text of the target holds it.</summary>
    Character = 2,

    /// <summary>A number beyond what the target's numeric type holds, or a zero below zero, whose sign it drops.</summary>
    Number = 4,

    /// <summary>A number written with an exponent: the target writes the same value without.</summary>
    Respelled = 8,

    /// <summary>No JSON after all.</summary>
    Unreadable = 16,
}

/// <summary>
/// The one canonical text of a JSON value, the canonical form of <see cref="ValueKind.Json"/>: members in the order of the length of their
/// names, then of their bytes, the last of several with one name; a blank after each colon and comma; numbers in plain digits with all
/// their decimal places; characters unescaped where they can be. It is what PostgreSQL makes of jsonb; no two sources could be asked for it in SQL.
/// </summary>
internal sealed class JsonForm
{
    private const int DeepestLevel = 512;
    private const int MostDigits = 131_072;
    private const int MostPlaces = 16_383;

    private static readonly Comparer<(byte[] Bytes, string Name, JsonElement Value)> ByLengthThenBytes = Comparer<(byte[] Bytes, string Name, JsonElement Value)>.Create((one, other) =>
        one.Bytes.Length != other.Bytes.Length ? one.Bytes.Length.CompareTo(other.Bytes.Length) : one.Bytes.AsSpan().SequenceCompareTo(other.Bytes));

    private readonly StringBuilder _text = new();
    private JsonFlaws _flaws;

    private JsonForm()
    {
    }

    public static (string Text, JsonFlaws Flaws) Of(string json)
    {
        var form = new JsonForm();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestLevel });
            form.Write(document.RootElement);
        }
        catch (JsonException)
        {
            return (json, JsonFlaws.Unreadable);
        }

        return (form._text.ToString(), form._flaws);
    }

    private void Write(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(value);
                break;
            case JsonValueKind.Array:
                _text.Append('[');
                var first = true;
                foreach (var element in value.EnumerateArray())
                {
                    _text.Append(first ? "" : ", ");
                    first = false;
                    Write(element);
                }

                _text.Append(']');
                break;
            case JsonValueKind.String:
                WriteText(Decoded(value.GetString));
                break;
            case JsonValueKind.Number:
                WriteNumber(value.GetRawText());
                break;
            default:
                _text.Append(value.GetRawText());
                break;
        }
    }

    private void WriteMembers(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var name = Decoded(() => member.Name);
            if (!members.TryAdd(name, member.Value))
            {
                _flaws |= JsonFlaws.DuplicateName;
                members[name] = member.Value;
            }
        }

        _text.Append('{');
        var first = true;
        foreach (var (_, name, member) in members.Select(member => (Bytes: Encoding.UTF8.GetBytes(member.Key), member.Key, member.Value)).Order(ByLengthThenBytes))
        {
            _text.Append(first ? "" : ", ");
            first = false;
            WriteText(name);
            _text.Append(": ");
            Write(member);
        }

        _text.Append('}');
    }

    private string Decoded(Func<string?> read)
    {
        try
        {
            var text = read()!;
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                _flaws |= JsonFlaws.Character;
            }

            return text;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            _flaws |= JsonFlaws.Character;
            return "";
        }
    }

    private void WriteText(string text)
    {
        _text.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }

    private void WriteNumber(string number)
    {
        var negative = number[0] == '-';
        var parts = number[(negative ? 1 : 0)..].Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var places = point < 0 ? 0 : parts[0].Length - point - 1;
        if (parts.Length > 1)
        {
            _flaws |= JsonFlaws.Respelled;
            if (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) || Math.Abs((long)exponent) > MostDigits + MostPlaces)
            {
                _flaws |= JsonFlaws.Number;
                _text.Append(number);
                return;
            }

            places -= exponent;
            digits = places < 0 ? digits + new string('0', -places) : digits;
            places = Math.Max(0, places);
        }

        digits = digits.PadLeft(places + 1, '0');
        var whole = digits[..^places].TrimStart('0');
        var isZero = digits.All(digit => digit == '0');
        if (whole.Length > MostDigits || places > MostPlaces || (isZero && negative))
        {
            _flaws |= JsonFlaws.Number;
        }

        _text.Append(negative && !isZero ? "-" : "").Append(whole.Length == 0 ? "0" : whole);
        if (places > 0)
        {
            _text.Append('.').Append(digits[^places..]);
        }
    }
}
