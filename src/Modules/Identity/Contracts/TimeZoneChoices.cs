using System.Collections.Frozen;

namespace StakeEasy.Identity.Contracts;

/// <summary>The time zones a player can live in: those this machine knows, by their IANA names.</summary>
public static class TimeZoneChoices
{
    public const string Default = "UTC";

    private static readonly FrozenSet<string> Known = TimeZoneInfo.GetSystemTimeZones()
        .Where(z => z.HasIanaId).Select(z => z.Id).Append(Default).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Sorted by name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>Whether a player may choose it. Names are exact, as in the list.</summary>
    public static bool IsKnown(string? id) => id is not null && Known.Contains(id);

    /// <summary>The zone a browser names, by the list's own spelling; UTC where this machine does not know it.</summary>
    public static string Guess(string? id) =>
        IsKnown(id) ? id! : id is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && IsKnown(zone.Id) ? zone.Id : Default;
}
