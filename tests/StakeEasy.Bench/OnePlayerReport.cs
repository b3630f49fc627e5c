using System.Globalization;
using System.Text;

namespace StakeEasy.Bench;

/// <summary>The part of docs/performance.md about requests.</summary>
internal static class OnePlayerReport
{
    /// <summary>The replaced application on such a machine: dashboard and its chart data, p50 in ms; a deposit; from shared measurements.</summary>
    private static readonly Dictionary<int, (string Page, string Chart, string Deposit)> Replaced = new()
    {
        [1_000] = ("10", "20", "16"),
        [10_000] = ("20", "99", "24"),
        [100_000] = ("131", "1,025", "167"),
        [1_000_000] = ("1,350", "12,600", "2,143"),
    };

    public static string Write(Figures figures)
    {
        var text = new StringBuilder();
        Pages(text, figures);
        Targets(text, figures);
        Peers(text, figures);
        Rest(text, figures);
        return text.ToString();
    }

    private static void Pages(StringBuilder text, Figures figures)
    {
        text.AppendLine("## One player's entries, and what a request costs").AppendLine()
            .AppendLine("`scripts/bench --only requests`, over HTTP as the client sees it.").AppendLine()
            .AppendLine("| entries | `/dashboard`, no cache | its chart, 1 year, no cache | `POST /deposits/new` | `/dashboard`, warm | requests/s, 16 connections: no cache | warm |")
            .AppendLine("|---|---|---|---|---|---|---|");
        foreach (var size in BenchData.Sizes)
        {
            var (cold, warm) = (figures.Uncached[size], figures.Warm[size]);
            Line(text, $"| {size:N0} | {cold.Dashboard} | {cold.Chart} | {figures.Deposits[size]} | {warm.Dashboard} | {cold.RequestsPerSecond:N0} | {warm.RequestsPerSecond:N0} |");
        }

        Line(text, $"| bare Kestrel page of the same {figures.PageBytes:N0} bytes | | | | | | {figures.BareRequestsPerSecond:N0} |");
        text.AppendLine().AppendLine("The database part of a deposit (finding the account, and the one function call that writes entry, account and totals), in turns with")
            .AppendLine("a bare one-row insert into a table with nothing but a primary key, both durable, both unprepared:").AppendLine()
            .AppendLine("| entries | bare insert | deposit | ratio of p50 |").AppendLine("|---|---|---|---|");
        foreach (var size in BenchData.Sizes)
        {
            var (insert, deposit) = figures.Database[size];
            Line(text, $"| {size:N0} | {insert} | {deposit} | {deposit.MedianMs / insert.MedianMs:0.0} |");
        }

        text.AppendLine();
    }

    private static void Targets(StringBuilder text, Figures figures)
    {
        var (small, large) = (BenchData.Sizes[0], BenchData.Sizes[^1]);
        text.AppendLine("### What was to be reached").AppendLine().AppendLine("| goal | reached | |").AppendLine("|---|---|---|");
        Target(text, "dashboard without cache, 1M against 1k entries: at most 1.3", figures.Uncached[large].Dashboard.MedianMs / figures.Uncached[small].Dashboard.MedianMs, r => r <= 1.3);
        Target(text, "its chart, 1M against 1k: at most 2.5", figures.Uncached[large].Chart.MedianMs / figures.Uncached[small].Chart.MedianMs, r => r <= 2.5);
        Target(text, "statements of a dashboard without cache: at most 6", figures.Statements.Dashboard, r => r <= 6);
        Target(text, "database part of a deposit against a bare durable insert, worst size: at most 4", figures.Database.Values.Max(d => d.Deposit.MedianMs / d.Insert.MedianMs), r => r <= 4);
        Target(text, "whole POST, 1M against 1k: at most 1.3", figures.Deposits[large].MedianMs / figures.Deposits[small].MedianMs, r => r <= 1.3);
        Target(text, "warm dashboard against the bare page, requests/s, worst size: at least 0.33", figures.Warm.Values.Min(w => w.RequestsPerSecond) / figures.BareRequestsPerSecond, r => r >= 1 / 3d);
        Target(text, "ready after `serve` on an existing database, median in s: at most 2", figures.Start.MedianMs / 1000, r => r <= 2);
        Target(text, "one historical conversion, ns: well under 100", figures.Conversion.Nanoseconds, r => r < 100);
        Target(text, "the whole rate history in memory, MiB: below 20", figures.Conversion.MiB, r => r < 20);
        Target(text, "seeding 1,000,000 entries, s: below 60", figures.Seeded[large].TotalSeconds, r => r < 60);
        text.AppendLine();
    }

    private static void Peers(StringBuilder text, Figures figures)
    {
        text.AppendLine("### Beside the replaced application").AppendLine()
            .AppendLine("Flask and MariaDB, two workers, measured on such a machine by driving it (p50 in ms, cache cold); its warm cache gives 806 requests/s.").AppendLine()
            .AppendLine("| entries | dashboard, replaced | StakeEasy | chart data, replaced | StakeEasy | deposit, replaced | StakeEasy |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var size in BenchData.Sizes)
        {
            var theirs = Replaced[size];
            Line(text, $"| {size:N0} | {theirs.Page} | {figures.Uncached[size].Dashboard.MedianMs:0.0} | {theirs.Chart} | {figures.Uncached[size].Chart.MedianMs:0.0} | {theirs.Deposit} | {figures.Deposits[size].MedianMs:0.0} |");
        }

        text.AppendLine();
    }

    private static void Rest(StringBuilder text, Figures figures)
    {
        text.AppendLine("### The rest").AppendLine();
        Line(text, $"- Statements per request without a cache: dashboard {figures.Statements.Dashboard}, chart {figures.Statements.Chart}, deposit {figures.Statements.Deposit}.");
        Line(text, $"- Ready after `serve`, embedded PostgreSQL included: {figures.Start} ms. Memory of the application: {figures.IdleMiB:0} MiB idle, {figures.BusyMiB:0} MiB after the load.");
        Line(text, $"- A historical conversion: {figures.Conversion.Nanoseconds:0} ns, of which a bare decimal multiplication and division of such rates take {figures.Conversion.Floor:0}; all rates of {figures.Conversion.Rates} currencies since 1999: {figures.Conversion.MiB:0.0} MiB.");
        foreach (var size in BenchData.Sizes)
        {
            Line(text, $"- Seeding a player with {size:N0} entries, start of the program included: {figures.Seeded[size].TotalSeconds:0.0} s.");
        }
    }

    private static void Target(StringBuilder text, string goal, double reached, Func<double, bool> holds) =>
        Line(text, $"| {goal} | {reached:0.##} | {(holds(reached) ? "yes" : "**no**")} |");

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
