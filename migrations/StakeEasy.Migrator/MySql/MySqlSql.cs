using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>Pieces of SQL that both MySQL and MariaDB understand.</summary>
internal static class MySqlSql
{
    public static string Name(string name) => '`' + name.Replace("`", "``", StringComparison.Ordinal) + '`';

    public static string Literal(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal) + "'";

    /// <summary>The column as it is read: bits and floats in a form that loses nothing.</summary>
    public static string Read(Column column)
    {
        var name = Name(column.Name);
        return column.Type.Kind switch
        {
            // A FLOAT is sent with six digits, the double it is with all of them.
            ValueKind.Floating32 => $"{name} + 0e0",
            ValueKind.Bits => $"{name} + 0",
            ValueKind.Boolean => $"{name} + 0",
            _ => name,
        };
    }

    /// <summary>The column as it is set aside: bytes, which are no text, in hexadecimal digits after a \x.</summary>
    public static string ReadAside(Column column) =>
        column.Type.Kind is ValueKind.Bytes ? $"CONCAT('\\\\x', LOWER(HEX({Name(column.Name)})))" : Read(column);

    /// <summary>The text in UTF-8, byte by byte: neither case nor accents nor trailing blanks are overlooked.</summary>
    public static string Utf8Bytes(string name) => $"CAST(CONVERT({name} USING utf8mb4) AS BINARY)";

    /// <summary>True of 0000-00-00, of a zero month or day, of year 0 and of 30 February: PostgreSQL has no such day.</summary>
    public static string IsNoDate(string name) =>
        $"({name} IS NOT NULL AND NOT COALESCE(DAYOFMONTH({name}) BETWEEN 1 AND DAYOFMONTH(LAST_DAY({name})) AND {name} >= '0001-01-01', 0))";

    public static string HasNul(string name) => $"COALESCE(LOCATE(X'00', {Utf8Bytes(name)}) > 0, 0)";

    public static string IsInvalidEnum(string name) => $"COALESCE({name} + 0 = 0, 0)";

    /// <summary>UTF-8 that was once taken for cp1252: encoded back it is valid, and shorter.</summary>
    public static string IsMojibake(string name)
    {
        var repaired = $"CONVERT(CAST(CONVERT({name} USING latin1) AS BINARY) USING utf8mb4)";
        return $"(LENGTH({name}) <> CHAR_LENGTH({name}) AND CONVERT(CONVERT({name} USING latin1) USING utf8mb4) = CONVERT({name} USING utf8mb4) COLLATE utf8mb4_bin"
            + $" AND CHAR_LENGTH({repaired}) < CHAR_LENGTH({name}) AND CHAR_LENGTH(REPLACE({repaired}, '?', '')) = CHAR_LENGTH({repaired}) - (CHAR_LENGTH({name}) - CHAR_LENGTH(REPLACE({name}, '?', ''))))";
    }

    /// <summary>The rows that are copied, as a condition that starts with WHERE; empty when all are.</summary>
    public static string Where(string? excluded, params string?[] conditions)
    {
        var all = conditions.Append(excluded is null ? null : $"NOT COALESCE(({excluded}), 0)").Where(condition => condition is not null).ToList();
        return all.Count == 0 ? "" : " WHERE " + string.Join(" AND ", all);
    }
}
