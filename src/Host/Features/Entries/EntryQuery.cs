using Microsoft.AspNetCore.WebUtilities;

namespace StakeEasy.Host.Features.Entries;

/// <summary>A list's filter as it stands in the address. Other pages link to the list with these names.</summary>
internal sealed class EntryQuery
{
    /// <summary>Stands for "without a category": an empty one is no filter.</summary>
    public const string NoCategory = "-";

    /// <summary>Before a currency: any other than that.</summary>
    public const char OtherThan = '-';

    /// <summary>May occur several times.</summary>
    public string[] Kind { get; set; } = [];

    public string? Account { get; set; }

    public string? Currency { get; set; }

    public string? Category { get; set; }

    public string? Tag { get; set; }

    public string? Min { get; set; }

    public string? Max { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Text { get; set; }

    public string? Origin { get; set; }

    public string? Cursor { get; set; }

    public bool IsFiltered => Parts.Any();

    /// <summary>What is filtered by, without empty fields and without the place in the list.</summary>
    public IEnumerable<(string Name, string Value)> Parts
    {
        get
        {
            (string Name, string? Value)[] parts =
            [
                .. Kind.Select(k => (nameof(Kind), (string?)k)), (nameof(Account), Account), (nameof(Currency), Currency), (nameof(Category), Category),
                (nameof(Tag), Tag), (nameof(Min), Min), (nameof(Max), Max), (nameof(From), From), (nameof(To), To), (nameof(Text), Text), (nameof(Origin), Origin),
            ];
            return parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => (p.Name, p.Value!.Trim()));
        }
    }

    /// <summary>A filter as it was saved.</summary>
    public static EntryQuery Of(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? One(string name) => values.TryGetValue(name, out var found) ? found[0] : null;
        return new()
        {
            Kind = values.TryGetValue(nameof(Kind), out var kinds) ? [.. kinds.OfType<string>()] : [],
            Account = One(nameof(Account)),
            Currency = One(nameof(Currency)),
            Category = One(nameof(Category)),
            Tag = One(nameof(Tag)),
            Min = One(nameof(Min)),
            Max = One(nameof(Max)),
            From = One(nameof(From)),
            To = One(nameof(To)),
            Text = One(nameof(Text)),
            Origin = One(nameof(Origin)),
        };
    }

    /// <summary>The query part of an address, without its question mark; empty for everything.</summary>
    public string ToQuery() => QueryOf(Parts);

    /// <summary>The address of the list without one of the conditions.</summary>
    public string AddressWithout(string name, string value) => Address(Parts.Where(p => p != (name, value)));

    /// <summary>The address of the list, at a place in it.</summary>
    public string AddressAt(string? cursor) => Address(cursor is null ? Parts : Parts.Append((nameof(Cursor), cursor)));

    private static string Address(IEnumerable<(string Name, string Value)> parts) => QueryOf(parts) is { Length: > 0 } query ? "/entries?" + query : "/entries";

    private static string QueryOf(IEnumerable<(string Name, string Value)> parts) =>
        string.Join('&', parts.Select(p => p.Name + "=" + Uri.EscapeDataString(p.Value)));
}
