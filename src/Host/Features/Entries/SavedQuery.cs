using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Entries;

/// <summary>
/// The filter of a saved view. Its amounts are kept in no culture, so that 1.000 typed in German is still a thousand once the player writes numbers
/// in another way; on the page they stand as the player would type them today.
/// </summary>
internal static class SavedQuery
{
    private const string Plain = "0.##########";

    public static string ToStore(EntryQuery query) => WithAmounts(query, InNoCulture).ToQuery();

    /// <summary>The views with their filters as the address of the list has them.</summary>
    public static IReadOnlyList<SavedView> AsTyped(IReadOnlyList<SavedView> views) =>
        [.. views.Select(v => v with { Query = WithAmounts(EntryQuery.Of(v.Query), InCulture).ToQuery() })];

    private static EntryQuery WithAmounts(EntryQuery query, Func<string, string> amount)
    {
        var copy = EntryQuery.Of(query.ToQuery());
        copy.Min = copy.Min is { } min ? amount(min) : null;
        copy.Max = copy.Max is { } max ? amount(max) : null;
        return copy;
    }

    private static string InNoCulture(string typed)
    {
        if (!MoneyText.TryParse(typed, CultureInfo.CurrentCulture, out var amount))
        {
            return typed;
        }

        // The sign is part of what is asked for: +50 is not 50.
        var sign = typed[0] is '+' ? "+" : typed[0] is '-' or MoneyText.Minus ? "-" : "";
        return sign + Math.Abs(amount).ToString(Plain, CultureInfo.InvariantCulture);
    }

    /// <summary>What is not written the way it is stored now was stored as it was typed, and stays so.</summary>
    private static string InCulture(string stored)
    {
        var sign = stored[0] is '+' or '-' ? stored[..1] : "";
        var figure = stored[sign.Length..];
        var plain = decimal.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && string.Equals(amount.ToString(Plain, CultureInfo.InvariantCulture), figure, StringComparison.Ordinal);
        return plain ? sign + amount.ToString(Plain, CultureInfo.CurrentCulture) : stored;
    }
}
