using System.Text.Json;
using StakeEasy.Migrator.Legacy;

namespace StakeEasy.Migrator.Core;

/// <summary>What decides which tables travel and what they become. A later verification has to choose the same, so it is kept with the run.</summary>
public sealed record RunOptions
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public string Schema { get; init; } = "public";

    /// <summary>Globs of table names; empty means all.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Globs of table names, or of <c>table.column</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    public Choices Choices { get; init; } = new();

    /// <summary>What an import of the older application decided; null for a plain copy.</summary>
    public LegacyChoices? Legacy { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static RunOptions FromJson(string json) => JsonSerializer.Deserialize<RunOptions>(json, Format)!;
}
