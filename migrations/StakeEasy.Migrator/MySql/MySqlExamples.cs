using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>Rows to show beside a finding: their key and the value.</summary>
internal static class MySqlExamples
{
    public static async Task<IReadOnlyList<Example>> FindAsync(MySqlSnapshot snapshot, Table table, string column, string filter, int count, CancellationToken ct)
    {
        var key = table.PrimaryKey?.Parts.Select(part => part.Column).ToList() ?? [];
        var columns = key.Append(column).Select(name => $"LEFT({MySqlSql.Name(name)}, 80)");
        var order = key.Count == 0 ? "" : " ORDER BY " + string.Join(", ", key.Select(MySqlSql.Name));
        var rows = await snapshot.TextsAsync(FormattableString.Invariant(
            $"SELECT {string.Join(", ", columns)} FROM {MySqlSql.Name(table.Name)} WHERE {filter}{order} LIMIT {count}"), ct);
        return
        [
            .. rows.Select(row => new Example(
                key.Count == 0 ? "(no key)" : string.Join(", ", key.Zip(row, (name, value) => $"{name}={value}")),
                Printable(row[^1]))),
        ];
    }

    private static string Printable(string? value) => value?.Replace("\0", "\\0", StringComparison.Ordinal) ?? "NULL";
}
