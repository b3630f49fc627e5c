using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>A table in figures, computed by the server over the canonical forms of <see cref="ValueKind"/>.</summary>
internal static class PostgreSqlFigures
{
    public static async Task<TableFigures> MeasureAsync(Database database, string schema, TablePlan table, CancellationToken ct)
    {
        var hash = $"md5(concat_ws('|', {string.Join(", ", table.Columns.Select(Canonical))}))";
        var figures = table.Columns.SelectMany(column => new[] { $"count({Name(column)})::text" }.Concat(Aggregates(column, hash).Select(figure => $"({figure})::text")));
        var row = (await database.TextsAsync(
            $"SELECT count(*)::text, coalesce(sum(('x' || left({hash}, 15))::bit(60)::bigint), 0)::text, {string.Join(", ", figures)}"
            + $" FROM {PostgreSqlSql.Name(schema, table.TargetName)}",
            ct))[0];
        var rows = long.Parse(row[0]!, CultureInfo.InvariantCulture);
        return new TableFigures(
            rows,
            row[1]!,
            [
                .. table.Columns.Select((column, i) =>
                {
                    var at = 2 + (4 * i);
                    return new ColumnFigures(column.TargetName, rows - long.Parse(row[at]!, CultureInfo.InvariantCulture), row[at + 1], row[at + 2], row[at + 3]);
                }),
            ]);
    }

    private static string Name(ColumnPlan column) => PostgreSqlSql.Name(column.TargetName);

    private static string Canonical(ColumnPlan column)
    {
        var name = Name(column);
        var canonical = column.Type.Kind switch
        {
            ValueKind.Boolean => $"{name}::int",
            ValueKind.Text => $"octet_length({name}) || ':' || {name}",
            ValueKind.JsonAsWritten => $"octet_length({name}::text) || ':' || {name}::text",
            ValueKind.Bytes => $"md5({name})",
            ValueKind.Floating32 or ValueKind.Floating64 => Double(name),
            ValueKind.Timestamp => Time(name, column.Type.Scale),
            ValueKind.Instant => Time($"({name} AT TIME ZONE 'UTC')", column.Type.Scale),
            ValueKind.Time or ValueKind.Interval => Microseconds(name),
            ValueKind.Json => $"CASE WHEN {name} IS NULL THEN NULL ELSE 1 END",
            ValueKind.Bits => Bits(column),
            _ => name,
        };
        return column.Source.Nullable ? $"coalesce(({canonical})::text, '~')" : canonical;
    }

    private static string[] Aggregates(ColumnPlan column, string hash)
    {
        var name = Name(column);
        return column.Type.Kind switch
        {
            ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64 or ValueKind.Number => [$"min({name})", $"max({name})", $"sum({name})"],
            ValueKind.Boolean => [$"min({name}::int)", $"max({name}::int)", $"sum({name}::int)"],
            ValueKind.Bits => [$"min({Bits(column)})", $"max({Bits(column)})", $"sum({Bits(column)})"],
            ValueKind.Floating32 or ValueKind.Floating64 => [Double($"min({name}::float8)"), Double($"max({name}::float8)"), "NULL"],
            ValueKind.Text or ValueKind.Bytes => [$"min(octet_length({name}))", $"max(octet_length({name}))", $"sum(octet_length({name}))"],
            ValueKind.JsonAsWritten => [$"min(octet_length({name}::text))", $"max(octet_length({name}::text))", $"sum(octet_length({name}::text))"],
            ValueKind.Json => ["NULL", "NULL", $"sum(('x' || left(encode(sha256(convert_to({hash} || '|' || coalesce({name}::text, '~'), 'UTF8')), 'hex'), 15))::bit(60)::bigint)"],
            ValueKind.Date => [$"min({name})", $"max({name})", "NULL"],
            ValueKind.Timestamp => [Time($"min({name})", column.Type.Scale), Time($"max({name})", column.Type.Scale), "NULL"],
            ValueKind.Instant => [Time($"(min({name}) AT TIME ZONE 'UTC')", column.Type.Scale), Time($"(max({name}) AT TIME ZONE 'UTC')", column.Type.Scale), "NULL"],
            ValueKind.Time or ValueKind.Interval => [$"min({Microseconds(name)})", $"max({Microseconds(name)})", $"sum({Microseconds(name)})"],
            _ => ["NULL", "NULL", "NULL"],
        };
    }

    private static string Double(string value) =>
        $"(CASE WHEN {value} < 0 THEN '-' ELSE '' END || btrim(replace(replace(split_part(({value})::float8::text, 'e', 1), '.', ''), '-', ''), '0') || 'e' || CASE WHEN {value} = 0 THEN 0 ELSE floor(log(abs(({value})::float8)))::int END)";

    /// <summary>Without a fraction the plain text is the canonical form, and by far the fastest.</summary>
    private static string Time(string timestamp, int scale) => scale == 0
        ? $"{timestamp}::text"
        : string.Create(CultureInfo.InvariantCulture, $"left(to_char({timestamp}, 'YYYY-MM-DD HH24:MI:SS.US'), {20 + scale})");

    private static string Microseconds(string time) => $"(extract(epoch from {time}) * 1000000)::bigint";

    /// <summary>Sixty-four bits are a negative bigint when the first is set.</summary>
    private static string Bits(ColumnPlan column) => column.Type.Length < 64
        ? $"{Name(column)}::bigint"
        : $"({Name(column)}::bigint::numeric + CASE WHEN {Name(column)}::bigint < 0 THEN 18446744073709551616 ELSE 0 END)";
}
