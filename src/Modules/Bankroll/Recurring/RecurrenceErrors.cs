using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Recurring;

/// <summary>Why a recurrence is refused, worded for the player.</summary>
internal static class RecurrenceErrors
{
    public const int Most = 100;
    public const int LargestEvery = 100;

    public static readonly Error UnknownKind = new("Kind", "Choose deposit, withdrawal or expense.");

    public static readonly Error UnknownUnit = new("Unit", "Choose weeks, months or years.");

    public static readonly Error NoNumber = new("Every", "Enter a number from 1 to 100.");

    public static readonly Error LongAgo = new("FirstDay", "The first day lies more than a year back. Choose a later one, and record or import what came before.");

    public static readonly Error FarAhead = new("FirstDay", "The first day is more than ten years away. Choose an earlier one.");

    public static readonly Error EndsBeforeItStarts = new("LastDay", "The last day is before the first. Choose a later one, or leave it empty.");

    public static readonly Error TooMany = new("", "You have 100 recurring entries. Delete one that you no longer need, then save this one.");

    public static readonly Error OtherContent = new("", "This form was saved before with other values. Look at your recurring entries, then start a new one.");

    public static readonly Error NotHeld = new("", "This deposit waits no longer: it was recorded or skipped meanwhile.");

    public static readonly Error Gone = new("", "This recurring entry is no longer there. It was deleted meanwhile.");

    public static readonly Error Changed =
        new("", "This recurring entry was changed meanwhile, so nothing is saved. Compare with what it says now, then save again.") { IsConflict = true };
}
