using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>Names, types and literals as PostgreSQL writes them.</summary>
internal static class PostgreSqlSql
{
    public const int LongestName = 63;

    public const string Language = "PostgreSQL";

    public static string Name(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    public static string Name(string schema, string name) => Name(schema) + '.' + Name(name);

    public static string Literal(string text) =>
        text.Contains('\\', StringComparison.Ordinal)
            ? " E'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'"
            : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    public static string Type(ColumnType type) => type.Kind switch
    {
        ValueKind.Boolean => "boolean",
        ValueKind.Integer16 => "smallint",
        ValueKind.Integer32 => "integer",
        ValueKind.Integer64 => "bigint",
        ValueKind.Number when type.Precision == 0 => "numeric",
        ValueKind.Number => string.Create(CultureInfo.InvariantCulture, $"numeric({type.Precision},{type.Scale})"),
        ValueKind.Floating32 => "real",
        ValueKind.Floating64 => "double precision",
        ValueKind.Text when type.Length > 0 => string.Create(CultureInfo.InvariantCulture, $"varchar({type.Length})"),
        ValueKind.Text => "text",
        ValueKind.Bytes => "bytea",
        ValueKind.Date => "date",
        ValueKind.Timestamp => "timestamp" + Places(type),
        ValueKind.Instant => "timestamptz" + Places(type),
        ValueKind.Time => "time" + Places(type),
        ValueKind.Interval => "interval" + Places(type),
        ValueKind.Json => "jsonb",
        ValueKind.JsonAsWritten => "json",
        ValueKind.Bits => string.Create(CultureInfo.InvariantCulture, $"bit({type.Length})"),
        ValueKind.Uuid => "uuid",
        ValueKind.Native => type.NativeName!,
        _ => throw new MigrationException($"There is no type for {type.Kind}."),
    };

    /// <summary>Six of the seconds are what it keeps anyway.</summary>
    private static string Places(ColumnType type) => type.Scale == 6 ? "" : string.Create(CultureInfo.InvariantCulture, $"({type.Scale})");

    /// <summary>A name within the limit, by cutting it and putting a number made from the whole of it at the end.</summary>
    public static string Fit(string name)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(name) <= LongestName)
        {
            return name;
        }

        var mark = "_" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..8];
        return Names.Cut(name, LongestName - mark.Length) + mark;
    }
}
