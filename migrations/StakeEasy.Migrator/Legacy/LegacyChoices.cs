namespace StakeEasy.Migrator.Legacy;

/// <summary>What the operator has decided about rows of the older application that cannot come over as they stand.</summary>
public sealed record LegacyChoices
{
    /// <summary>Names of fixes, as <see cref="LegacyNoteKind"/> lists them.</summary>
    public IReadOnlySet<string> Fixes { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Codes that are written otherwise here, by the older code in capital letters.</summary>
    public IReadOnlyDictionary<string, string> Currencies { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Addresses to use in place of those of these users, by the older number.</summary>
    public IReadOnlyDictionary<long, string> Emails { get; init; } = new Dictionary<long, string>();
}
