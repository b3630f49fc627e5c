using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>Names of tables and columns that match nothing were mistyped: more would be copied than was meant, or it would be copied otherwise.</summary>
internal static class UnusedGlobs
{
    public static IEnumerable<Finding> Of(RunOptions options, IReadOnlyList<Table> tables)
    {
        bool IsTable(string glob) => tables.Any(table => Names.Matches(glob, table.Name));
        bool IsColumn(string glob, Func<Column, bool> which) => tables.Any(table => table.Columns.Any(column => which(column) && Names.Matches(glob, $"{table.Name}.{column.Name}")));
        return options.Include.Where(glob => !IsTable(glob)).Select(glob => Unused("--include", glob, "table"))
            .Concat(options.Exclude.Where(glob => !IsTable(glob) && !IsColumn(glob, _ => true)).Select(glob => Unused("--exclude", glob, glob.Contains('.', StringComparison.Ordinal) ? "column" : "table")))
            .Concat(options.Choices.UtcColumns.Where(glob => !IsColumn(glob, column => column.Type.Kind is ValueKind.Timestamp or ValueKind.Instant)).Select(glob => Unused("--utc", glob, "column with a day and a time")));
    }

    private static Finding Unused(string option, string glob, string what) =>
        new("matches-nothing", Severity.Stop, glob, null, 0, [], $"{option} {glob} matches no {what} of the source. Correct it, or leave it out.");
}
