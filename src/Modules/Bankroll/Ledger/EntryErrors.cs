using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Why an entry is refused, worded for the player.</summary>
internal static class EntryErrors
{
    public const int LongestNote = 500;

    public const int LongestCategory = 50;

    public const int LongestTag = 30;

    public const int MostTags = 20;

    /// <summary>Beyond it numeric(28,10) has no room; no bankroll comes near.</summary>
    public const decimal Largest = 999_999_999_999_999.9999999999m;

    public static readonly DateOnly FirstDay = new(1970, 1, 1);

    public static readonly Error NoAccount = new("AccountId", "Choose one of your accounts.");

    public static readonly Error NotPositive = new("Amount", "Enter an amount above zero.");

    public static readonly Error TooLarge = new("Amount", "That is more than StakeEasy can keep. Enter an amount below one quadrillion.");

    public static readonly Error Overflow = new("Amount", "With that, the account would hold more than StakeEasy can keep. Enter a smaller amount.");

    public static readonly Error NoteTooLong = new("Note", "That note is too long. Keep it to 500 characters.");

    public static readonly Error NoteUnreadable = new("Note", "That note holds a character that cannot be stored. Type it again without it.");

    public static readonly Error CorrectsNothing = new("Amount", "A correction of zero changes nothing. Enter the amount that is missing, or too much with a minus.");

    public static readonly Error NoReason = new("Note", "Say why: a correction needs its reason.");

    public static readonly Error NoCategoryHere = new("Category", "Only bonuses, expenses and corrections have a category.");

    public static readonly Error CategoryTooLong = new("Category", "That category is too long. Keep it to 50 characters.");

    public static readonly Error CategoryUnreadable = new("Category", "That category holds a character that cannot be stored. Type it again without it.");

    public static readonly Error TooManyTags = new("Tags", "Those are too many tags. Keep to 20.");

    public static readonly Error TagTooLong = new("Tags", "One of the tags is too long. Keep each to 30 characters.");

    public static readonly Error TagUnreadable = new("Tags", "One of the tags holds a character that cannot be stored. Type it again without it.");

    public static readonly Error PartOfTransfer = new("", "This entry is one side of a transfer. Edit the transfer: both sides change together.");

    public static readonly Error ResultOfSession = new("", "This entry is the result of a session. Edit the session.");

    public static readonly Error StandsAlready = new("", "This was saved already.");

    public static readonly Error ImportedAgain =
        new("", "The row of the file that this came from was imported once more since, and stands. Delete that entry first, if you want this one instead.");

    public static readonly Error TooLateToRestore = new("", "This was deleted more than 30 days ago and cannot be restored any more. Enter it again.");

    public static readonly Error Gone = new("", "This entry is no longer there. It was deleted meanwhile.") { IsMissing = true };

    public static readonly Error Changed =
        new("", "This entry was changed meanwhile, so nothing is saved. Compare with what it says now, then save again.") { IsConflict = true };

    public static readonly Error OtherContent =
        new("", "This form was saved before with other figures. Look at your entries, then start a new one.");

    public static readonly Error Busy = new("", "The account is busy just now, so nothing is saved. Your input is still here: save again.");

    public static Error Archived(string name) => new("AccountId", $"{name} is archived. Take it back into use first, or choose another account.");

    public static Error TooManyDecimals(CurrencyInfo currency) => new("Amount", currency.Scale switch
    {
        0 => $"{currency.Name} has no decimals. Enter a whole amount.",
        _ => $"{currency.Name} has {currency.Scale} decimals. Enter no more than that.",
    });

    public static Error InFuture(DateOnly day) =>
        new("Date", $"{EnglishDay.WithWeekday(day)} is in the future. Choose today or an earlier day.");

    public static Error TooEarly(DateOnly day) =>
        new("Date", $"The year {day.Year} is too early. Choose a day from 1970 on.");

    /// <summary>Without the figure: amounts may be covered on the page, and words cannot be.</summary>
    public static Error BelowZero(string account) => new("Amount", $"That leaves {account} below zero. If that is so, confirm it and save again.")
    {
        CanBeConfirmed = true,
    };

    /// <summary>On an earlier day only: what is there today is more.</summary>
    public static Error BelowZeroOn(DateOnly day, string account) =>
        new("Amount", $"That leaves {account} below zero on {EnglishDay.WithWeekday(day)}. If that is so, confirm it and save again.")
        {
            CanBeConfirmed = true,
        };
}
