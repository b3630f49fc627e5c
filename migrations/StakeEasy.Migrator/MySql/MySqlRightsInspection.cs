using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>
/// A server does not name the tables and columns an account has no right to: without asking, a copy would be without them and nobody
/// would know.
/// </summary>
internal sealed class MySqlRightsInspection(MySqlSnapshot snapshot, Choices choices)
{
    public async Task<IReadOnlyList<Finding>> InspectAsync(IReadOnlyList<Table> tables, CancellationToken ct)
    {
        // Whoever may read the whole database is told that there is no such table; others are told that they may not.
        if (await snapshot.MayAsync("SELECT 1 FROM `stakeeasy: a table that nobody has` LIMIT 0", ct))
        {
            return [];
        }

        var isAccepted = choices.Fixes.Contains("partial-rights", StringComparer.Ordinal);
        var findings = new List<Finding>
        {
            new("partial-rights", isAccepted ? Severity.Changed : Severity.Stop, "(database)", null, 0, [],
                isAccepted ? "Tables that the account has no right to are left out; it cannot even tell which they are."
                    : "The account may read single tables only, and is not told which others there are. GRANT SELECT on the whole database, or accept with --fix partial-rights that the others are left out."),
        };
        foreach (var table in tables)
        {
            if (!await snapshot.MayAsync($"SELECT * FROM {MySqlSql.Name(table.Name)} LIMIT 0", ct))
            {
                findings.Add(new Finding("partial-rights", isAccepted ? Severity.Changed : Severity.Stop, table.Name, null, 0, [],
                    $"Of its columns the account may read {string.Join(", ", table.Columns.Select(column => column.Name))}{(isAccepted ? " only; the others are left out." : $" only, and is not told of others. GRANT SELECT on all of them, leave the table out with --exclude {table.Name}, or accept it with --fix partial-rights.")}"));
            }
        }

        return findings;
    }
}
