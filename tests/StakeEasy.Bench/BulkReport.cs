using System.Globalization;
using System.Text;

namespace StakeEasy.Bench;

/// <summary>The parts of docs/performance.md about whole ledgers in and out.</summary>
internal static class BulkReport
{
    private const double LeastSpeed = 1 / 3d;
    private const decimal MostMiB = 300m;

    public static void Import(StringBuilder text, long rows, BulkFigure import, IReadOnlyList<BulkFigure> copies)
    {
        Line(text, $"## Import of {rows:N0} rows").AppendLine();
        Line(text, $"""
            `scripts/bench --only import`: the CSV of the largest player into the empty ledger of a new one, by `import FILE --open-accounts`: start of the program, every
            row checked, written, balances and totals of everything derived, commit. Beside it, in the same run, PostgreSQL's binary COPY of the very rows that
            the import wrote, in the order of the ledger, from a file into empty tables with the same columns, checks, foreign keys and indexes. The memory is that of the process.
            """).AppendLine();
        text.AppendLine("| work | took | rows/s | peak memory | file |").AppendLine("|---|---|---|---|---|");
        Line(text, $"| import | {Seconds(import)} | {rows / import.Took.TotalSeconds:N0} | {import.PeakMiB:0} MiB | {MiB(import)} |");
        foreach (var copy in copies)
        {
            Line(text, $"| {copy.Name} | {Seconds(copy)} | | | {MiB(copy)} |");
        }

        var entries = copies[0].Took / import.Took;
        var all = copies.Aggregate(TimeSpan.Zero, (sum, c) => sum + c.Took) / import.Took;
        text.AppendLine().AppendLine("| goal | reached | |").AppendLine("|---|---|---|");
        Line(text, $"| speed against COPY of the entries alone: at least a third | {entries:0.00} | {Verdict(entries >= LeastSpeed)} |");
        Line(text, $"| speed against COPY of all it writes: at least a third | {all:0.00} | {Verdict(all >= LeastSpeed)} |");
        Line(text, $"| memory: below {MostMiB} MiB | {import.PeakMiB:0} | {Verdict(import.PeakMiB < MostMiB)} |").AppendLine();
        text.AppendLine("### Others, the same work").AppendLine().AppendLine("| program, work | 1k | 10k | 100k | 1M |").AppendLine("|---|---|---|---|---|");
        Line(text, $"| **StakeEasy: import, looking for known rows** | | | | {import.Took.TotalSeconds:0} s |");
        text.AppendLine("| Actual 26.9: bulk load, measured before | 1.0 s | 4.6 s | 72 s | about 12 min |");
        text.AppendLine("| Actual 26.9: import with matching, measured before | 0.9 s | 8.0 s | - | - |");
    }

    public static void Exports(StringBuilder text, Dictionary<int, List<BulkFigure>> exports, Dictionary<int, List<BulkFigure>> hledger)
    {
        text.AppendLine("## Exports").AppendLine();
        text.AppendLine("`scripts/bench --only export`: the command `export` at every size, start of the program included; time, peak memory of the process, size of the file.");
        text.AppendLine("The file may grow with the ledger; the memory must not.").AppendLine();
        Sizes(text, exports.Keys);
        for (var i = 0; i < exports[BenchData.Sizes[0]].Count; i++)
        {
            Row(text, exports[BenchData.Sizes[0]][i].Name, exports.Values.Select(e => $"{Seconds(e[i])} · {MiB(e[i].PeakMiB)} · {MiB(e[i])}"));
        }

        text.AppendLine().AppendLine("### hledger, on the journals exported above").AppendLine();
        text.AppendLine("The same figures, from the program that checks ours; in the same run. Time and peak memory.").AppendLine();
        Sizes(text, hledger.Keys);
        for (var i = 0; i < hledger[BenchData.Sizes[0]].Count; i++)
        {
            Row(text, $"hledger `{hledger[BenchData.Sizes[0]][i].Name}`", hledger.Values.Select(h => $"{Seconds(h[i])} · {MiB(h[i].PeakMiB)}"));
        }
    }

    private static void Sizes(StringBuilder text, IEnumerable<int> sizes)
    {
        Row(text, "", sizes.Select(BenchData.NameOf));
        Line(text, $"|---|{string.Concat(sizes.Select(_ => "---|"))}");
    }

    private static void Row(StringBuilder text, string name, IEnumerable<string> cells) => Line(text, $"| {name} | {string.Join(" | ", cells)} |");

    private static string Seconds(BulkFigure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Took.TotalSeconds:0.00} s");

    private static string MiB(BulkFigure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Bytes / 1024d / 1024d:N1} MiB");

    private static string MiB(decimal size) => string.Create(CultureInfo.InvariantCulture, $"{size:N0} MiB");

    private static string Verdict(bool holds) => holds ? "yes" : "**no**";

    private static StringBuilder Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
