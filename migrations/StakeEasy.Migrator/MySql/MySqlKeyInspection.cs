using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>Rows without the row they refer to, and values the target would take for equal where it must not.</summary>
internal sealed class MySqlKeyInspection(MySqlSnapshot snapshot, Choices choices)
{
    private const int Examples = 20;

    public async Task<IReadOnlyList<Finding>> InspectAsync(Table table, IReadOnlyList<Table> tables, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var key in table.ForeignKeys)
        {
            var referenced = tables.FirstOrDefault(other => string.Equals(other.Name, key.ReferencedTable, StringComparison.Ordinal));
            if (referenced is not null && await OrphansAsync(table, key, referenced, ct) is { } orphans)
            {
                findings.Add(orphans);
            }
        }

        foreach (var column in table.Indexes.Where(index => index.IsUnique && index.Parts.Count == 1).Select(index => table.Column(index.Parts[0].Column)).Where(IsEMail).DistinctBy(column => column.Name, StringComparer.Ordinal))
        {
            if (await DuplicatesAsync(table, column, ct) is { } duplicates)
            {
                findings.Add(duplicates);
            }
        }

        foreach (var index in table.Indexes.Where(index => index.IsUnique && index.Parts.Any(part => table.Column(part.Column).Repair is Repair.StripNul)))
        {
            if (await EqualWithoutNulAsync(table, index, ct) is { } equal)
            {
                findings.Add(equal);
            }
        }

