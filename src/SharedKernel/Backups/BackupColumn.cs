using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace StakeEasy.SharedKernel.Backups;

/// <summary>
/// One column of a table and one field of a backup, read and written in exactly one way: what another way of writing it would mean the
/// same is refused, so that every backup that is restored comes out again byte by byte.
/// </summary>
public sealed class BackupColumn
{
    private const string DayPattern = "yyyy-MM-dd";
    private const string InstantPattern = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private const string AmountPattern = "0.##########";

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Func<JsonElement, object> _read;
    private readonly Action<Utf8JsonWriter, NpgsqlDataReader, int> _write;

    private BackupColumn(
        string name, NpgsqlDbType type, string sqlType, Func<JsonElement, object> read, Action<Utf8JsonWriter, NpgsqlDataReader, int> write)
    {
        (Name, Type, SqlType, Expression) = (name, type, sqlType, name);
        (_read, _write) = (read, write);
    }

    public string Name { get; }

    public bool IsOptional { get; private init; }

    /// <summary>How the database tells its value, where that is not the column itself.</summary>
    public string Expression { get; private init; }

    internal NpgsqlDbType Type { get; }

    internal string SqlType { get; }

    public static BackupColumn Id(string name) => new(
        name, NpgsqlDbType.Uuid, "uuid",
        json => Guid.TryParseExact(Text(json), "D", out var id) && Same(id.ToString(), json) ? id : throw new BackupRefusedException("an id is expected, in small letters with hyphens."),
        (json, row, i) => json.WriteStringValue(row.GetGuid(i)));

    /// <summary>Of this many characters at most, without NUL.</summary>
    public static BackupColumn Text(string name, int longest) => new(
        name, NpgsqlDbType.Text, "text",
        json => Text(json) is { } text && text.Length <= longest && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw new BackupRefusedException(string.Create(Plain, $"text of at most {longest} characters is expected.")),
        (json, row, i) => json.WriteStringValue(row.GetString(i)));

    public static BackupColumn Texts(string name, int most, int longest) => new(
        name, NpgsqlDbType.Array | NpgsqlDbType.Text, "text[]",
        json => json.ValueKind is JsonValueKind.Array && json.GetArrayLength() is var count && count > 0 && count <= most
            && json.EnumerateArray().Select(Text).ToArray() is var texts && texts.All(t => t is { Length: > 0 } && t.Length <= longest && !t.Contains('\0', StringComparison.Ordinal))
            ? texts
            : throw new BackupRefusedException(string.Create(Plain, $"a list of 1 to {most} texts of at most {longest} characters is expected, or null.")),
        (json, row, i) =>
        {
            json.WriteStartArray();
            foreach (var text in row.GetFieldValue<string[]>(i))
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        });

    /// <summary>As text: programs that read numbers of JSON as binary fractions would change it.</summary>
    public static BackupColumn Amount(string name, decimal least, decimal most) => new(
        name, NpgsqlDbType.Numeric, "numeric(28,10)",
        json => decimal.TryParse(Text(json), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, Plain, out var amount)
            && amount >= least && amount <= most && Same(amount.ToString(AmountPattern, Plain), json)
            ? amount
            : throw new BackupRefusedException(string.Create(Plain, $"an amount from {least} to {most} is expected, as text with a point and no zeros behind it.")),
        (json, row, i) => json.WriteStringValue(row.GetDecimal(i).ToString(AmountPattern, Plain)));

    public static BackupColumn Number(string name, int least = 0, int most = int.MaxValue) => new(
        name, NpgsqlDbType.Integer, "integer",
        json => json.ValueKind is JsonValueKind.Number && json.TryGetInt32(out var number) && number >= least && number <= most && string.Equals(json.GetRawText(), number.ToString(Plain), StringComparison.Ordinal)
            ? number
            : throw new BackupRefusedException(string.Create(Plain, $"a whole number from {least} to {most} is expected.")),
        (json, row, i) => json.WriteNumberValue(row.GetInt32(i)));

    public static BackupColumn Truth(string name) => new(
        name, NpgsqlDbType.Boolean, "boolean",
        json => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw new BackupRefusedException("true or false is expected."),
        (json, row, i) => json.WriteBooleanValue(row.GetBoolean(i)));

    /// <summary>A value of an enumeration, in the file by its name.</summary>
    public static BackupColumn Word<T>(string name)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), v => v, StringComparer.Ordinal);
        var named = words.ToDictionary(w => Convert.ToInt32(w.Value, Plain), w => w.Key);
        return new(
            name, NpgsqlDbType.Integer, "integer",
            json => Text(json) is { } word && words.TryGetValue(word, out var value) ? Convert.ToInt32(value, Plain) : throw new BackupRefusedException($"one of {string.Join(", ", words.Keys)} is expected."),
            (json, row, i) => json.WriteStringValue(named[row.GetInt32(i)]))
        {
            Expression = name + "::integer",
        };
    }

    public static BackupColumn Day(string name) => new(
        name, NpgsqlDbType.Date, "date",
        json => DateOnly.TryParseExact(Text(json), DayPattern, Plain, DateTimeStyles.None, out var day) && day.Year >= Earliest.Year ? day : throw new BackupRefusedException("a day like 2026-11-21 is expected."),
        (json, row, i) => json.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString(DayPattern, Plain)));

    public static BackupColumn Instant(string name) => new(
        name, NpgsqlDbType.TimestampTz, "timestamptz",
        json => DateTimeOffset.TryParseExact(Text(json), InstantPattern, Plain, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at >= Earliest
            ? at
            : throw new BackupRefusedException("an instant like 2026-11-21T18:00:00.000000Z is expected."),
        (json, row, i) => json.WriteStringValue(row.GetFieldValue<DateTimeOffset>(i).ToString(InstantPattern, Plain)));

    /// <summary>JSON of the module's own, which its row check has to look into.</summary>
    public static BackupColumn Json(string name) => new(
        name, NpgsqlDbType.Jsonb, "jsonb",
        json => json.ValueKind is JsonValueKind.Object ? json.GetRawText() : throw new BackupRefusedException("an object is expected."),
        (json, row, i) => json.WriteRawValue(row.GetString(i)));

    /// <summary>The same, or null.</summary>
    public BackupColumn Optional() => new(Name, Type, SqlType, _read, _write) { IsOptional = true, Expression = Expression };

    /// <summary>The same, written as the database computes it.</summary>
    public BackupColumn As(string expression) => new(Name, Type, SqlType, _read, _write) { IsOptional = IsOptional, Expression = expression };

    internal object Read(JsonElement json) => _read(json);

    internal void Write(Utf8JsonWriter json, NpgsqlDataReader row, int ordinal)
    {
        json.WritePropertyName(Name);
        if (row.IsDBNull(ordinal))
        {
            json.WriteNullValue();
        }
        else
        {
            _write(json, row, ordinal);
        }
    }

    private static string? Text(JsonElement json) => json.ValueKind is JsonValueKind.String ? json.GetString() : null;

    private static bool Same(string written, JsonElement json) => string.Equals(written, json.GetString(), StringComparison.Ordinal);
}
