using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Entries;

/// <summary>
/// Reads a list's filter from its address. An account or a currency that is none of the player's, a kind that there is not, or a day or an amount
/// that cannot be read, filters nothing and says so beside its field: the list answers such a filter as refused.
/// </summary>
internal sealed class EntryFilterReader(ICurrentPlayer current)
{
    /// <summary>Of an account that was deleted, is somebody else's, or never was.</summary>
    public const string NoAccount = "This account is none of yours, or is no longer there. Choose one of your accounts.";

    public EntryFilter Read(EntryQuery query, IReadOnlyList<Account> accounts, ModelStateDictionary state)
    {
        var (from, to) = Days(query, state);
        var (min, max) = Amounts(query, state);
        var account = AccountOf(query, accounts);
        if (account is null && !string.IsNullOrWhiteSpace(query.Account))
        {
            state.AddModelError(nameof(query.Account), NoAccount);
        }

        var (currency, otherThan) = Currency(query, accounts, state);
        return new(Kinds(query, state), account?.Id, from, to, query.Cursor)
        {
            Currency = currency,
            OtherThan = otherThan,
            Category = Text(query.Category) is { } category ? category is EntryQuery.NoCategory ? "" : category : null,
            Tag = Text(query.Tag),
            Min = min,
            Max = max,
            BySign = (min ?? max) is not null && (HasSign(query.Min) || HasSign(query.Max)),
            Text = Text(query.Text),
            Origin = Origin(query, state),
        };
    }

    public static Account? AccountOf(EntryQuery query, IReadOnlyList<Account> accounts) =>
        accounts.FirstOrDefault(a => string.Equals(a.Id.Value.ToString(), query.Account?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>By name, in any case: a number is nobody's kind, nor are two names that add up to the number of a third.</summary>
    public static EntryKind? KindOf(string text) =>
        Enum.GetValues<EntryKind>().Cast<EntryKind?>().FirstOrDefault(k => string.Equals(k.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase));

    public (DateOnly? From, DateOnly? To) Days(EntryQuery query, ModelStateDictionary state)
    {
        var (from, fromProblem) = TypedDay.ReadFilter(query.From, current.Today);
        var (to, toProblem) = TypedDay.ReadFilter(query.To, current.Today);
        toProblem ??= to < from ? $"{DayText.Prose(to!.Value)} is before the first day. Choose {DayText.Prose(from!.Value)} or a later one." : null;
        return Both(nameof(query.From), (from, fromProblem), nameof(query.To), (to, toProblem), state);
    }

    /// <summary>How large an amount is, in or out; with its sign once one of the two has a sign.</summary>
    private static (decimal? Min, decimal? Max) Amounts(EntryQuery query, ModelStateDictionary state)
    {
        var (min, minProblem) = Amount(query.Min);
        var (max, maxProblem) = Amount(query.Max);
        maxProblem ??= max < min ? "This is less than the amount to start from. Enter that one or more." : null;
        return Both(nameof(query.Min), (min, minProblem), nameof(query.Max), (max, maxProblem), state);
    }

    private static (CurrencyCode? Only, CurrencyCode? OtherThan) Currency(EntryQuery query, IReadOnlyList<Account> accounts, ModelStateDictionary state)
    {
        if (Text(query.Currency) is not { } typed)
        {
            return (null, null);
        }

        if (typed is [EntryQuery.OtherThan, .. var rest] && CurrencyCode.TryParse(rest, out var other))
        {
            return (null, other);
        }

        if (CurrencyCode.TryParse(typed, out var code) && accounts.Any(a => a.Currency == code))
        {
            return (code, null);
        }

        state.AddModelError(nameof(query.Currency), $"None of your accounts is kept in “{TypedAmount.Echo(typed)}”. Choose one of your currencies.");
        return (null, null);
    }

    private static Guid? Origin(EntryQuery query, ModelStateDictionary state)
    {
        if (Guid.TryParse(query.Origin, out var origin))
        {
            return origin;
        }

        if (Text(query.Origin) is not null)
        {
            state.AddModelError(nameof(query.Origin), "Neither an import nor a recurring entry is called that. Clear the filters to see everything.");
        }

        return null;
    }

    private static List<EntryKind>? Kinds(EntryQuery query, ModelStateDictionary state)
    {
        var kinds = new List<EntryKind>();
        foreach (var text in query.Kind.Where(k => !string.IsNullOrWhiteSpace(k)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (KindOf(text) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                state.AddModelError(nameof(query.Kind), $"“{TypedAmount.Echo(text)}” is no kind of entry. Tick the kinds to show.");
            }
        }

        return kinds.Count == 0 ? null : kinds;
    }

    private static (T? First, T? Second) Both<T>(
        string firstName, (T? Value, string? Problem) first, string secondName, (T? Value, string? Problem) second, ModelStateDictionary state)
        where T : struct
    {
        if (first.Problem is not null)
        {
            state.AddModelError(firstName, first.Problem);
        }

        if (second.Problem is not null)
        {
            state.AddModelError(secondName, second.Problem);
        }

        return first.Problem is null && second.Problem is null ? (first.Value, second.Value) : (null, null);
    }

    private static (decimal? Amount, string? Problem) Amount(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, null);
        }

        var culture = CultureInfo.CurrentCulture;
        return MoneyText.TryParse(text, culture, out var amount) && Math.Abs(amount) < 1_000_000_000_000_000_000m
            ? (amount, null)
            : (null, $"“{TypedAmount.Echo(text)}” is no amount. Write it like {MoneyText.ForInput(1234.5m, 2, culture)}.");
    }

    private static bool HasSign(string? text) => text?.Trim() is ['+' or '-' or MoneyText.Minus, ..];

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