        return findings;
    }

    /// <summary>
    /// Compared as the target will: byte by byte. The distinct values come first, for they are few and mostly lie in an index.
    /// </summary>
    private async Task<Finding?> OrphansAsync(Table table, ForeignKey key, Table referenced, CancellationToken ct)
    {
        var isText = key.Columns.Select(column => table.Column(column).Type.Kind is ValueKind.Text).ToList();
        var distinct = key.Columns.Select((column, i) => $"{(isText[i] ? MySqlSql.Utf8Bytes(MySqlSql.Name(column)) : MySqlSql.Name(column))} AS k{i.ToString(CultureInfo.InvariantCulture)}");
        var notNull = string.Join(" AND ", key.Columns.Select(column => $"{MySqlSql.Name(column)} IS NOT NULL"));
        string Missing(Func<int, string> value) =>
            $"NOT EXISTS (SELECT 1 FROM {MySqlSql.Name(referenced.Name)} parent WHERE "
            + string.Join(" AND ", key.ReferencedColumns.Select((column, i) => isText[i] ? $"{MySqlSql.Utf8Bytes("parent." + MySqlSql.Name(column))} = {value(i)}" : $"parent.{MySqlSql.Name(column)} = {value(i)}")) + ")";

        var found = await snapshot.TextsAsync(
            $"SELECT 1 FROM (SELECT DISTINCT {string.Join(", ", distinct)} FROM {MySqlSql.Name(table.Name)} WHERE {notNull}) child WHERE {Missing(i => "child.k" + i.ToString(CultureInfo.InvariantCulture))} LIMIT 1", ct);
        if (found.Count == 0)
        {
            return null;
        }

        string Own(int i) => isText[i] ? MySqlSql.Utf8Bytes($"{MySqlSql.Name(table.Name)}.{MySqlSql.Name(key.Columns[i])}") : $"{MySqlSql.Name(table.Name)}.{MySqlSql.Name(key.Columns[i])}";
        var filter = $"({notNull} AND {Missing(Own)})";
        var rows = long.Parse((await snapshot.TextsAsync($"SELECT COUNT(*) FROM {MySqlSql.Name(table.Name)} WHERE {filter}", ct))[0][0]!, CultureInfo.InvariantCulture);
        var examples = await MySqlExamples.FindAsync(snapshot, table, key.Columns, filter, Examples, ct);
        var finding = new Finding("orphan", Severity.Stop, table.Name, string.Join(", ", key.Columns), rows, examples, "") { RowFilter = filter, Key = key.Name };
        return Judge(finding, "orphans", $"Copied; the foreign key {key.Name} holds for new rows only (NOT VALID).",
            $"No row of {referenced.Name} has {(isText.Contains(true) ? "exactly this value: the target tells case, accents and trailing blanks apart" : "this value")}. --fix orphans copies them and lets the foreign key hold for new rows only; ");
    }

    /// <summary>People write their address in capitals or without an accent and mean the same one.</summary>
    private async Task<Finding?> DuplicatesAsync(Table table, Column column, CancellationToken ct)
    {
        var name = MySqlSql.Name(column.Name);
        var folded = $"CONVERT({name} USING utf8mb4) COLLATE utf8mb4_unicode_ci";
        var twice = $"(SELECT folded FROM (SELECT {folded} AS folded FROM {MySqlSql.Name(table.Name)} WHERE {name} IS NOT NULL) one GROUP BY folded HAVING COUNT(*) > 1)";
        var filter = $"({folded} IN {twice})";
        var rows = long.Parse((await snapshot.TextsAsync($"SELECT COUNT(*) FROM {MySqlSql.Name(table.Name)} WHERE {filter}", ct))[0][0]!, CultureInfo.InvariantCulture);
        if (rows == 0)
        {
            return null;
        }

        var examples = await MySqlExamples.FindAsync(snapshot, table, [column.Name], filter, Examples, ct);
        var finding = new Finding("duplicate", Severity.Stop, table.Name, column.Name, rows, examples, "") { RowFilter = filter };
        return Judge(finding, "duplicates", "Copied as different addresses.",
            "These addresses differ in case or accents only. --fix duplicates copies them as different ones; ");
    }

    /// <summary>Keys that differ in zero characters only are equal when these are left out.</summary>
    private async Task<Finding?> EqualWithoutNulAsync(Table table, TableIndex index, CancellationToken ct)
    {
        string Kept(IndexPart part)
        {
            var column = table.Column(part.Column);
            var name = MySqlSql.Name(part.Column);
            if (column.Type.Kind is not ValueKind.Text)
            {
                return name;
            }

            var kept = $"REPLACE({MySqlSql.Utf8Bytes(name)}, X'00', '')";
            var text = part.Length == 0 ? $"CONVERT({kept} USING utf8mb4)" : FormattableString.Invariant($"LEFT(CONVERT({kept} USING utf8mb4), {part.Length})");
            return $"CAST({(column.Type.IgnoresCase ? $"LOWER({text})" : text)} AS BINARY)";
        }

        var parts = string.Join(", ", index.Parts.Select(Kept));
        var notNull = string.Join(" AND ", index.Parts.Select(part => $"{MySqlSql.Name(part.Column)} IS NOT NULL"));
        var filter = $"(({parts}) IN (SELECT {parts} FROM {MySqlSql.Name(table.Name)} WHERE {notNull} GROUP BY {parts} HAVING COUNT(*) > 1))";
        var rows = long.Parse((await snapshot.TextsAsync($"SELECT COUNT(*) FROM {MySqlSql.Name(table.Name)} WHERE {filter}", ct))[0][0]!, CultureInfo.InvariantCulture);
        return rows == 0 ? null : new Finding(
            "nul-character-in-key", Severity.Stop, table.Name, string.Join(", ", index.Parts.Select(part => part.Column)), rows,
            await MySqlExamples.FindAsync(snapshot, table, [.. index.Parts.Select(part => part.Column)], filter, Examples, ct),
            $"Without their zero characters these rows are equal in the unique index {index.Name}. Change them in the source; or leave --fix nul-characters away, and --on-bad-row quarantine sets those with zero characters aside.");
    }

    private Finding Judge(Finding finding, string fix, string fixedAs, string problem) =>
        choices.Fixes.Contains(fix, StringComparer.Ordinal) ? finding with { Severity = Severity.Changed, Resolution = fixedAs, RowFilter = null }
        : choices.Quarantine ? finding with { Severity = Severity.SetAside, Resolution = "The rows are written to the quarantine." }
        : finding with { Resolution = problem + Finding.SettingAside };

    private static bool IsEMail(Column column) =>
        column.Type.Kind is ValueKind.Text && column.Name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Contains("email", StringComparison.OrdinalIgnoreCase);
}
