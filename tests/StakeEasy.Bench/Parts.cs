namespace StakeEasy.Bench;

/// <summary>What can be measured alone, in the order of docs/performance.md.</summary>
internal static class Parts
{
    public const string Requests = "requests";
    public const string Pages = "pages";
    public const string Saves = "saves";
    public const string Import = "import";
    public const string Export = "export";
    public const string Simulator = "simulator";
    public const string Reviews = "reviews";

    /// <summary>Measured by a script of its own, because it takes servers and a peer that the others do not.</summary>
    public const string Migrator = "migrator";

    public static readonly IReadOnlyList<string> All = [Requests, Pages, Saves, Import, Export, Simulator, Reviews];

    /// <summary>Null if one of them is none.</summary>
    public static IReadOnlyList<string>? Parse(string names)
    {
        var parts = names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 && Array.TrueForAll(parts, p => All.Contains(p, StringComparer.Ordinal))
            ? [.. All.Where(p => parts.Contains(p, StringComparer.Ordinal))]
            : null;
    }
}
