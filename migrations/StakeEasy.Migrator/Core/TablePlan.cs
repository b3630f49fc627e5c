namespace StakeEasy.Migrator.Core;

/// <summary>A table and what it becomes.</summary>
/// <param name="Columns">In the order of the source, generated ones among them.</param>
/// <param name="Excluded">Selects the rows that are set aside, in the language of the source; null for none.</param>
public sealed record TablePlan(Table Source, string TargetName, IReadOnlyList<ColumnPlan> Columns, string? Excluded)
{
    /// <summary>The checks the target understands, in its language.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>Source and target speak the same language: indexes keep their names, and what is written in it is taken as it stands.</summary>
    public bool IsOfSameLanguage { get; init; }

    /// <summary>Constraints, by name, that hold for new rows only because some rows do not keep them.</summary>
    public IReadOnlyList<string> UnvalidatedKeys { get; init; } = [];

    /// <summary>What the target calls the indexes of the table and whatever else shares their names; the target alone knows the keys.</summary>
    public IReadOnlyDictionary<string, string> RelationNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The columns whose values travel; the target computes the others.</summary>
    public IReadOnlyList<ColumnPlan> Copied => [.. Columns.Where(column => column.GeneratedAs is null)];

    public ColumnPlan Column(string sourceName) =>
        Columns.First(column => string.Equals(column.Source.Name, sourceName, StringComparison.OrdinalIgnoreCase));
}

/// <param name="GeneratedAs">The expression in the language of the target; null when the values are copied.</param>
public sealed record ColumnPlan(Column Source, string TargetName, string? GeneratedAs)
{
    /// <summary>A default that is an expression, in the language of the target; null if there is none or it is not understood.</summary>
    public string? DefaultAs { get; init; }

    public ColumnType Type => Source.Type;
}
