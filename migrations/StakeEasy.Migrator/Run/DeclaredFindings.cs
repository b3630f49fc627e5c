using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>What follows from the declaration of a table alone, whatever it holds.</summary>
internal static class DeclaredFindings
{
    public static IEnumerable<Finding> Of(Table table)
    {
        if (table.Columns.Count == 0)
        {
            yield return new Finding("no-columns", Severity.Stop, table.Name, null, 0, [], $"It has no columns, so there is nothing to copy: leave it out with --exclude {table.Name}.");
        }

        foreach (var column in table.Columns)
        {
            if (column.Type == ColumnType.Unsupported)
            {
                yield return new Finding("unsupported-type", Severity.Stop, table.Name, column.Name, 0, [],
                    $"The type {column.NativeType} has no counterpart here: leave the column out with --exclude {table.Name}.{column.Name}.");
            }

            if (column.Type.Kind is ValueKind.Floating32 or ValueKind.Floating64)
            {
                yield return new Finding("floating-point", Severity.Note, table.Name, column.Name, 0, [],
                    "Copied as it is, to the last bit. Amounts of money belong into a decimal column.");
            }
        }

        // An index on the first characters of a column becomes one on an expression, which a query has to name.
        foreach (var (index, part) in table.Indexes.SelectMany(index => index.Parts.Where(part => part.Length > 0).Select(part => (index, part))))
        {
            yield return new Finding("prefix-index", Severity.Changed, table.Name, part.Column, 0, [], index.IsPrimary
                ? FormattableString.Invariant($"The primary key holds the first {part.Length} characters; in the target it is a unique index on left({part.Column}, {part.Length}), and the table has no primary key.")
                : FormattableString.Invariant($"The index {index.Name} holds the first {part.Length} characters; in the target it is on left({part.Column}, {part.Length}), and serves queries that compare just that."));
        }
    }
}
