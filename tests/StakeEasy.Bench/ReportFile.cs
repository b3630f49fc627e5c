using System.Text;

namespace StakeEasy.Bench;

/// <summary>docs/performance.md: a part for each thing that is measured, of which a run replaces those it measured.</summary>
internal static class ReportFile
{
    private const string Head = """
        # Performance

        Written by `scripts/bench` and `scripts/bench-migrator`, which reproduce all of it; what stands below a heading comes from one run of the command named there, and no figure
        is put in by hand. One machine with two cores, shared by the application, PostgreSQL 18 (embedded, fsync on) and the load; such a machine is noisy:
        the same request takes half as long again in another minute. So the sizes take turns, and ratios within a part tell more than milliseconds, or than
        two parts side by side. Times are p50 / p95 in ms.
        """;

    private static readonly IReadOnlyList<string> Order = [.. Parts.All, Parts.Migrator];

    public static async Task PutAsync(string path, string part, string text)
    {
        var parts = File.Exists(path) ? Split(await File.ReadAllLinesAsync(path)) : [];
        parts[part] = text.Trim();
        var page = new StringBuilder(Head).AppendLine();
        foreach (var name in Order.Where(parts.ContainsKey))
        {
            page.AppendLine().AppendLine(MarkOf(name)).AppendLine(parts[name]);
        }

        await File.WriteAllTextAsync(path, page.ToString());
    }

    private static Dictionary<string, string> Split(string[] lines)
    {
        var marks = Order.Select(p => (Part: p, At: Array.IndexOf(lines, MarkOf(p)))).Where(m => m.At >= 0).OrderBy(m => m.At).ToList();
        return marks.Select((m, i) => (m.Part, Text: lines[(m.At + 1)..(i + 1 < marks.Count ? marks[i + 1].At : lines.Length)]))
            .ToDictionary(m => m.Part, m => string.Join('\n', m.Text).Trim(), StringComparer.Ordinal);
    }

    private static string MarkOf(string part) => part is Parts.Migrator ? "<!-- scripts/bench-migrator -->" : $"<!-- scripts/bench --only {part} -->";
}
