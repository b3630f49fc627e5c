using System.Text.Json.Serialization;

namespace StakeEasy.Migrator.Legacy;

/// <summary>What the operator has decided about rows of the older application that cannot come over as they stand. Kept with the run.</summary>
public sealed record LegacyChoices
{
    /// <summary>Names of fixes, as <see cref="LegacyNoteKind"/> lists them, in alphabetical order.</summary>
    public IReadOnlyList<string> Fixes { get; init; } = [];

    /// <summary>Codes that are written otherwise here, by the older code in capital letters.</summary>
    public IReadOnlyDictionary<string, string> Currencies { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Addresses to use in place of those of these users, by the older number. No figure depends on them, so they are not kept.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<long, string> Emails { get; init; } = new Dictionary<long, string>();
}
