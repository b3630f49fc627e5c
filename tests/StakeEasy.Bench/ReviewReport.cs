using System.Globalization;
using System.Text;

namespace StakeEasy.Bench;

/// <summary>What docs/performance.md says about the nightly reconciliation.</summary>
internal static class ReviewReport
{
    public static void Write(StringBuilder text, ReviewFigures f)
    {
        text.AppendLine("## Achievements, streaks and goals").AppendLine()
            .AppendLine("`scripts/bench --only reviews`: what `scripts/stakeeasy reconcile` does every night, one player after the other on one core. The same is done for one")
            .AppendLine("player beside the requests after each write; the write itself waits for none of it.").AppendLine()
            .AppendLine("| | |").AppendLine("|---|---|");
        Line(text, $"| {f.Players:N0} players, {f.Entries:N0} entries, of whom nothing was known | {f.First.TotalSeconds:0.0} s |");
        Line(text, $"| the same again, with nothing to change | {f.Again.TotalSeconds:0.0} s |");
        Line(text, $"| one player, p50 / p95 | {f.Each} ms, {f.Statements} statements |");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
