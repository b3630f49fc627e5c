using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>
/// Tables, indexes and sequences of a schema share their names here; in MySQL an index has its table to itself. Each gets the name it is
/// usually given, or the next one that is free.
/// </summary>
internal sealed class RelationNames
{
    private readonly HashSet<string> _taken;
    private readonly List<Finding> _findings = [];

    private RelationNames(IEnumerable<string> tables) => _taken = new HashSet<string>(tables, StringComparer.Ordinal);

    /// <summary>The tables with <see cref="TablePlan.RelationNames"/>, and what is called otherwise than usual.</summary>
    public static NamedTables Choose(IReadOnlyList<TablePlan> tables)
    {
        var names = new RelationNames(tables.Select(table => table.TargetName));
        return new NamedTables([.. tables.Select(table => table with { RelationNames = names.Of(table) })], names._findings);
    }

    public const string Quarantine = "quarantine";

    public static string Index(TableIndex index) => "index " + index.Name;

    public static string IgnoringCase(TableIndex index) => "index ignoring case " + index.Name;

    public static string Sequence(ColumnPlan column) => "sequence " + column.Source.Name;

    private Dictionary<string, string> Of(TablePlan table)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in table.Columns.Where(TableDefinition.IsIdentity))
        {
            names[Sequence(column)] = Free($"{table.TargetName}_{column.TargetName}_seq");
        }

        foreach (var index in table.Source.Indexes)
        {
            var usual = table.IsOfSameLanguage ? index.Name : index.IsPrimary ? table.TargetName + "_pkey" : $"{table.TargetName}_{index.Name.ToLowerInvariant()}";
            var name = names[Index(index)] = Free(usual);
            names[IgnoringCase(index)] = Free(name + "_ignoring_case");
            if (!string.Equals(name, PostgreSqlSql.Fit(usual), StringComparison.Ordinal))
            {
                _findings.Add(new Finding("renamed-index", Severity.Changed, table.Source.Name, null, 0, [],
                    $"The index {index.Name} is called {name}: {PostgreSqlSql.Fit(usual)} is the name of something else in the same schema."));
            }
        }

        names[Quarantine] = Free("quarantine_of_" + table.TargetName);
        return names;
    }

    private string Free(string wanted)
    {
        var name = PostgreSqlSql.Fit(wanted);
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = PostgreSqlSql.Fit(string.Create(CultureInfo.InvariantCulture, $"{wanted}_{number}"));
        }

        return name;
    }
}
