using System.Globalization;
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
        var ours = MeasureAsync(ordered, jobs, source, ct);
        var theirs = MeasureAsync(ordered, jobs, target, ct);
        await Task.WhenAll(ours, theirs);
        var (inSource, inTarget) = (await ours, await theirs);
        return [.. tables.Select(table => Compare(table, inSource[table.TargetName], inTarget[table.TargetName]))];
    }

    public static TableVerdict Compare(TablePlan table, TableFigures source, TableFigures target)
    {
        var differences = new List<string>();
        void Note(string what, object? inSource, object? inTarget, ColumnPlan? column = null)
        {
            if (!Equals(inSource, inTarget))
            {
                differences.Add($"{what}: {Shown(column, inSource)} in the source, {Shown(column, inTarget)} in the target");
            }
        }

        if (ReferenceEquals(target, TableFigures.Missing))
        {
            return new TableVerdict(table.TargetName, source, target, ["the table, or a column of it, is not there any more"]);
        }

        Note("rows", source.Rows, target.Rows);
        Note("hash", source.Hash, target.Hash);
        foreach (var (ours, theirs, column) in source.Columns.Zip(target.Columns, table.Columns))
        {
            Note($"nulls of {ours.Name}", ours.Nulls, theirs.Nulls);
            Note($"smallest {ours.Name}", ours.Min, theirs.Min, column);
            Note($"largest {ours.Name}", ours.Max, theirs.Max, column);
            Note($"{(column.Type.Kind is ValueKind.Json ? "hash" : "sum")} of {ours.Name}", ours.Sum, theirs.Sum);
        }

        return new TableVerdict(table.TargetName, source, target, differences);
    }

    /// <summary>The canonical form of a floating-point number is for machines: 15e0 is 1.5.</summary>
    private static object Shown(ColumnPlan? column, object? figure) =>
        column?.Type.Kind is ValueKind.Floating32 or ValueKind.Floating64 && figure is string text && text.Split('e') is [var digits, var exponent] && digits.Trim('-') is { Length: > 0 } bare
            ? double.Parse($"{(digits[0] == '-' ? "-" : "")}{bare[0]}.{bare[1..]}e{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : figure ?? "nothing";

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
