using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Says what a list is filtered by. A condition that filters nothing is not said.</summary>
internal static class FilterChips
{
    public static IReadOnlyList<FilterChip> Of(EntryQuery query, EntryFilter filter, IReadOnlyList<Account> accounts) =>
        [.. query.Parts.Select(p => (p.Name, p.Value, Chip: Words(p.Name, p.Value, query, filter, accounts)))
            .Where(p => p.Chip is not null)
            .Select(p => new FilterChip(p.Chip!.Value.Label, p.Chip.Value.Text, p.Name is nameof(query.Min) or nameof(query.Max), query.AddressWithout(p.Name, p.Value)))];

    private static (string Label, string Text)? Words(string name, string value, EntryQuery query, EntryFilter filter, IReadOnlyList<Account> accounts) => name switch
    {
        nameof(query.Kind) => EntryFilterReader.KindOf(value) is { } kind ? ("", EntryWords.Of(kind).Name) : null,
        nameof(query.Account) => EntryFilterReader.AccountOf(query, accounts) is { } account ? ("", account.Name) : null,
        nameof(query.Currency) => filter.Currency is { } currency ? ("", currency.Value) : filter.OtherThan is { } other ? ("Not in", other.Value) : null,
        nameof(query.Category) => ("Category", filter.Category is "" ? "none" : value),
        nameof(query.Tag) => ("Tag", value),
        nameof(query.Min) => filter.Min is { } min ? ("From", Figure(min, filter.BySign)) : null,
        nameof(query.Max) => filter.Max is { } max ? ("Up to", Figure(max, filter.BySign)) : null,
        nameof(query.From) => filter.From is { } from ? ("From", DayText.Short(from)) : null,
        nameof(query.To) => filter.To is { } to ? ("To", DayText.Short(to)) : null,
        nameof(query.Text) => ("Note", value),
        _ => filter.Origin is not null ? ("", "Of one import or recurring entry") : null,
    };

    private static string Figure(decimal amount, bool signed) => amount.ToString(
        signed ? $"+#,0.##########;{MoneyText.Minus}#,0.##########;0" : "#,0.##########", CultureInfo.CurrentCulture);
}
