using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>
/// A row whose parent is set aside would become an orphan in the target: it is set aside as well, and so are the rows that refer to it,
/// however long the chain.
/// </summary>
internal sealed class MySqlQuarantineInspection(MySqlSnapshot snapshot, IReadOnlyList<Table> tables)
{
    private const int Examples = 20;

    private readonly Dictionary<string, string?> _filters = new(StringComparer.Ordinal);

    /// <param name="findings">What sets rows aside by itself.</param>
    public async Task<IReadOnlyList<Finding>> InspectAsync(IReadOnlyList<Finding> findings, CancellationToken ct)
    {
        var own = findings.Where(finding => finding is { Severity: Severity.SetAside, RowFilter: not null }).ToLookup(finding => finding.Table, finding => finding.RowFilter!, StringComparer.Ordinal);
        if (own.Count == 0)
        {
            return [];
        }

        var added = new List<Finding>();
        var left = tables.ToList();
        while (left.Find(table => Parents(table).All(parent => _filters.ContainsKey(parent.Table.Name))) is { } table)
        {
            left.Remove(table);
            var ownFilter = own.Contains(table.Name) ? string.Join(" OR ", own[table.Name]) : null;
            var inherited = Inherited(table, ownFilter);
            if (inherited is not null && await FindingAsync(table, ownFilter, inherited, ct) is { } finding)
            {
                added.Add(finding);
            }
            else
            {
                inherited = null;
            }

            _filters[table.Name] = (ownFilter, inherited) switch
            {
                (null, null) => null,
                (null, _) => inherited,
                (_, null) => $"({ownFilter})",
                _ => $"({ownFilter} OR {inherited})",
            };
        }

        added.AddRange(left.Where(table => own.Contains(table.Name) || Parents(table).Any(parent => _filters.GetValueOrDefault(parent.Table.Name) is not null || own.Contains(parent.Table.Name))).Select(table => new Finding(
            "quarantine-circle", Severity.Stop, table.Name, null, 0, [],
            $"Rows would be set aside, and {string.Join(", ", left.Select(one => one.Name))} refer to each other in a circle: which rows depend on them cannot be told. Repair the rows in the source, or choose a --fix.")));
        return added;
    }

    private IEnumerable<(ForeignKey Key, Table Table)> Parents(Table table) =>
        from key in table.ForeignKeys
        where !IsSelf(table, key)
        let parent = tables.FirstOrDefault(other => string.Equals(other.Name, key.ReferencedTable, StringComparison.Ordinal))
        where parent is not null
        select (key, parent);

    private static bool IsSelf(Table table, ForeignKey key) => string.Equals(key.ReferencedTable, table.Name, StringComparison.Ordinal);

    /// <summary>Selects the rows that refer to one set aside; null if none can.</summary>
    private string? Inherited(Table table, string? ownFilter)
    {
        var viaParents = Parents(table).Where(parent => _filters[parent.Table.Name] is not null)
            .Select(parent => $"({List(parent.Key.Columns)}) IN (SELECT {List(parent.Key.ReferencedColumns)} FROM {MySqlSql.Name(parent.Table.Name)} WHERE {_filters[parent.Table.Name]})").ToList();
        var first = viaParents.Concat(ownFilter is null ? [] : [ownFilter]).ToList();
        var selfKeys = table.ForeignKeys.Where(key => IsSelf(table, key)).ToList();
        if (first.Count == 0 || selfKeys.Count == 0)
        {
            return viaParents.Count == 0 ? null : $"({string.Join(" OR ", viaParents)})";
        }

        // The rows of the table that refer to each other: from those set aside down to the last that depends on them.
        var name = MySqlSql.Name(table.Name);
        var id = table.PrimaryKey?.Parts.Select(part => part.Column).ToList() ?? [.. selfKeys[0].ReferencedColumns];
        var links = selfKeys.Select(key => Equal("child", key.Columns, "up", key.ReferencedColumns));
        return $"({List(id)}) IN (WITH RECURSIVE gone AS (SELECT {List(id)} FROM {name} WHERE {string.Join(" OR ", first)}"
            + $" UNION SELECT {List(id, "child")} FROM gone JOIN {name} up ON {Equal("gone", id, "up", id)} JOIN {name} child ON {string.Join(" OR ", links.Select(link => $"({link})"))}) SELECT {List(id)} FROM gone)";
    }

    private async Task<Finding?> FindingAsync(Table table, string? ownFilter, string inherited, CancellationToken ct)
    {
        var filter = ownFilter is null ? inherited : $"({inherited} AND NOT COALESCE(({ownFilter}), 0))";
        var rows = long.Parse((await snapshot.TextsAsync($"SELECT COUNT(*) FROM {MySqlSql.Name(table.Name)} WHERE {filter}", ct))[0][0]!, CultureInfo.InvariantCulture);
        if (rows == 0)
        {
            return null;
        }

        var keys = table.ForeignKeys.Where(key => IsSelf(table, key) || _filters.GetValueOrDefault(key.ReferencedTable) is not null).ToList();
        var examples = await MySqlExamples.FindAsync(snapshot, table, keys[0].Columns, filter, Examples, ct);
        return new Finding(
            "depends-on-quarantined", Severity.SetAside, table.Name, string.Join(", ", keys.SelectMany(key => key.Columns).Distinct(StringComparer.Ordinal)), rows, examples,
            $"They refer to rows of {string.Join(" and ", keys.Select(key => key.ReferencedTable).Distinct(StringComparer.Ordinal))} that are set aside, and are written to the quarantine with them.")
        {
            RowFilter = inherited,
        };
    }

    private static string List(IReadOnlyList<string> columns, string? of = null) =>
        string.Join(", ", columns.Select(column => (of is null ? "" : of + ".") + MySqlSql.Name(column)));

    private static string Equal(string one, IReadOnlyList<string> columns, string other, IReadOnlyList<string> otherColumns) =>
        string.Join(" AND ", columns.Zip(otherColumns, (a, b) => $"{one}.{MySqlSql.Name(a)} = {other}.{MySqlSql.Name(b)}"));
}
