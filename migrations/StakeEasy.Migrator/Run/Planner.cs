using System.Text.RegularExpressions;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>Looks at a source and works out what each table becomes. Nothing is written, neither here nor there.</summary>
/// <param name="target">Null if nobody has said where the copy is to go: then nothing is said of what the target understands.</param>
internal sealed class Planner(ISnapshot snapshot, ITarget? target, RunOptions options)
{
    private readonly List<Finding> _findings = [];
    private readonly List<NotMoved> _notMoved = [];

    public async Task<Plan> RunAsync(CancellationToken ct)
    {
        var catalogue = await snapshot.ReadCatalogueAsync(ct);
        _notMoved.AddRange(catalogue.NotMoved);
        _findings.AddRange(UnusedGlobs.Of(options, catalogue.Tables));
        var chosen = catalogue.Tables.Where(IsChosen).Select(WithoutExcludedColumns).ToList();
        if (chosen.Count == 0)
        {
            throw new MigrationException(catalogue.Tables.Count == 0
                ? "The source has no tables."
                : $"No table of the source matches --include and --exclude; it has {string.Join(", ", catalogue.Tables.Select(table => table.Name))}.");
        }

        chosen = [.. chosen.Select(table => WithoutLoose(table, chosen))];
        var inspection = await snapshot.InspectAsync(chosen, options.Choices, ct);
        _findings.AddRange(inspection.Findings);
        _findings.AddRange(inspection.Tables.SelectMany(DeclaredFindings.Of));
        var aside = inspection.Findings.Where(finding => finding is { Severity: Severity.SetAside, RowFilter: not null }).ToLookup(finding => finding.Table, finding => finding.RowFilter!, StringComparer.Ordinal);
        var tables = new List<TablePlan>();
        foreach (var table in inspection.Tables)
        {
            var excluded = aside[table.Name].ToList();
            tables.Add((await PlanAsync(table, catalogue.Language, excluded.Count == 0 ? null : string.Join(" OR ", excluded), ct)) with
            {
                UnvalidatedKeys = [.. inspection.Findings.Where(finding => finding is { Severity: Severity.Changed, Key: not null } && string.Equals(finding.Table, table.Name, StringComparison.Ordinal)).Select(finding => finding.Key!)],
            });
        }

        FindClashes(tables.Select(table => (table.Source.Name, table.TargetName)), table: null);
        foreach (var table in tables)
        {
            FindClashes(table.Columns.Select(column => (column.Source.Name, column.TargetName)), table.Source.Name);
        }

        if (target is not null)
        {
            var named = target.ChooseNames(tables);
            tables = [.. named.Tables];
            _findings.AddRange(named.Findings);
        }

        return new Plan(tables, [.. _findings.OrderByDescending(finding => finding.Severity)], _notMoved);
    }

    private bool IsChosen(Table table) =>
        (options.Include.Count == 0 || options.Include.Any(glob => Names.Matches(glob, table.Name)))
        && !options.Exclude.Any(glob => Names.Matches(glob, table.Name));

    private Table WithoutExcludedColumns(Table table)
    {
        bool IsLeftOut(string column) => options.Exclude.Any(glob => glob.Contains('.', StringComparison.Ordinal) && Names.Matches(glob, $"{table.Name}.{column}"));
        var gone = table.Columns.Where(column => IsLeftOut(column.Name)).Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (gone.Count == 0)
        {
            return table;
        }

        _notMoved.AddRange(gone.Select(column => new NotMoved("column", $"{table.Name}.{column}", "left out by --exclude")));
        bool Mentions(string expression) => gone.Any(column => Regex.IsMatch(expression, $@"(?<!\w){Regex.Escape(column)}(?!\w)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));
        const string Reason = "it is about a column that is left out by --exclude";
        var generated = table.Columns.Where(column => !gone.Contains(column.Name) && column.GeneratedAs is { } expression && Mentions(expression)).ToList();
        var checks = table.Checks.Where(check => Mentions(check.Expression)).ToList();
        _notMoved.AddRange(generated.Select(column => new NotMoved("generated column", $"{table.Name}.{column.Name}", $"its values were copied; {Reason}")));
        _notMoved.AddRange(checks.Select(check => new NotMoved("check", $"{table.Name}.{check.Name}", Reason)));
        return table with
        {
            Columns = [.. table.Columns.Where(column => !gone.Contains(column.Name)).Select(column => generated.Contains(column) ? column with { GeneratedAs = null } : column)],
            Checks = [.. table.Checks.Except(checks)],
        };
    }

    /// <summary>Without the indexes and foreign keys whose columns are not part of the copy.</summary>
    private Table WithoutLoose(Table table, List<Table> tables)
    {
        static bool Has(Table? table, IEnumerable<string> columns) =>
            table is null || columns.All(name => table.Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)));
        bool IsLoose(ForeignKey key) =>
            !Has(table, key.Columns) || !Has(tables.FirstOrDefault(other => string.Equals(other.Name, key.ReferencedTable, StringComparison.Ordinal)), key.ReferencedColumns);
        const string Reason = "a column of it is not part of this copy";
        var indexes = table.Indexes.Where(index => !Has(table, index.Parts.Select(part => part.Column))).ToList();
        var keys = table.ForeignKeys.Where(IsLoose).ToList();
        _notMoved.AddRange(indexes.Select(index => new NotMoved(index.IsPrimary ? "primary key" : "index", $"{table.Name}.{index.Name}", Reason)));
        _notMoved.AddRange(keys.Select(key => new NotMoved("foreign key", $"{table.Name}.{key.Name}", Reason)));
        return indexes.Count + keys.Count == 0 ? table : table with { Indexes = [.. table.Indexes.Except(indexes)], ForeignKeys = [.. table.ForeignKeys.Except(keys)] };
    }

