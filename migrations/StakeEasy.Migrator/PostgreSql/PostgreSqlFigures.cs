using System.Globalization;
using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>A table in figures, computed by the server over the canonical forms of <see cref="ValueKind"/>.</summary>
internal static class PostgreSqlFigures
{
    private const int MostArguments = 100;

    /// <summary>A table where a run has written it.</summary>
    public static async Task<TableFigures> MeasureAsync(Database database, string schema, TablePlan table, CancellationToken ct)
    {
        await using var connection = await database.ConnectAsync(ct);
        return await MeasureAsync(connection, PostgreSqlSql.Name(schema, table.TargetName), column => PostgreSqlSql.Name(column.TargetName), table, ct);
    }

    /// <param name="from">The table as it is named in this database.</param>
    /// <param name="value">A column, as an expression of the type it has in the target.</param>
    public static async Task<TableFigures> MeasureAsync(NpgsqlConnection connection, string from, Func<ColumnPlan, string> value, TablePlan table, CancellationToken ct)
    {
        // A source may hold its texts in another encoding; they are sent, and hashed, in UTF-8.
        Func<string, string> length = connection.PostgresParameters["server_encoding"] is "UTF8" ? text => $"octet_length({text})" : text => $"octet_length(textsend({text}))";
        var hash = $"sha256(textsend({Joined(table.Columns, value, length)}))";
        var figures = table.Columns.SelectMany(column => new[] { $"count({value(column)})::text" }.Concat(Aggregates(column, value(column), length, hash).Select(figure => $"({figure})::text")));
        await using var select = new NpgsqlCommand(
            $"SELECT count(*), coalesce(sum({First60Bits(hash, connection)}), 0)::text, ARRAY[{string.Join(", ", figures)}]::text[] FROM {from}", connection);
        await using var reader = await select.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var rows = reader.GetInt64(0);
        var row = reader.GetFieldValue<string?[]>(2);
        return new TableFigures(
            rows,
            reader.GetString(1),
            [
                .. table.Columns.Select((column, i) =>
                {
                    var at = 4 * i;
                    return new ColumnFigures(column.TargetName, rows - long.Parse(row[at]!, CultureInfo.InvariantCulture), row[at + 1], row[at + 2], row[at + 3]);
                }),
            ]);
    }

    /// <summary>The row as one text. A function takes a hundred arguments at most: the parts of long rows are joined first.</summary>
    private static string Joined(IReadOnlyList<ColumnPlan> columns, Func<ColumnPlan, string> value, Func<string, string> length)
    {
        // A length and its text stay together, so that a joined part is empty only if all of it is missing.
        var parts = columns.Select((column, place) => Missing(column, value(column), place)).OfType<string>().Concat(columns.Select(column => Canonical(column, value(column), length)));
        var joined = parts.Chunk((MostArguments - 1) / 2).Select(chunk => $"concat_ws('|', {string.Join(", ", chunk)})").ToList();
        return joined.Count == 1 ? joined[0] : $"concat_ws('|', {string.Join(", ", joined.Select(part => $"nullif({part}, '')"))})";
    }

    /// <summary>Since version 18 bytes are taken for a number as they are, which is far quicker than by way of their digits.</summary>
    private static string First60Bits(string hash, NpgsqlConnection connection) => connection.PostgreSqlVersion.Major >= 18
        ? $"(substr({hash}, 1, 8)::bigint >> 4) & 1152921504606846975"
        : $"('x' || left(encode({hash}, 'hex'), 15))::bit(60)::bigint";

    /// <summary>The name of a part that is missing; nothing if it is there.</summary>
    private static string? Missing(ColumnPlan column, string name, int place) =>
        column.Source.Nullable ? string.Create(CultureInfo.InvariantCulture, $"CASE WHEN {name} IS NULL THEN '~{place}' END") : null;

