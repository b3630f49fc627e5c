using System.Collections.Frozen;
using System.Globalization;

namespace StakeEasy.Identity.Contracts;

/// <summary>
/// The cultures a player can choose. They decide separators and the order of dates; the words are English everywhere. Only
/// those with the Gregorian calendar, written from left to right: a page in English cannot mix in another calendar's years.
/// </summary>
public static class CultureChoices
{
    public const string Default = "en-IE";

    private static readonly FrozenDictionary<string, CultureInfo> Known = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Where(c => c is { Calendar: GregorianCalendar, TextInfo.IsRightToLeft: false } && c.Name.Length > 0)
        .DistinctBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(c => c.Name, c => CultureInfo.GetCultureInfo(c.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Sorted by English name.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [.. Known.Values.OrderBy(c => c.EnglishName, StringComparer.Ordinal)];

    public static bool IsKnown(string? name) => name is not null && Known.ContainsKey(name);

    /// <summary>The culture of that name, or the usual one of a bare language such as "de"; null for anything else.</summary>
    public static CultureInfo? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 35)
        {
            return null;
        }

        if (Known.TryGetValue(name, out var exact))
        {
            return exact;
        }

        try
        {
            return Known.GetValueOrDefault(CultureInfo.CreateSpecificCulture(name).Name);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
