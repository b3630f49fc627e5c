using System.Globalization;
using StakeEasy.Achievements.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Limits;

/// <summary>What is wrong with a limit or a break, and what a limit says, in the player's words.</summary>
internal static class LimitErrors
{
    private const decimal LargestSum = 1_000_000_000_000_000m;
    private const int LongestSession = 24 * 60;
    private const int LongestBreak = 365;

    public static readonly Error NoBreak = new("Days", $"Choose 1 to {LongestBreak} days.");
    public static readonly Error Unknown = new("Amount", "There is no such limit.");

    public static bool IsBreak(int days) => days is >= 1 and <= LongestBreak;

    public static Error? Check(LimitKind kind, decimal amount, int scale)
    {
        if (!Enum.IsDefined(kind))
        {
            return Unknown;
        }

        if (kind is LimitKind.SessionMinutes)
        {
            return amount is >= 1m and <= LongestSession && decimal.Truncate(amount) == amount ? null : new("Amount", "Enter a length of up to 24 hours.");
        }

        return amount <= 0m ? new("Amount", "Enter more than zero, or leave it empty for no limit.")
            : amount > LargestSum ? new("Amount", "That is more than can be kept. Enter less.")
            : decimal.Round(amount, scale) != amount ? new("Amount", $"Your currency has {scale} decimals. Enter no more.")
            : null;
    }

    /// <param name="deposit">As it was typed.</param>
    /// <param name="counted">What it counts in the currency of the limit.</param>
    public static Error Beyond(LimitUse use, Money deposit, decimal counted, Func<Money, string> text)
    {
        var limit = new Money(counted, use.Currency);
        var worth = deposit.Currency == use.Currency ? text(deposit) : $"{text(deposit)}, which is {text(limit)},";
        var period = use.Kind switch { LimitKind.DepositDay => "today", LimitKind.DepositWeek => "this week", _ => use.FirstDay.ToString("MMMM", CultureInfo.InvariantCulture) };
        return new("Amount", $"{worth} is beyond your own limit: it leaves {text(new(use.Left, use.Currency))} for {period}. Enter less, or confirm below that you go beyond it.")
        {
            CanBeConfirmed = true,
        };
    }
}
