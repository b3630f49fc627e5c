using System.Globalization;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.MySql.Wire;

namespace StakeEasy.Migrator.MySql;

/// <summary>A table in figures, computed by the server over the canonical forms of <see cref="ValueKind"/>.</summary>
internal static class MySqlFigures
{
    public static async Task<TableFigures> MeasureAsync(MySqlConnection connection, TablePlan table, CancellationToken ct)
    {
        var columns = table.Columns.Select(column => column.Source).ToList();
        var hash = $"SHA2(CONCAT_WS('|', {string.Join(", ", columns.Select(Missing).OfType<string>().Concat(columns.SelectMany(Canonical)))}), 256)";
        var figures = columns.SelectMany(column => new[] { $"COUNT({Value(column)})" }.Concat(Aggregates(column)));
        var row = (await connection.TextsAsync(
            $"SELECT COUNT(*), COALESCE(SUM(CAST(CONV(LEFT({hash}, 15), 16, 10) AS UNSIGNED)), 0), {string.Join(", ", figures)}"
            + $" FROM {MySqlSql.Name(table.Source.Name)}{MySqlSql.Where(table.Excluded)}",
            ct))[0];
        var rows = long.Parse(row[0]!, CultureInfo.InvariantCulture);
        var json = columns.Where(column => column.Type.Kind is ValueKind.Json).ToList();
        var hashes = json.Count == 0 ? [] : await MySqlJson.HashAsync(connection, table, json, hash, ct);
        return new TableFigures(
            rows,
            row[1]!,
            [
                .. table.Columns.Select((column, i) =>
                {
                    var at = 2 + (4 * i);
                    return new ColumnFigures(column.TargetName, rows - long.Parse(row[at]!, CultureInfo.InvariantCulture), row[at + 1], row[at + 2], json.IndexOf(column.Source) is >= 0 and var j ? hashes[j] : row[at + 3]);
                }),
            ]);
    }

    /// <summary>The column with what the copy changes in it changed.</summary>
    private static string Value(Column column)
    {
        var name = MySqlSql.Name(column.Name);
        return (column.Repair, column.Type.Kind) switch
        {
            (Repair.Null, ValueKind.Text) => $"IF({MySqlSql.IsInvalidEnum(name)}, NULL, {name})",
            (Repair.Null, _) => $"IF({MySqlSql.IsNoDate(name)}, NULL, {name})",
            _ => name,
        };
    }

    /// <summary>The name of a part that is missing; nothing if it is there.</summary>
    private static string? Missing(Column column, int place) =>
        column.Nullable ? FormattableString.Invariant($"IF({Value(column)} IS NULL, '~{place}', NULL)") : null;

    private static string[] Canonical(Column column)
    {
        var value = Value(column);
        return column.Type.Kind switch
        {
            ValueKind.Text or ValueKind.JsonAsWritten => [$"LENGTH({Bytes(column)})", Bytes(column)],
            ValueKind.Bytes => [$"SHA2({value}, 256)"],
            ValueKind.Floating32 or ValueKind.Floating64 => [Double($"({value} + 0e0)")],
            ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64 when IsPadded(column) => [$"{value} + 0"],
            ValueKind.Boolean or ValueKind.Bits => [$"{value} + 0"],
            ValueKind.Time or ValueKind.Interval => [Microseconds(value)],
            ValueKind.Json => [$"IF({value} IS NULL, NULL, 1)"],
            _ => [value],
        };
    }

    private static string[] Aggregates(Column column)
    {
        var value = Value(column);
        return column.Type.Kind switch
        {
            ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64 or ValueKind.Number when IsPadded(column) => [$"MIN({value}) + 0", $"MAX({value}) + 0", $"SUM({value})"],
            ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64 or ValueKind.Number => [$"MIN({value})", $"MAX({value})", $"SUM({value})"],
            ValueKind.Boolean or ValueKind.Bits => [$"MIN({value} + 0)", $"MAX({value} + 0)", $"SUM({value} + 0)"],
            ValueKind.Floating32 or ValueKind.Floating64 => [Double($"MIN({value} + 0e0)"), Double($"MAX({value} + 0e0)"), "NULL"],
            ValueKind.Text or ValueKind.JsonAsWritten => [$"MIN(LENGTH({Bytes(column)}))", $"MAX(LENGTH({Bytes(column)}))", $"SUM(LENGTH({Bytes(column)}))"],
            ValueKind.Bytes => [$"MIN(LENGTH({value}))", $"MAX(LENGTH({value}))", $"SUM(LENGTH({value}))"],
            ValueKind.Date or ValueKind.Timestamp or ValueKind.Instant => [$"MIN({value})", $"MAX({value})", "NULL"],
            ValueKind.Time or ValueKind.Interval => [$"MIN({Microseconds(value)})", $"MAX({Microseconds(value)})", $"SUM({Microseconds(value)})"],
            _ => ["NULL", "NULL", "NULL"],
        };
    }

    /// <summary>As a text it has zeros in front; as a number it has none.</summary>
    private static bool IsPadded(Column column) =>
        column.NativeType.Contains("zerofill", StringComparison.OrdinalIgnoreCase) || column.NativeType.StartsWith("year", StringComparison.OrdinalIgnoreCase);

    private static string Double(string value) =>
        $"CONCAT(IF({value} < 0, '-', ''), TRIM(BOTH '0' FROM REPLACE(REPLACE(SUBSTRING_INDEX(CAST({value} AS CHAR), 'e', 1), '.', ''), '-', '')), 'e', IF({value} = 0, 0, CAST(FLOOR(LOG10(ABS({value}))) AS SIGNED)))";

    /// <summary>
    /// The text in UTF-8, for functions that look at bytes. What is in it already is not converted, for that costs more than the rest of the row;
    /// but texts of different collations are not joined unless all are given the same.
    /// </summary>
    private static string Bytes(Column column)
    {
        var isUtf8 = column.Collation?.StartsWith("utf8mb4", StringComparison.Ordinal) is true;
        return column.Repair is Repair.StripNul ? $"REPLACE({MySqlSql.Utf8Bytes(Value(column))}, X'00', '')" : isUtf8 ? $"{Value(column)} COLLATE utf8mb4_bin" : MySqlSql.Utf8Bytes(Value(column));
    }

    private static string Microseconds(string time) =>
        $"CAST(((HOUR({time}) * 3600 + MINUTE({time}) * 60 + SECOND({time})) * 1000000 + MICROSECOND({time})) * IF({time} < 0, -1, 1) AS SIGNED)";
}
