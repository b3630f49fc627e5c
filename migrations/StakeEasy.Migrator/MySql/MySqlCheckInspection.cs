using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>Rows that a check of their own table does not let through: they were there before it, or while it was switched off.</summary>
internal sealed class MySqlCheckInspection(MySqlSnapshot snapshot, Choices choices)
{
    private const int Examples = 20;

    public async Task<IReadOnlyList<Finding>> InspectAsync(Table table, CancellationToken ct)
    {
        // MySQL shows the quotes of texts with backslashes before them, which no query takes.
        var checks = table.Checks.Where(check => !check.Expression.Contains("\\'", StringComparison.Ordinal)).ToList();
        if (checks.Count == 0)
        {
            return [];
        }

        var broken = checks.Select(check => $"COALESCE(NOT ({check.Expression}), 0)").ToList();
        var counts = (await snapshot.TextsAsync($"SELECT {string.Join(", ", broken.Select(filter => $"COALESCE(SUM({filter}), 0)"))} FROM {MySqlSql.Name(table.Name)}", ct))[0];
        var findings = new List<Finding>();
        foreach (var (check, filter, rows) in checks.Zip(broken, counts.Select(count => (long)decimal.Parse(count!, CultureInfo.InvariantCulture))).Where(one => one.Third > 0))
        {
            var named = table.Columns.Where(column => check.Expression.Contains(MySqlSql.Name(column.Name), StringComparison.OrdinalIgnoreCase)).Select(column => column.Name).ToList();
            findings.Add(new Finding(
                "broken-check", choices.Quarantine ? Severity.SetAside : Severity.Stop, table.Name, string.Join(", ", named), rows,
                named.Count == 0 ? [] : await MySqlExamples.FindAsync(snapshot, table, named, filter, Examples, ct),
                choices.Quarantine ? "The rows are written to the quarantine." : $"The check {check.Name} ({check.Expression}) does not let these rows through. Repair them in the source; --on-bad-row quarantine sets the rows aside.")
            {
                RowFilter = filter,
            });
        }

        return findings;
    }
}
