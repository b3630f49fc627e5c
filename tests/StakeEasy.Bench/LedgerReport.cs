using System.Globalization;
using System.Text;

namespace StakeEasy.Bench;

/// <summary>The part of docs/performance.md about the whole ledger: pages and saves by size, bulk work, others beside ours.</summary>
internal static class LedgerReport
{
    private const string Small = "1,000";
    private const string Large = "1,000,000";

    public static void Write(StringBuilder text, LedgerFigures figures)
    {
        Line(text, $"## The whole ledger, in one database beside {Crowd.Owners:N0} other players with {Crowd.EntriesEach:N0} entries each").AppendLine();
        text.AppendLine("Pages without a cache: p50 / p95 in ms, bytes, statements. \"Of 10M\" is one of those other players.").AppendLine();
        Table(text, figures.Pages, p => $"{p.Times} · {p.Bytes:N0} B · {p.Statements}", p => p.Name, p => p.Times);
        text.AppendLine("Saves through the modules (everything but HTTP): p50 / p95 in ms, bytes of PostgreSQL's log.").AppendLine();
        Table(text, figures.Saves, s => $"{s.Times} · {s.Bytes:N0} B", s => s.Name, s => s.Times);
        Bulk(text, figures);
        Peers(text, figures);
    }

    private static void Table<T>(
        StringBuilder text, Dictionary<string, List<T>> sizes, Func<T, string> cell, Func<T, string> name, Func<T, Samples> times)
    {
        Line(text, $"| | {string.Join(" | ", sizes.Keys)} | 1M against 1k, p50 (at most 1.3) |");
        Line(text, $"|---|{string.Concat(sizes.Select(_ => "---|"))}---|");
        for (var i = 0; i < sizes[Small].Count; i++)
        {
            var ratio = times(sizes[Large][i]).MedianMs / times(sizes[Small][i]).MedianMs;
            Line(text, $"| {name(sizes[Small][i])} | {string.Join(" | ", sizes.Values.Select(rows => cell(rows[i])))} | {ratio:0.00} {(ratio <= 1.3 ? "yes" : "**no**")} |");
        }

        text.AppendLine();
    }

    private static void Bulk(StringBuilder text, LedgerFigures figures)
    {
        Line(text, $"## {Large} entries out and in, by commands").AppendLine().AppendLine("| work | took | peak memory | file |").AppendLine("|---|---|---|---|");
        foreach (var figure in figures.Bulk)
        {
            Line(text, $"| {figure.Name} | {figure.Took.TotalSeconds:0.0} s | {(figure.PeakMiB == 0m ? "" : string.Create(CultureInfo.InvariantCulture, $"{figure.PeakMiB:0} MiB"))} | {figure.Bytes / 1024d / 1024d:N0} MiB |");
        }

        var (import, copy) = (figures.Bulk.Single(b => b.Name.StartsWith("import", StringComparison.Ordinal)), figures.Bulk.Single(b => b.Name.StartsWith("COPY", StringComparison.Ordinal)));
        var speed = copy.Took / import.Took;
        Line(text, $"""

            The import reads, checks and writes; it reaches {speed:0.00} of the speed of COPY (at least 0.33: {(speed >= 1 / 3d ? "yes" : "**no**")}) with {import.PeakMiB:0} MiB (below 300: {(import.PeakMiB < 300m ? "yes" : "**no**")}).

            """);
    }

    /// <summary>Their figures were measured on such a machine, see the sources named there; ours in this run.</summary>
    private static void Peers(StringBuilder text, LedgerFigures figures)
    {
        string Page(string size, string name) => Ms(figures.Pages[size].Single(p => string.Equals(p.Name, name, StringComparison.Ordinal)).Times);
        string Save(string size) => Ms(figures.Saves[size].Single(s => string.Equals(s.Name, "deposit", StringComparison.Ordinal)).Times);
        text.AppendLine("## Beside others, the same work").AppendLine()
            .AppendLine("Medians; others on two shared cores of such a machine, StakeEasy in this run over HTTP, several currencies, without a cache. A page of ours does more than their one figure.").AppendLine()
            .AppendLine("| program, work | 1k | 10k | 100k | 1M |").AppendLine("|---|---|---|---|---|");
        foreach (var (theirs, cells, ours) in new[]
        {
            ("hledger 1.25 `bal`, wall", "55 ms | 400 ms | 3.3 s | 45 s", "dashboard"),
            ("hledger 1.25 `incomestatement -M`", "76 ms | 400 ms | 3.8 s | 38 s", "profit and loss by month"),
            ("hledger-web 1.25 journal page", "85 ms | 1,026 ms | 8,900 ms | -", "entries, first page"),
            ("ledger 3.3 `bal`", "20 ms | 90 ms | 700 ms | 7.8 s", "dashboard"),
            ("ledger 3.3 `reg -M`", "40 ms | 140 ms | 2.3 s | 22 s", "profit and loss by month"),
            ("beancount 2.3 balances", "130 ms | 590 ms | 7.2 s | -", "dashboard"),
            ("Actual 26.9, balances of 15 accounts (in process, one currency)", "0.7 ms | 1.8 ms | 28 ms | not feasible", "dashboard"),
            ("Actual, cash flow by month", "1.5 ms | 11 ms | 92 ms | not feasible", "profit and loss by month"),
            ("Actual, last month of one account", "2.6 ms | 22 ms | 325 ms | not feasible", "entries, first page"),
        })
        {
            Line(text, $"| {theirs} | {cells} |");
            Line(text, $"| StakeEasy, {ours} | {string.Join(" | ", figures.Pages.Keys.Take(4).Select(s => Page(s, ours)))} |");
        }

        Line(text, $"| Actual, add one | 8 ms | 6 ms | 36 ms | not feasible |");
        Line(text, $"| StakeEasy, a deposit, durable | {string.Join(" | ", figures.Saves.Keys.Take(4).Select(Save))} |");
        Line(text, $"| Actual, bulk load / import with matching | 1.0 / 0.9 s | 4.6 / 8.0 s | 72 s / - | about 12 min |");
        Line(text, $"| StakeEasy, import with matching | | | | {figures.Bulk.Single(b => b.Name.StartsWith("import", StringComparison.Ordinal)).Took.TotalSeconds:0} s |");
        text.AppendLine();
    }

    private static string Ms(Samples times) => string.Create(CultureInfo.InvariantCulture, $"{times.MedianMs:0.0} ms");

    private static StringBuilder Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
