using System.Globalization;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Goals;

/// <summary>What is wrong with a goal, in the player's words.</summary>
internal static class GoalErrors
{
    public const int Most = 50;

    private const int ShortestName = 2;
    private const int DaysBack = 366;
    private const int YearsAhead = 10;

    /// <summary>What a sum of money may be at most; what is counted, at most a million.</summary>
    private const decimal LargestSum = 1_000_000_000_000_000m;

    private const decimal LargestCount = 1_000_000m;

    public static readonly Error TooMany = new("", $"You have {Most} goals. Archive or abandon some first.");
    public static readonly Error Changed = new("", "This goal has changed meanwhile. Look at it again, then save.") { IsConflict = true };
    public static readonly Error Gone = new("", "There is no such goal.") { IsMissing = true };
    public static readonly Error Over = new("", "This goal is over. Reopen it, or set a new one.");
    public static readonly Error UnknownKind = new("Kind", "Choose what the goal is about.");

    public static readonly Error Reached = new("Target", "Your records reach that already. Enter more, or a later first day.");

    public static bool IsMoney(GoalKind kind) => kind is GoalKind.Bankroll or GoalKind.Profit;

    public static Error? Check(SetGoal request, string name, DateOnly today) => Enum.IsDefined(request.Kind)
        ? CheckName(name) ?? CheckFirst(request.FirstDay, today) ?? CheckLast(request.LastDay, today)
        : UnknownKind;

    public static Error? CheckName(string name) => name.Length is >= ShortestName and <= AchievementsDbContext.LongestName
        ? null
        : new("Name", string.Create(CultureInfo.CurrentCulture, $"Give it a name of {ShortestName} to {AchievementsDbContext.LongestName} characters."));

    public static Error? CheckTarget(GoalKind kind, decimal target, decimal start, int scale)
    {
        var money = IsMoney(kind);
        if (target <= 0m)
        {
            return new("Target", "Enter more than zero.");
        }

        if (target > (money ? LargestSum : LargestCount))
        {
            return new("Target", "That is more than can be kept. Enter less.");
        }

        if (decimal.Round(target, money ? scale : 0) != target)
        {
            return new("Target", money ? $"This currency has {scale} decimals. Enter no more." : "Enter a whole number.");
        }

        return target <= start ? new("Target", $"You had {MoneyText.Format(start, scale, CultureInfo.CurrentCulture)} when the goal began. Enter more than that.") : null;
    }

    private static Error? CheckFirst(DateOnly first, DateOnly today) => first > today
        ? new("FirstDay", "A goal begins today or has begun already. Choose today or an earlier day.")
        : first < today.AddDays(-DaysBack) ? new("FirstDay", "Choose a day within the last year.") : null;

    public static Error? CheckLast(DateOnly last, DateOnly today) => last <= today
        ? new("LastDay", "Choose a day after today.")
        : last > today.AddYears(YearsAhead) ? new("LastDay", $"Choose a day within the next {YearsAhead} years.") : null;
}
