using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.MySql.Wire;

namespace StakeEasy.Migrator.MySql;

/// <summary>Reads what a database consists of from its information_schema.</summary>
internal sealed class MySqlCatalogue(MySqlConnection connection)
{
    private readonly bool _isMariaDb = connection.IsMariaDb;
    private readonly List<NotMoved> _notMoved = [];

    public async Task<Catalogue> ReadAsync(CancellationToken ct)
    {
        var columns = (await connection.TextsAsync(
            """
            SELECT table_name, column_name, data_type, column_type, is_nullable, column_default, extra, character_maximum_length,
                   numeric_precision, numeric_scale, datetime_precision, collation_name, generation_expression, column_comment
            FROM information_schema.columns WHERE table_schema = DATABASE() AND FIND_IN_SET('select', privileges) > 0 ORDER BY table_name, ordinal_position
            """,
            ct)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var indexes = (await connection.TextsAsync(
            """
            SELECT table_name, index_name, column_name, non_unique, sub_part, collation, index_type
            FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY table_name, index_name, seq_in_index
            """,
            ct)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var keys = (await connection.TextsAsync(
            """
            SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, k.referenced_column_name, r.delete_rule, r.update_rule
            FROM information_schema.key_column_usage k
            JOIN information_schema.referential_constraints r
              ON r.constraint_schema = k.constraint_schema AND r.table_name = k.table_name AND r.constraint_name = k.constraint_name
            WHERE k.constraint_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
            ORDER BY k.table_name, k.constraint_name, k.ordinal_position
            """,
            ct)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var checks = (await ChecksAsync(ct)).ToLookup(row => row[0]!, StringComparer.Ordinal);

        var tables = new List<Table>();
        foreach (var row in await connection.TextsAsync(
            "SELECT table_name, table_type, table_comment, table_rows, engine, auto_increment FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name", ct))
        {
            var name = row[0]!;
            if (row[1] is not ("BASE TABLE" or "SYSTEM VERSIONED"))
            {
                _notMoved.Add(new NotMoved(row[1]!.ToLowerInvariant(), name, "its text is written for the source; write it anew"));
                continue;
            }

            if (!columns.Contains(name))
            {
                _notMoved.Add(new NotMoved("table", name, "the account may read none of its columns"));
                continue;
            }

            if (row[1] is "SYSTEM VERSIONED")
            {
                _notMoved.Add(new NotMoved("history", name, "the rows as they were before their changes stay in the source"));
            }

            var ofTable = checks[name].ToList();
            tables.Add(new Table(
                name,
                [.. columns[name].Select(column => Column(column, ofTable, MySqlTypes.NextNumber(row[5])))],
                [.. Indexes(name, indexes[name])],
                [.. keys[name].GroupBy(key => key[1]!, StringComparer.Ordinal).Select(Key)],
                [.. ofTable.Where(check => !IsJsonCheck(check[2]!)).Select(check => new Check(check[1]!, check[2]!))],
                string.IsNullOrEmpty(row[2]) ? null : row[2],
                long.TryParse(row[3], System.Globalization.CultureInfo.InvariantCulture, out var rows) ? rows : 0)
            {
                IsTransactional = string.Equals(row[4], "InnoDB", StringComparison.OrdinalIgnoreCase),
            });
        }

        foreach (var row in await connection.TextsAsync(
            "SELECT table_name, COUNT(*) FROM information_schema.partitions WHERE table_schema = DATABASE() AND partition_name IS NOT NULL GROUP BY table_name ORDER BY table_name", ct))
        {
            _notMoved.Add(new NotMoved("partitions", row[0]!, $"the rows of all {row[1]} go into one table"));
        }

        await ListAsync("trigger", "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()", ct);
        await ListAsync("routine", "SELECT routine_name FROM information_schema.routines WHERE routine_schema = DATABASE()", ct);
        await ListAsync("event", "SELECT event_name FROM information_schema.events WHERE event_schema = DATABASE()", ct);
        return new Catalogue(tables, _notMoved, "MySQL");
    }

    private async Task ListAsync(string what, string sql, CancellationToken ct)
    {
        foreach (var row in await connection.TextsAsync(sql, ct))
        {
            _notMoved.Add(new NotMoved(what, row[0]!, "its text is written for the source; write it anew"));
        }
    }

    private async Task<List<string?[]>> ChecksAsync(CancellationToken ct)
    {
        if (!_isMariaDb && connection.ServerVersion.StartsWith("5.", StringComparison.Ordinal))
        {
            return []; // Checks are kept since MySQL 8.0.16; before, they were read and forgotten.
        }

        return await connection.TextsAsync(
            _isMariaDb
                ? "SELECT table_name, constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = DATABASE() ORDER BY 1, 2"
                : """
                  SELECT t.table_name, c.constraint_name, c.check_clause FROM information_schema.check_constraints c
                  JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
                  WHERE c.constraint_schema = DATABASE() AND t.constraint_type = 'CHECK' AND t.enforced = 'YES' ORDER BY 1, 2
                  """,
            ct);
    }

    // MariaDB's JSON is a text with this check.
    private static bool IsJsonCheck(string clause) => clause.StartsWith("json_valid(`", StringComparison.OrdinalIgnoreCase);

    private Column Column(string?[] row, List<string?[]> checks, long? nextNumber)
    {
        var name = row[1]!;
        var extra = row[6] ?? "";
        var isJson = checks.Any(check => string.Equals(check[2], $"json_valid({MySqlSql.Name(name)})", StringComparison.OrdinalIgnoreCase));
        var type = isJson
            ? new ColumnType(ValueKind.Json)
            : MySqlTypes.Map(row[2]!, row[3]!, MySqlTypes.Number(row[7]), MySqlTypes.Number(row[8]), MySqlTypes.Number(row[9]), MySqlTypes.Number(row[10]), row[11]);
        if (extra.Contains("INVISIBLE", StringComparison.OrdinalIgnoreCase))
        {
            _notMoved.Add(new NotMoved("invisibility", $"{row[0]}.{name}", "SELECT * shows the column in the target"));
        }

        if (extra.Contains("on update", StringComparison.OrdinalIgnoreCase))
        {
            _notMoved.Add(new NotMoved("on update", $"{row[0]}.{name}", "the target sets no time by itself when a row changes; a trigger or the application has to"));
        }

        return new Column(name, type ?? ColumnType.Unsupported, row[3]!, string.Equals(row[4], "YES", StringComparison.Ordinal))
        {
            Default = Default(row[5], extra, row[2]!),
            IsIdentity = extra.Contains("auto_increment", StringComparison.OrdinalIgnoreCase),
            NextNumber = extra.Contains("auto_increment", StringComparison.OrdinalIgnoreCase) ? nextNumber : null,
            GeneratedAs = string.IsNullOrEmpty(row[12]) ? null : row[12],
            Comment = string.IsNullOrEmpty(row[13]) ? null : row[13],
            Collation = row[11],
        };
    }

    /// <summary>MariaDB shows a default as it would be written, MySQL shows the literal bare and marks expressions as generated.</summary>
    private DefaultValue? Default(string? text, string extra, string dataType)
    {
        if (text is null || (_isMariaDb && string.Equals(text, "NULL", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var lower = text.ToLowerInvariant();
        if (lower.StartsWith("current_timestamp", StringComparison.Ordinal) || lower.StartsWith("now(", StringComparison.Ordinal))
        {
            return new DefaultValue(DefaultKind.CurrentTimestamp, text);
        }

        if (lower is "curdate()" or "(curdate())" or "current_date" or "current_date()")
        {
            return new DefaultValue(DefaultKind.CurrentDate, text);
        }

        if (lower.StartsWith("b'", StringComparison.Ordinal))
        {
            return new DefaultValue(DefaultKind.Literal, Convert.ToUInt64(text[2..^1], 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (!_isMariaDb)
        {
            return new DefaultValue(extra.Contains("DEFAULT_GENERATED", StringComparison.Ordinal) ? DefaultKind.Expression : DefaultKind.Literal, text);
        }

        if (text.Length > 1 && text[0] == '\'' && text[^1] == '\'')
        {
            return new DefaultValue(DefaultKind.Literal, QuotedText.Unescape(text[1..^1]));
        }

        var isNumber = dataType is not ("date" or "datetime" or "timestamp" or "time") && decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
        return new DefaultValue(isNumber ? DefaultKind.Literal : DefaultKind.Expression, text);
    }

    private IEnumerable<TableIndex> Indexes(string table, IEnumerable<string?[]> rows)
    {
        foreach (var index in rows.GroupBy(row => row[1]!, StringComparer.Ordinal))
        {
            var first = index.First();
            if (first[6] is "FULLTEXT" or "SPATIAL" || index.Any(part => part[2] is null))
            {
                _notMoved.Add(new NotMoved(first[2] is null ? "index on an expression" : first[6]!.ToLowerInvariant() + " index", $"{table}.{index.Key}", "the target has other means for it; decide which you need"));
                continue;
            }

            yield return new TableIndex(
                index.Key,
                [.. index.Select(part => new IndexPart(part[2]!, string.Equals(part[5], "D", StringComparison.Ordinal), MySqlTypes.Number(part[4]) ?? 0))],
                string.Equals(first[3], "0", StringComparison.Ordinal),
                string.Equals(index.Key, "PRIMARY", StringComparison.Ordinal));
        }
    }

    private static ForeignKey Key(IGrouping<string, string?[]> parts)
    {
        var first = parts.First();
        return new ForeignKey(parts.Key, [.. parts.Select(part => part[2]!)], first[3]!, [.. parts.Select(part => part[4]!)], first[5]!, first[6]!);
    }
}