    /// <summary>Arguments to be joined; texts are two.</summary>
    private static string Canonical(ColumnPlan column, string name, Func<string, string> length) => column.Type.Kind switch
    {
        ValueKind.Boolean => $"{name}::int",
        ValueKind.Text => $"{length(name)}, {name}",
        ValueKind.JsonAsWritten or ValueKind.Native => $"{length(name + "::text")}, {name}::text",
        ValueKind.Bytes => $"encode(sha256({name}), 'hex')",
        ValueKind.Floating32 or ValueKind.Floating64 => Double(name),
        ValueKind.Timestamp => Time(name, column.Type.Scale),
        ValueKind.Instant => Time($"({name} AT TIME ZONE 'UTC')", column.Type.Scale),
        ValueKind.Time or ValueKind.Interval => Microseconds(name),
        ValueKind.Json => $"CASE WHEN {name} IS NULL THEN NULL ELSE 1 END",
        ValueKind.Bits => Bits(column, name),
        _ => name,
    };

    private static string[] Aggregates(ColumnPlan column, string name, Func<string, string> length, string hash) =>
        column.Type.Kind switch
        {
            ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64 or ValueKind.Number => [$"min({name})", $"max({name})", $"sum({name})"],
            ValueKind.Boolean => [$"min({name}::int)", $"max({name}::int)", $"sum({name}::int)"],
            ValueKind.Bits => [$"min({Bits(column, name)})", $"max({Bits(column, name)})", $"sum({Bits(column, name)})"],
            ValueKind.Floating32 or ValueKind.Floating64 => [Double($"min({name}::float8)"), Double($"max({name}::float8)"), "NULL"],
            ValueKind.Text => [$"min({length(name)})", $"max({length(name)})", $"sum({length(name)})"],
            ValueKind.Bytes => [$"min(octet_length({name}))", $"max(octet_length({name}))", $"sum(octet_length({name}))"],
            ValueKind.JsonAsWritten or ValueKind.Native => [$"min({length(name + "::text")})", $"max({length(name + "::text")})", $"sum({length(name + "::text")})"],
            ValueKind.Json => ["NULL", "NULL", $"sum(('x' || left(encode(sha256(convert_to(encode({hash}, 'hex') || '|' || coalesce({name}::text, '~'), 'UTF8')), 'hex'), 15))::bit(60)::bigint)"],
            ValueKind.Date => [$"min({name})", $"max({name})", "NULL"],
            ValueKind.Timestamp => [Time($"min({name})", column.Type.Scale), Time($"max({name})", column.Type.Scale), "NULL"],
            ValueKind.Instant => [Time($"(min({name}) AT TIME ZONE 'UTC')", column.Type.Scale), Time($"(max({name}) AT TIME ZONE 'UTC')", column.Type.Scale), "NULL"],
            ValueKind.Time or ValueKind.Interval => [$"min({Microseconds(name)})", $"max({Microseconds(name)})", $"sum({Microseconds(name)})"],
            _ => ["NULL", "NULL", "NULL"],
        };

    /// <summary>Infinity and what is no number have no digits: their name does.</summary>
    private static string Double(string value) =>
        $"(CASE WHEN {value} IN ('NaN', 'Infinity', '-Infinity') THEN ({value})::text ELSE CASE WHEN {value} < 0 THEN '-' ELSE '' END || btrim(replace(replace(split_part(({value})::float8::text, 'e', 1), '.', ''), '-', ''), '0') || 'e' || CASE WHEN {value} = 0 THEN 0 ELSE floor(log(abs(({value})::float8)))::int END END)";

    /// <summary>Without a fraction its own text is the canonical form, and by far the fastest; outside four digits of the year it says more.</summary>
    private static string Time(string timestamp, int scale) => scale == 0
        ? timestamp
        : string.Create(CultureInfo.InvariantCulture, $"(CASE WHEN {timestamp} BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999999' THEN left(to_char({timestamp}, 'YYYY-MM-DD HH24:MI:SS.US'), {20 + scale}) ELSE {timestamp}::text END)");

    private static string Microseconds(string time) => $"(extract(epoch from {time}) * 1000000)::bigint";

    /// <summary>Sixty-four bits are a negative bigint when the first is set.</summary>
    private static string Bits(ColumnPlan column, string name) => column.Type.Length < 64
        ? $"{name}::bigint"
        : $"({name}::bigint::numeric + CASE WHEN {name}::bigint < 0 THEN 18446744073709551616 ELSE 0 END)";
}
