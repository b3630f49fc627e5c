using System.Globalization;
using System.Text;

namespace StakeEasy.Bench;

/// <summary>The parts of docs/performance.md about pages and saves by size, with what others need for the same work.</summary>
internal static class LedgerReport
{
    private const double Most = 1.3;
    private const string Small = "1,000";
    private const string Large = "1,000,000";

    /// <summary>Of one user; beside each the page of ours that answers it.</summary>
    private static readonly (string Theirs, string Cells, string Ours)[] OtherPages =
    [
        ("replaced application (Flask, MariaDB, 2 workers): dashboard, cache cold", "10 ms | 20 ms | 131 ms | 1,350 ms", "dashboard"),
        ("replaced application: list of deposits (no paging)", "15 ms | 67 ms | 745 ms | 20 s", "entries, first page"),
        ("hledger 1.25 `bal`, wall", "55 ms | 400 ms | 3.3 s | 45 s", "dashboard"),
        ("hledger 1.25 `incomestatement -M`", "76 ms | 400 ms | 3.8 s | 38 s", "profit and loss by month"),
        ("hledger-web 1.25 accounts JSON", "2.4 ms | 43 ms | 377 ms | -", "dashboard"),
        ("hledger-web 1.25 journal page", "85 ms | 1,026 ms | 8,900 ms | -", "entries, first page"),
        ("ledger 3.3 `bal`", "20 ms | 90 ms | 700 ms | 7.8 s", "dashboard"),
        ("ledger 3.3 `reg -M`", "40 ms | 140 ms | 2.3 s | 22 s", "profit and loss by month"),
        ("beancount 2.3 balances", "130 ms | 590 ms | 7.2 s | -", "dashboard"),
        ("Actual 26.9 (in process, no HTTP, one currency): balances of 15 accounts", "0.7 ms | 1.8 ms | 28 ms | not feasible", "dashboard"),
        ("Actual: cash flow by month", "1.5 ms | 11 ms | 92 ms | not feasible", "profit and loss by month"),
        ("Actual: last month of one account", "2.6 ms | 22 ms | 325 ms | not feasible", "entries, first page"),
    ];

    public static void Pages(StringBuilder text, Dictionary<string, List<LedgerFigure>> figures, Dictionary<string, Samples> afterASession)
    {
        text.AppendLine("## Pages of the whole ledger").AppendLine();
        Line(text, $"""
            `scripts/bench --only pages`, over HTTP, without a cache: p50 / p95, bytes of HTML, statements. "{BenchData.InCrowd}" is a player with 1,000 entries in a
            database that {Crowd.Owners:N0} others with {Crowd.EntriesEach:N0} entries each share. Of the reports it is the whole history, not a year of it.
            """).AppendLine();
        Table(text, figures);
        text.Append("The order of sessions, for runs and downswings, is remembered by month: the first statistics after a session was saved read its month again, ");
        Line(text, $"once: p50 {string.Join(", ", afterASession.Select(a => $"{Ms(a.Value)} ({a.Key})"))}.").AppendLine();
        text.AppendLine("### Others, the same work").AppendLine();
        text.AppendLine("Medians. Theirs were measured before, on such a machine of two shared cores; ours are those above: over HTTP, in several currencies, with");
        text.AppendLine("everything else that stands on the page. hledger was also run in the same run as our exports, below.").AppendLine();
        text.AppendLine("| program, work | 1k | 10k | 100k | 1M |").AppendLine("|---|---|---|---|---|");
        foreach (var ours in OtherPages.Select(o => o.Ours).Distinct(StringComparer.Ordinal))
        {
            Line(text, $"| **StakeEasy: {ours}** | {string.Join(" | ", BenchData.Sizes.Select(s => Ms(Find(figures, BenchData.NameOf(s), ours))))} |");
            foreach (var (theirs, cells, _) in OtherPages.Where(o => string.Equals(o.Ours, ours, StringComparison.Ordinal)))
            {
                Line(text, $"| {theirs} | {cells} |");
            }
        }
    }

    public static void Saves(StringBuilder text, Dictionary<string, List<LedgerFigure>> figures)
    {
        text.AppendLine("## Saves of every kind").AppendLine();
        Line(text, $"""
            `scripts/bench --only saves`, through the modules (everything but HTTP), durable, all of a player's saves into one account: p50 / p95, bytes of
            PostgreSQL's log of changes (median), statements. "{BenchData.InCrowd}" as above. A save is confirmed when the disk has it, and how long that takes is the
            noisiest part of it.
            """).AppendLine();
        Table(text, figures);
        text.AppendLine("### Others, the same work").AppendLine().AppendLine("| program, work | 1k | 10k | 100k | 1M |").AppendLine("|---|---|---|---|---|");
        Line(text, $"| **StakeEasy: a deposit** | {string.Join(" | ", BenchData.Sizes.Select(s => Ms(Find(figures, BenchData.NameOf(s), "deposit"))))} |");
        text.AppendLine("| replaced application (Flask, MariaDB, 2 workers): save a deposit, over HTTP | 16 ms | 24 ms | 167 ms | 2,143 ms |");
        text.AppendLine("| Actual 26.9 (SQLite in process): add one | 8 ms | 6 ms | 36 ms | - |");
    }

    private static void Table(StringBuilder text, Dictionary<string, List<LedgerFigure>> figures)
    {
        Line(text, $"| | {string.Join(" | ", figures.Keys)} | 1M to 1k, p50 (at most {Most}) | 10M to 1k |");
        Line(text, $"|---|{string.Concat(figures.Select(_ => "---|"))}---|---|");
        for (var i = 0; i < figures[Small].Count; i++)
        {
            var cells = figures.Values.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f[i].Times} · {f[i].Bytes:N0} B · {f[i].Statements}"));
            Line(text, $"| {figures[Small][i].Name} | {string.Join(" | ", cells)} | {Ratio(figures, Large, i)} | {Ratio(figures, BenchData.InCrowd, i)} |");
        }

        text.AppendLine();
    }

    private static string Ratio(Dictionary<string, List<LedgerFigure>> figures, string of, int row)
    {
        var ratio = figures[of][row].Times.MedianMs / figures[Small][row].Times.MedianMs;
        return string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} {(ratio <= Most ? "yes" : "**no**")}");
    }

    private static Samples Find(Dictionary<string, List<LedgerFigure>> figures, string size, string name) =>
        figures[size].Single(f => string.Equals(f.Name, name, StringComparison.Ordinal)).Times;

    private static string Ms(Samples times) => string.Create(CultureInfo.InvariantCulture, $"{times.MedianMs:0.0} ms");

    private static StringBuilder Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
