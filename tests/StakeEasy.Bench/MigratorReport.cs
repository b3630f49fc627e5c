using System.Globalization;
using System.Text;

namespace StakeEasy.Bench;

/// <summary>What docs/performance.md says about the migration tool beside pgloader.</summary>
internal static class MigratorReport
{
    private const double MiB = 1024;
    private const double MostMiB = 250;
    private const double Cores = 2;
    private const long Million = 1_000_000;

    private static readonly string[] Phases = ["check", "copy", "constraints", "analyze", "publish", "verify"];

    public static string Write(MigratorLines lines)
    {
        var text = new StringBuilder();
        var runs = lines.Sizes.Select(size => new Size(size, lines)).ToList();
        var versions = lines.Of("versions")[0];
        Line(text, $"## The migration tool").AppendLine();
        Line(text, $"""
            `scripts/bench-migrator FOLDER`: MariaDB {versions["mariadb"]} to PostgreSQL {versions["postgresql"]} over loopback, both durable, the legacy schema of 21 tables with made-up rows; ours and
            pgloader {versions["pgloader"]} in turns, {runs[0].Ours.Count} rounds for each size. *Copy* is the whole process from its start to its end, schema, rows, keys, statistics and publication, without the time
            it verifies; *with verification* is all of it. pgloader verifies nothing. Seconds: best, and all of them.
            """).AppendLine();
        text.AppendLine("| rows | ours: copy | ours: with verification | pgloader | copy / pgloader's best | peak memory: ours | pgloader |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var size in runs)
        {
            Line(text, $"| {size.Rows:N0} | {Times(size.Ours.Select(Copy))} | {Times(size.Ours.Select(Wall))} | {(size.Theirs.Count == 0 ? "-" : Times(size.Theirs.Select(Wall)))} | {(size.Theirs.Count == 0 ? "-" : Of(size.CopyRatio))} | {PeakMiB(size.Ours):0} MiB | {(size.Theirs.Count == 0 ? "-" : Of($"{PeakMiB(size.Theirs):0} MiB"))} |");
        }

        Goals(text, runs);
        Where(text, runs);
        Oracle(text, lines, runs);
        return text.ToString();
    }

    private static void Goals(StringBuilder text, List<Size> runs)
    {
        text.AppendLine().AppendLine("| goal | reached | |").AppendLine("|---|---|---|");
        foreach (var size in runs.Where(size => size.Theirs.Count > 0))
        {
            var most = size.History >= 3 * Million ? 0.6 : 0.7;
            Line(text, $"| copy at {size.Rows:N0} rows against pgloader's best: at most {most} | {size.CopyRatio:0.00} | {Verdict(size.CopyRatio <= most)} |");
        }

        foreach (var size in runs.Where(size => size.Theirs.Count > 0 && size.History >= 3 * Million))
        {
            var ratio = size.Ours.Min(Wall) / size.Theirs.Min(Wall);
            Line(text, $"| copy and verification together at {size.Rows:N0} rows against pgloader alone: at most 1 | {ratio:0.00} | {Verdict(ratio <= 1)} |");
        }

        var peak = runs.Max(size => PeakMiB(size.Ours));
        Line(text, $"| peak memory at every size, MiB: below {MostMiB} | {peak:0} | {Verdict(peak < MostMiB)} |");
        if (runs.Find(size => size.History == Million) is { } small && runs.Find(size => size.History == 10 * Million) is { } large)
        {
            var growth = PeakMiB(large.Ours) / PeakMiB(small.Ours);
            Line(text, $"| the same at ten million rows against one million: flat | {growth:0.00} | {Verdict(growth < 1.15)} |");
        }
    }

    private static void Where(StringBuilder text, List<Size> runs)
    {
        text.AppendLine().AppendLine("### Where the time goes").AppendLine();
        Line(text, $"""
            Of the best run of each size, in seconds. *Processor* is what the tool, MariaDB and PostgreSQL used in all of the run, verification included, and which share of two cores that is.
            *Limit* is half of the processor time that reading everything, a bare COPY of it and building its keys take when nothing else is done (`floor.sh`): two busy cores could
            not copy faster. What lies between is the check before, the waits at the ends of phases, where one core is left without work, WAL on its way to the disk, and the start of the process.
            """).AppendLine();
        Line(text, $"| rows | start and the rest | {string.Join(" | ", Phases)} | processor | share of two cores | limit of a copy | limit / copy |");
        Line(text, $"|---|---|{string.Concat(Phases.Select(_ => "---|"))}---|---|---|---|");
        foreach (var size in runs)
        {
            var best = size.Ours.MinBy(Wall)!;
            var cpu = MigratorLines.Number(best, "cpu") + MigratorLines.Number(best, "server_cpu");
            var rest = Wall(best) - Phases.Sum(phase => MigratorLines.Number(best, phase));
            Line(text, $"| {size.Rows:N0} | {rest:0.00} | {string.Join(" | ", Phases.Select(phase => Of(MigratorLines.Number(best, phase))))} | {cpu:0.0} | {cpu / Wall(best) / Cores:P0} | {(size.Limit is { } limit ? Of($"{limit:0.00}") : "-")} | {(size.Limit is { } least ? Of(least / size.Ours.Min(Copy)) : "-")} |");
        }
    }

    private static void Oracle(StringBuilder text, MigratorLines lines, List<Size> runs)
    {
        text.AppendLine();
        var verdicts = runs.SelectMany(size => lines.Of("oracle", size.History)).ToList();
        var differing = verdicts.Sum(verdict => MigratorLines.Number(verdict, "differing"));
        Line(text, $"An independent pair of scripts (`compare.sh`) computed rows and checksums of every table in both databases after the last copy of each size: {verdicts.Sum(verdict => MigratorLines.Number(verdict, "same")):0} tables agree, {differing:0} differ.");
        var strangers = runs.SelectMany(size => size.Ours.Concat(size.Theirs)).Max(run => MigratorLines.Number(run, "strangers"));
        Line(text, $"Other programs took at most {strangers:0.00} of a core during a run.");
    }

    private static double Wall(Dictionary<string, string> run) => MigratorLines.Number(run, "wall");

    private static double Copy(Dictionary<string, string> run) => Wall(run) - MigratorLines.Number(run, "verify");

    private static double PeakMiB(IReadOnlyList<Dictionary<string, string>> runs) => runs.Max(run => MigratorLines.Number(run, "peak_kib")) / MiB;

    private static string Times(IEnumerable<double> times)
    {
        var all = times.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"**{all[0]:0.00}** ({string.Join(", ", all.Skip(1).Select(Of))})");
    }

    private static string Of(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Verdict(bool holds) => holds ? "yes" : "**no**";

    private static StringBuilder Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Every run over data of one size.</summary>
    private sealed class Size(long history, MigratorLines lines)
    {
        public long History { get; } = history;

        public IReadOnlyList<Dictionary<string, string>> Ours { get; } = lines.Of("ours", history);

        public IReadOnlyList<Dictionary<string, string>> Theirs { get; } = lines.Of("pgloader", history);

        public double Rows => MigratorLines.Number(Ours[0], "rows");

        public double CopyRatio => Ours.Min(Copy) / Theirs.Min(Wall);

        /// <summary>Seconds; null where no floor was measured.</summary>
        public double? Limit { get; } = lines.Of("floor", history) is { Count: > 0 } floors
            ? floors.Where(floor => floor["what"] is "read" or "copy-logged" or "keys").Sum(floor => MigratorLines.Number(floor, "client_cpu") + MigratorLines.Number(floor, "server_cpu")) / Cores
            : null;
    }
}
