using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>Why a session is refused, worded for the player.</summary>
internal static class SessionErrors
{
    public const int LongestName = 50;

    public const int MostRebuys = 1_000;

    /// <summary>Beyond a week somebody forgot to stop the clock, or mistyped a day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static readonly Error NoFormat = new("Format", "Choose cash game or tournament.");

    public static readonly Error NoGame = new("Game", "Say what you played, such as NLHE.");

    public static readonly Error NoStake = new("Stake", "Enter the blinds, such as 1/2, or what the stake is called.");

    public static readonly Error BadBlinds = new("Stake", "Blinds are above zero, the small one first. Write them like 1/2.");

    public static readonly Error InFuture = new("EndedAt", "That end is in the future. Enter when it ended, or leave the session running.");

    public static readonly Error StartsInFuture = new("StartedAt", "That start is in the future. Enter now or an earlier time.");

    public static readonly Error EndsBeforeStart = new("EndedAt", "It ends before it starts. Check the days and times.");

    public static readonly Error TooLong = new("EndedAt", "That is longer than a week. Check when it started and ended.");

    public static readonly Error TooLongAgo = new("StartedAt", "That is more than a week ago. Record it as a finished session instead.");

    public static readonly Error TooEarly = new("StartedAt", "That is too long ago. Enter a day from 1970 on.");

    public static readonly Error BadCount = new("RebuyCount", "Enter how often you bought in again, from 0 to 1000.");

    public static readonly Error RebuysWithoutCount = new("RebuyCount", "There is an amount for rebuys. Say how many they were.");

    public static readonly Error RebuysWithoutAmount = new("Rebuys", "There is a number of rebuys. Say what they cost together.");

    public static readonly Error BadPlace = new("Place", "A place is 1 or more.");

    public static readonly Error PlaceBeyondField = new("Place", "The place is beyond the number of players. Check both.");

    public static readonly Error BadField = new("FieldSize", "The number of players is 1 or more.");

    public static readonly Error BadHands = new("Hands", "The number of hands is not below zero.");

    public static readonly Error RunsAlready = new("", "A session is already running, so none was started. Finish that one first.");

    public static readonly Error RunsNoLonger = new("", "This session runs no longer: it was finished or discarded in another tab.");

    public static readonly Error FinishedAlready = new("", "This session was finished already. Nothing was written twice.");

    public static readonly Error ChangedWhileRunning = new("", "This session was changed in another tab, so it still runs. Compare with what it says now, then finish it.")
    {
        IsConflict = true,
    };

    public static readonly Error OtherContent = new("", "This form was sent before with other figures. Look at the session, then try again.");

    public static Error Below(string field) => new(field, "Enter zero or more.");

    public static Error NotPositive(string field) => new(field, "Enter an amount above zero.");

    public static Error NameTooLong(string field) => new(field, "That is too long. Keep it to 50 characters.");

    public static Error Unreadable(string field) => new(field, "That holds a character that cannot be stored. Type it again without it.");

    public static Error In(string field, Error ofAmount) => ofAmount with { Field = field };
}
