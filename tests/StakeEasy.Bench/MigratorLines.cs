using System.Globalization;

namespace StakeEasy.Bench;

/// <summary>What scripts/bench-migrator has noted: a line for each thing measured, its kind first, then name=value.</summary>
internal sealed class MigratorLines
{
    private readonly List<(string Kind, Dictionary<string, string> Values)> _lines;

    public MigratorLines(IEnumerable<string> lines) => _lines =
    [
        .. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).Select(words => (
            words[0],
            words.Skip(1).Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal))),
    ];

    /// <summary>Rows of history in the data, smallest first; the other tables have some more.</summary>
    public IReadOnlyList<long> Sizes => [.. Of("ours").Select(line => long.Parse(line["history"], CultureInfo.InvariantCulture)).Distinct().Order()];

    public IReadOnlyList<Dictionary<string, string>> Of(string kind, long? history = null) =>
    [
        .. _lines.Where(line => string.Equals(line.Kind, kind, StringComparison.Ordinal)
            && (history is null || string.Equals(line.Values["history"], history.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))).Select(line => line.Values),
    ];

    public static double Number(Dictionary<string, string> line, string name) =>
        line.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : 0;
}
