using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>Whatever a PostgreSQL holds another one holds, so that no value has to be looked at; what else is in the way or changes is told.</summary>
internal sealed class PostgreSqlInspection(NpgsqlConnection connection, string schema)
{
    public async Task<Inspection> RunAsync(IReadOnlyList<Table> tables, CancellationToken ct)
    {
        var notValidated = (await connection.TextsAsync(
            """
            SELECT r.relname, c.conname FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
            WHERE c.connamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND c.contype IN ('c', 'f') AND NOT c.convalidated ORDER BY 1, 2
            """,
            ct, schema)).ToLookup(row => row[0]!, row => row[1]!, StringComparer.Ordinal);
        var hidden = (await connection.TextsAsync(
            "SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relkind IN ('r', 'p') AND row_security_active(oid)",
            ct, schema)).Select(row => row[0]!).ToHashSet(StringComparer.Ordinal);
        var unreadable = (await connection.TextsAsync(
            """
            SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND c.relkind IN ('r', 'p') AND NOT has_column_privilege(c.oid, a.attnum, 'SELECT') ORDER BY c.relname, a.attnum
            """,
            ct, schema)).ToLookup(row => row[0]!, row => row[1]!, StringComparer.Ordinal);
        return new Inspection(tables,
        [
            .. tables.SelectMany(table => Unreadable(table, [.. unreadable[table.Name].Where(name => table.Columns.Any(column => string.Equals(column.Name, name, StringComparison.Ordinal)))])),
            .. tables.Where(table => hidden.Contains(table.Name)).Select(table => new Finding("hidden-rows", Severity.Stop, table.Name, null, 0, [],
                "Row security hides rows of this table from the account. Read as its owner, or as a role with BYPASSRLS.")),
            .. tables.SelectMany(table => Findings(table, notValidated[table.Name])),
        ]);
    }

    private static IEnumerable<Finding> Unreadable(Table table, List<string> columns)
    {
        if (columns.Count == table.Columns.Count && columns.Count > 0)
        {
            yield return new Finding("partial-rights", Severity.Stop, table.Name, null, 0, [], $"The account may not read this table: GRANT SELECT on it, or leave it out with --exclude {table.Name}.");
        }
        else if (columns.Count > 0)
        {
            yield return new Finding("partial-rights", Severity.Stop, table.Name, string.Join(", ", columns), 0, [],
                $"The account may not read these columns: GRANT SELECT on them, or leave them out with {string.Join(" ", columns.Select(column => $"--exclude {table.Name}.{column}"))}.");
        }
    }

    private static IEnumerable<Finding> Findings(Table table, IEnumerable<string> notValidated)
    {
        foreach (var column in table.Columns.Where(column => column.Type is { Kind: ValueKind.Text, IgnoresCase: true }))
        {
            yield return new Finding("citext", Severity.Changed, table.Name, column.Name, 0, [],
                "Becomes text; unique indexes go on ignoring case, other comparisons do not.");
        }

        foreach (var constraint in notValidated)
        {
            yield return new Finding("not-validated", Severity.Changed, table.Name, null, 0, [],
                $"The constraint {constraint} holds for new rows only (NOT VALID), as in the source.")
            { Key = constraint };
        }
    }
}
