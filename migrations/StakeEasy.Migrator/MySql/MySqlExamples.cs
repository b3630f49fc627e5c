using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>Rows to show beside a finding: their key and the value.</summary>
internal static class MySqlExamples
{
    public static async Task<IReadOnlyList<Example>> FindAsync(MySqlSnapshot snapshot, Table table, IReadOnlyList<string> columns, string filter, int count, CancellationToken ct)
    {
        var key = table.PrimaryKey?.Parts.Select(part => part.Column).ToList() ?? [];
        var shown = key.Concat(columns).Select(name => Shown(table.Column(name)));
        var order = key.Count == 0 ? "" : " ORDER BY " + string.Join(", ", key.Select(MySqlSql.Name));
        var rows = await snapshot.TextsAsync(FormattableString.Invariant(
            $"SELECT {string.Join(", ", shown)} FROM {MySqlSql.Name(table.Name)} WHERE {filter}{order} LIMIT {count}"), ct);
        return
        [
            .. rows.Select(row => new Example(
                key.Count == 0 ? "(no key)" : string.Join(", ", key.Zip(row, (name, value) => $"{name}={Printable(value)}")),
                string.Join(", ", row[key.Count..].Select(Printable)))),
        ];
    }

    private static string Shown(Column column) => column.Type.Kind is ValueKind.Bytes
        ? $"CONCAT('\\\\x', LOWER(HEX(LEFT({MySqlSql.Name(column.Name)}, 40))))"
        : $"LEFT({MySqlSql.Name(column.Name)}, 80)";

    /// <summary>A zero character can neither be shown nor be kept in the record of a run.</summary>
    public static string Printable(string? value) => value is null ? "NULL" : QuotedText.Printable(value);
}
