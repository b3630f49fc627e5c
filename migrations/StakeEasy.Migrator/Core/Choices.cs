namespace StakeEasy.Migrator.Core;

/// <summary>What the operator has chosen for values the target cannot hold as they stand.</summary>
public sealed record Choices
{
    /// <summary>The names <c>--fix</c> takes, and what each does.</summary>
    public static readonly IReadOnlyDictionary<string, string> KnownFixes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["zero-dates"] = "dates outside the calendar become NULL even where the column forbids it; the target's column then allows it",
        ["invalid-enums"] = "values outside an enumeration become NULL even where the column forbids it; the target's column then allows it",
        ["nul-characters"] = "zero characters inside texts are left out",
        ["orphans"] = "rows without the row they refer to are copied; the foreign key holds for new rows only",
        ["duplicates"] = "e-mail addresses that differ in case or accents only are copied as different ones",
        ["json-duplicates"] = "of members with the same name in one JSON object the last stays",
        ["json-as-text"] = "JSON columns with values that jsonb would change or refuse become json, which keeps every character as written",
        ["non-transactional"] = "tables without snapshots are copied; nobody writes to them meanwhile",
    };

    /// <summary>Globs of <c>table.column</c>: clock readings that are known to be UTC, and become moments.</summary>
    public IReadOnlyList<string> UtcColumns { get; init; } = [];

    /// <summary>Names out of <see cref="KnownFixes"/>, in alphabetical order.</summary>
    public IReadOnlyList<string> Fixes { get; init; } = [];

    /// <summary>Rows that cannot be represented are set aside instead of stopping the run.</summary>
    public bool Quarantine { get; init; }
}
