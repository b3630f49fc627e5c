using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>What is checked of an entry before the ledger is asked.</summary>
internal static class EntryRules
{
    /// <summary>Null if it may be written.</summary>
    public static Error? Check(EntryKind kind, string account, decimal amount, DateOnly day, DateOnly today, string? note, bool confirmed, CurrencyInfo currency)
    {
        if (kind is EntryKind.Correction ? amount == 0m : kind is not EntryKind.BalanceUpdate && amount <= 0m)
        {
            return kind is EntryKind.Correction ? EntryErrors.CorrectsNothing : EntryErrors.NotPositive;
        }

        var money = new Money(amount, currency.Code);
        if (CheckAmount(money, currency) is { } refused)
        {
            return refused;
        }

        if (day > today)
        {
            return EntryErrors.InFuture(day);
        }

        if (day < EntryErrors.FirstDay)
        {
            return EntryErrors.TooEarly(day);
        }

        if (kind is EntryKind.BalanceUpdate && amount < 0m && !confirmed)
        {
            return EntryErrors.BelowZero(account);
        }

        return kind is EntryKind.Correction && note is null ? EntryErrors.NoReason : CheckNote(note);
    }

    /// <summary>Only results that were not played have a category; they need none.</summary>
    public static Error? CheckCategory(EntryKind kind, string? category) => category switch
    {
        null => null,
        _ when kind is not (EntryKind.Bonus or EntryKind.Expense or EntryKind.Correction) => EntryErrors.NoCategoryHere,
        { Length: > EntryErrors.LongestCategory } => EntryErrors.CategoryTooLong,
        _ => Text.IsWellFormed(category) ? null : EntryErrors.CategoryUnreadable,
    };

    public static Error? CheckTags(IReadOnlyList<string>? tags) => tags switch
    {
        null => null,
        { Count: > EntryErrors.MostTags } => EntryErrors.TooManyTags,
        _ when tags.Any(t => t.Length > EntryErrors.LongestTag) => EntryErrors.TagTooLong,
        _ => tags.All(Text.IsWellFormed) ? null : EntryErrors.TagUnreadable,
    };

    /// <summary>Whether the ledger has room for the amount, and the currency for its decimals.</summary>
    public static Error? CheckAmount(Money amount, CurrencyInfo currency)
    {
        if (Math.Abs(amount.Amount) > EntryErrors.Largest)
        {
            return EntryErrors.TooLarge;
        }

        return amount.FitsScale(currency.Scale) ? null : EntryErrors.TooManyDecimals(currency);
    }

    /// <summary>The sign an amount has in the ledger; a balance stated keeps its own.</summary>
    public static decimal Signed(EntryKind kind, decimal amount) => kind is EntryKind.Withdrawal or EntryKind.Expense or EntryKind.Fee ? -amount : amount;

    /// <summary>Blank is none.</summary>
    public static string? Note(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>Blank is none.</summary>
    public static string? Category(string? typed) => Note(typed);

    /// <summary>Without blanks, each once whatever its case; none is null.</summary>
    public static string[]? Tags(IEnumerable<string>? typed) =>
        typed?.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } tags ? tags : null;

    /// <summary>
    /// Where an entry stands within its day: now for today; for an earlier day at its end, behind everything known of that day, and
    /// among its like in the order they were entered (the id decides).
    /// </summary>
    public static DateTimeOffset InstantOf(DateOnly day, DateOnly today, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (day == today)
        {
            return now;
        }

        // The last instant whose local day is still this one, also where the clock skips or repeats midnight.
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime().AddMicroseconds(-1);
    }

    /// <summary>The same for the same content, for ever: it is stored.</summary>
    public static long Fingerprint(params object?[] parts)
    {
        var text = string.Join('\u001f', parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)));
        return BitConverter.ToInt64(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)), 0);
    }

    public static Error? CheckNote(string? note)
    {
        if (note is null)
        {
            return null;
        }

        if (Text.Length(note) > EntryErrors.LongestNote)
        {
            return EntryErrors.NoteTooLong;
        }

        return Text.IsWellFormed(note) ? null : EntryErrors.NoteUnreadable;
    }
}
