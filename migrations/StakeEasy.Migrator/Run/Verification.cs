using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>Source and target measured separately, each inside its database, then held side by side.</summary>
internal static class Verification
{
    public static async Task<IReadOnlyList<TableVerdict>> RunAsync(
        IReadOnlyList<TablePlan> tables,
        int jobs,
        Func<TablePlan, CancellationToken, Task<TableFigures>> source,
        Func<TablePlan, CancellationToken, Task<TableFigures>> target,
        CancellationToken ct)
    {
        // The longest first, or it would be alone at the end.
        var ordered = tables.OrderByDescending(table => table.Source.EstimatedRows).ToList();
        var ours = MeasureAsync(ordered, Math.Max(1, jobs / 2), source, ct);
        var theirs = MeasureAsync(ordered, Math.Max(1, jobs / 2), target, ct);
        await Task.WhenAll(ours, theirs);
        var (inSource, inTarget) = (await ours, await theirs);
        return [.. tables.Select(table => Compare(table, inSource[table.TargetName], inTarget[table.TargetName]))];
    }

    public static TableVerdict Compare(TablePlan table, TableFigures source, TableFigures target)
    {
        var differences = new List<string>();
        void Note(string what, object? inSource, object? inTarget)
        {
            if (!Equals(inSource, inTarget))
            {
                differences.Add($"{what}: {inSource ?? "nothing"} in the source, {inTarget ?? "nothing"} in the target");
            }
        }

        Note("rows", source.Rows, target.Rows);
        Note("hash", source.Hash, target.Hash);
        foreach (var (ours, theirs, column) in source.Columns.Zip(target.Columns, table.Columns))
        {
            Note($"nulls of {ours.Name}", ours.Nulls, theirs.Nulls);
            Note($"smallest {ours.Name}", ours.Min, theirs.Min);
            Note($"largest {ours.Name}", ours.Max, theirs.Max);
            Note($"{(column.Type.Kind is ValueKind.Json ? "hash" : "sum")} of {ours.Name}", ours.Sum, theirs.Sum);
        }

        return new TableVerdict(table.TargetName, source, target, differences);
    }

    private static async Task<Dictionary<string, TableFigures>> MeasureAsync(
        IReadOnlyList<TablePlan> tables, int jobs, Func<TablePlan, CancellationToken, Task<TableFigures>> measure, CancellationToken ct)
    {
        var figures = new Dictionary<string, TableFigures>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(tables, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = ct }, async (table, token) =>
        {
            var measured = await measure(table, token);
            lock (figures)
            {
                figures.Add(table.TargetName, measured);
            }
        });
        return figures;
    }
}

internal sealed record TableVerdict(string Table, TableFigures Source, TableFigures Target, IReadOnlyList<string> Differences)
{
    public bool IsClean => Differences.Count == 0;
}
