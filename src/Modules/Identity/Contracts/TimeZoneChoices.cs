using System.Collections.Frozen;

namespace StakeEasy.Identity.Contracts;

/// <summary>The time zones a player can live in: those this machine knows, by their IANA names.</summary>
public static class TimeZoneChoices
{
    public const string Default = "UTC";

    // Reading every zone of the machine takes a third of a second; most processes never need more than one.
    private static readonly Lazy<FrozenSet<string>> Known = new(() => TimeZoneInfo.GetSystemTimeZones()
        .Where(z => z.HasIanaId).Select(z => z.Id).Append(Default).ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<string[]> Sorted = new(() => [.. Known.Value.Order(StringComparer.Ordinal)]);

    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<string> All => Sorted.Value;

    /// <summary>Whether a player may choose it. Names are exact, as in the list.</summary>
    public static bool IsKnown(string? id) => id is Default || (id is not null && Known.Value.Contains(id));
}
