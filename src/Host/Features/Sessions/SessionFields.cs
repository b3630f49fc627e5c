using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>Reads the fields of a session's form one by one; what is wrong with them goes beside them.</summary>
internal sealed class SessionFields(ModelStateDictionary state, CurrencyInfo? currency)
{
    private const decimal TooMany = 1_000_000_000m;

    /// <summary>Empty is zero, unless there has to be something.</summary>
    public decimal Amount(string field, string? text, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(text) && !required)
        {
            return 0m;
        }

        // Without an account there is no currency to read it in; that the account is missing is said already.
        if (currency is null)
        {
            return 0m;
        }

        var (amount, problem) = TypedAmount.Read(text, currency);
        problem ??= amount < 0m ? "Enter zero or more." : null;
        if (problem is not null)
        {
            state.AddModelError(field, problem);
        }

        return amount ?? 0m;
    }

    /// <summary>A whole number; null if nothing was typed.</summary>
    public int? Count(string field, string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0)
        {
            return null;
        }

        // Separators of thousands are read as in amounts; a scale means that decimals were typed.
        var isWhole = MoneyText.TryParse(typed, CultureInfo.CurrentCulture, out var count) && count.Scale == 0 && char.IsAsciiDigit(typed[0]);
        if (isWhole && count < TooMany)
        {
            return (int)count;
        }

        state.AddModelError(field, isWhole
            ? "That is more than can be kept. Enter less than a billion."
            : $"“{TypedAmount.Echo(typed)}” is no whole number. Write it like 120.");
        return null;
    }

    public DateTimeOffset? Time(string field, string? text, string? twice, TimeZoneInfo zone, DateOnly today)
    {
        var (at, problem) = TypedTime.Read(text, twice, zone, today);
        if (problem is not null)
        {
            state.AddModelError(field, problem);
        }

        return at;
    }

    public static IReadOnlyList<string> Tags(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