    private async Task<TablePlan> PlanAsync(Table table, string language, string? excluded, CancellationToken ct)
    {
        var isSame = target is null ? Providers.AreTargetsOf(language) : string.Equals(language, target.Language, StringComparison.Ordinal);
        string NameInTarget(string name) => isSame ? name : Names.Cut(name.ToLowerInvariant(), target?.LongestName ?? 63);
        string ColumnInTarget(string name) => target?.IsReserved(NameInTarget(name)) is true ? FreeName(table, NameInTarget(name), NameInTarget) : NameInTarget(name);
        var columns = table.Columns.Select(column => new ColumnPlan(AsUtc(table, column), ColumnInTarget(column.Name), null)).ToList();
        var plan = new TablePlan(isSame ? table : WithoutForeignIndexes(table), NameInTarget(table.Name), columns, excluded) { IsOfSameLanguage = isSame };
        if (target is null || columns.Any(column => column.Type == ColumnType.Unsupported))
        {
            return plan;
        }

        var expressions = new ExpressionPlanner(target, language, options.Choices);
        plan = await expressions.PlanAsync(plan, ct);
        _findings.AddRange(expressions.Findings);
        _notMoved.AddRange(expressions.NotMoved);
        return plan;
    }

    private string FreeName(Table table, string taken, Func<string, string> inTarget)
    {
        var free = taken + "_";
        while (table.Columns.Any(column => string.Equals(inTarget(column.Name), free, StringComparison.Ordinal)))
        {
            free += "_";
        }

        _findings.Add(new Finding("renamed-column", Severity.Changed, table.Name, taken, 0, [], $"Every table of the target has a {taken} of its own: the column is called {free}."));
        return free;
    }

    private Table WithoutForeignIndexes(Table table)
    {
        _notMoved.AddRange(table.Indexes.Where(index => index.Definition is not null).Select(index => new NotMoved("index", $"{table.Name}.{index.Name}", $"its definition {index.Definition} is written for the source")));
        return table with { Indexes = [.. table.Indexes.Where(index => index.Definition is null)] };
    }

    private Column AsUtc(Table table, Column column) =>
        column.Type.Kind is ValueKind.Timestamp && options.Choices.UtcColumns.Any(glob => Names.Matches(glob, $"{table.Name}.{column.Name}"))
            ? column with { Type = column.Type with { Kind = ValueKind.Instant } }
            : column;

    private void FindClashes(IEnumerable<(string Source, string Target)> names, string? table)
    {
        foreach (var clash in names.GroupBy(name => name.Target, name => name.Source, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            _findings.Add(new Finding(
                "clashing-names", Severity.Stop, table ?? clash.First(), table is null ? null : clash.First(), 0, [.. clash.Select(name => new Example(name, clash.Key))],
                $"{string.Join(" and ", clash)} would both be called {clash.Key} in the target. Rename one in the source, or leave one out with --exclude."));
        }
    }
}

/// <param name="NotMoved">What the target does not get.</param>
internal sealed record Plan(IReadOnlyList<TablePlan> Tables, IReadOnlyList<Finding> Findings, IReadOnlyList<NotMoved> NotMoved)
{
    public bool MayRun => Findings.All(finding => finding.Severity is not Severity.Stop);
}
