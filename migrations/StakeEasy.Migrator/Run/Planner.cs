using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>Looks at a source and works out what each table becomes. Nothing is written, neither here nor there.</summary>
internal sealed class Planner(ISnapshot snapshot, ITarget? target, RunOptions options)
{
    private readonly List<Finding> _findings = [];
    private readonly List<NotMoved> _notMoved = [];

    public async Task<Plan> RunAsync(CancellationToken ct)
    {
        var catalogue = await snapshot.ReadCatalogueAsync(ct);
        _notMoved.AddRange(catalogue.NotMoved);
        var chosen = catalogue.Tables.Where(IsChosen).Select(WithoutExcludedColumns).ToList();
        if (chosen.Count == 0)
        {
            throw new MigrationException(catalogue.Tables.Count == 0
                ? "The source has no tables."
                : $"No table of the source matches --include and --exclude; it has {string.Join(", ", catalogue.Tables.Select(table => table.Name))}.");
        }

        var inspection = await snapshot.InspectAsync(chosen, options.Choices, ct);
        _findings.AddRange(inspection.Findings);
        var aside = inspection.Findings.Where(finding => finding is { Severity: Severity.SetAside, RowFilter: not null }).ToLookup(finding => finding.Table, finding => finding.RowFilter!, StringComparer.Ordinal);
        var tables = new List<TablePlan>();
        foreach (var table in inspection.Tables)
        {
            var excluded = aside[table.Name].ToList();
            tables.Add((await PlanAsync(table, excluded.Count == 0 ? null : string.Join(" OR ", excluded), ct)) with
            {
                UnvalidatedKeys = [.. inspection.Findings.Where(finding => finding is { Severity: Severity.Changed, Key: not null } && string.Equals(finding.Table, table.Name, StringComparison.Ordinal)).Select(finding => finding.Key!)],
            });
        }

        _findings.AddRange(inspection.Tables.SelectMany(PrefixIndexes));
        FindClashes(tables.Select(table => (table.Source.Name, table.TargetName)), table: null);
        foreach (var table in tables)
        {
            FindClashes(table.Columns.Select(column => (column.Source.Name, column.TargetName)), table.Source.Name);
        }

        return new Plan(tables, [.. _findings.OrderByDescending(finding => finding.Severity)], _notMoved);
    }

    /// <summary>An index on the first characters of a column becomes one on an expression, which a query has to name.</summary>
    private static IEnumerable<Finding> PrefixIndexes(Table table) =>
        from index in table.Indexes
        from part in index.Parts
        where part.Length > 0
        select new Finding("prefix-index", Severity.Changed, table.Name, part.Column, 0, [], FormattableString.Invariant(
            $"The index {index.Name} holds the first {part.Length} characters; in the target it is on left({part.Column}, {part.Length}), and serves queries that compare just that."));

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
        return table with
        {
            Columns = [.. table.Columns.Where(column => !gone.Contains(column.Name))],
            Indexes = [.. table.Indexes.Where(index => !index.Parts.Any(part => gone.Contains(part.Column)))],
            ForeignKeys = [.. table.ForeignKeys.Where(key => !key.Columns.Any(gone.Contains))],
        };
    }

    private async Task<TablePlan> PlanAsync(Table table, string? excluded, CancellationToken ct)
    {
        var columns = table.Columns.Select(column => new ColumnPlan(AsUtc(table, column), NameInTarget(column.Name), null)).ToList();
        var plan = new TablePlan(table, NameInTarget(table.Name), columns, excluded);
        if (target is null || columns.Any(column => column.Type == ColumnType.Unsupported))
        {
            return plan;
        }

        var generated = new List<ColumnPlan>();
        foreach (var column in columns)
        {
            var expression = column.Source.GeneratedAs is { } text ? await target.TranslateAsync(text, plan, column.Type, ct) : null;
            generated.Add(column with { GeneratedAs = expression });
        }

        var checks = new List<Check>();
        foreach (var check in table.Checks)
        {
            if (await target.TranslateAsync(check.Expression, plan, null, ct) is { } expression)
            {
                checks.Add(check with { Expression = expression });
            }
            else
            {
                _notMoved.Add(new NotMoved("check", $"{table.Name}.{check.Name}", $"its expression {check.Expression} is not understood here"));
            }
        }

        return plan with { Columns = generated, Checks = checks };
    }

    private Column AsUtc(Table table, Column column) =>
        column.Type.Kind is ValueKind.Timestamp && options.Choices.UtcColumns.Any(glob => Names.Matches(glob, $"{table.Name}.{column.Name}"))
            ? column with { Type = column.Type with { Kind = ValueKind.Instant } }
            : column;

    /// <summary>Lower case, so that nobody has to quote it, and within the length the target allows.</summary>
    private string NameInTarget(string name) => Names.Cut(name.ToLowerInvariant(), target?.LongestName ?? 63);

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
