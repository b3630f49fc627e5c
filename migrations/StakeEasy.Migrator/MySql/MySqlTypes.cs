using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>
/// What a declared type becomes. Display widths decide nothing, except that tinyint(1) may be a boolean, which only its values can
/// tell: see <see cref="MySqlInspection"/>.
/// </summary>
internal static class MySqlTypes
{
    /// <param name="declared">As in <c>information_schema.columns.column_type</c>, for instance <c>int(10) unsigned</c>.</param>
    /// <returns>Null for a type that cannot be moved.</returns>
    public static ColumnType? Map(string dataType, string declared, int? length, int? precision, int? scale, int? fraction, string? collation)
    {
        var unsigned = declared.Contains("unsigned", StringComparison.OrdinalIgnoreCase);
        var ignoresCase = collation is not null && collation.Contains("_ci", StringComparison.Ordinal);
        return dataType.ToLowerInvariant() switch
        {
            "tinyint" or "year" => new ColumnType(ValueKind.Integer16),
            "smallint" => new ColumnType(unsigned ? ValueKind.Integer32 : ValueKind.Integer16),
            "mediumint" => new ColumnType(ValueKind.Integer32),
            "int" or "integer" => new ColumnType(unsigned ? ValueKind.Integer64 : ValueKind.Integer32),
            "bigint" => new ColumnType(ValueKind.Integer64),
            "decimal" or "numeric" => new ColumnType(ValueKind.Number, Precision: precision ?? 10, Scale: scale ?? 0),
            "float" => new ColumnType(ValueKind.Floating32),
            "double" or "real" => new ColumnType(ValueKind.Floating64),
            "bit" => precision is null or 1 ? new ColumnType(ValueKind.Boolean) : new ColumnType(ValueKind.Bits, Length: precision.Value),
            "char" or "varchar" => new ColumnType(ValueKind.Text, Length: length ?? 0, IgnoresCase: ignoresCase),
            "tinytext" or "text" or "mediumtext" or "longtext" => new ColumnType(ValueKind.Text, IgnoresCase: ignoresCase),
            "enum" => new ColumnType(ValueKind.Text) { Labels = Labels(declared) },
            "set" => new ColumnType(ValueKind.Text, IsSet: true) { Labels = Labels(declared) },
            "inet4" or "inet6" => new ColumnType(ValueKind.Text),
            "uuid" => new ColumnType(ValueKind.Uuid),
            "binary" or "varbinary" or "tinyblob" or "blob" or "mediumblob" or "longblob" => new ColumnType(ValueKind.Bytes),
            "date" => new ColumnType(ValueKind.Date),
            "datetime" => new ColumnType(ValueKind.Timestamp, Scale: fraction ?? 0),
            "timestamp" => new ColumnType(ValueKind.Instant, Scale: fraction ?? 0),
            "time" => new ColumnType(ValueKind.Time, Scale: fraction ?? 0),
            "json" => new ColumnType(ValueKind.Json),
            _ => null,
        };
    }

    public static bool MayBeBoolean(Column column) =>
        column.NativeType.StartsWith("tinyint(1)", StringComparison.OrdinalIgnoreCase) && !column.NativeType.Contains("unsigned", StringComparison.OrdinalIgnoreCase);

    public static bool IsUnsignedBigint(Column column) =>
        column.NativeType.StartsWith("bigint", StringComparison.OrdinalIgnoreCase) && column.NativeType.Contains("unsigned", StringComparison.OrdinalIgnoreCase);

    /// <summary>The labels inside <c>enum('a','it''s')</c>.</summary>
    private static List<string> Labels(string declared)
    {
        var labels = new List<string>();
        var at = declared.IndexOf('(', StringComparison.Ordinal) + 1;
        while (at < declared.Length && declared[at] == '\'')
        {
            var end = QuotedText.EndOf(declared, at);
            labels.Add(QuotedText.Unescape(declared[(at + 1)..end]));
            at = end + 2;
        }

        return labels;
    }

    /// <summary>The number a table would give next, if it numbers its rows.</summary>
    public static long? NextNumber(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static int? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? (int)number : null;
}
