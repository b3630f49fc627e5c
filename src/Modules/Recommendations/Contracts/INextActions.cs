using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>What the owner said to an action. The numbers are stored.</summary>
public enum ActionAnswer
{
    /// <summary>Nothing, or it was taken back.</summary>
    None = 0,

    /// <summary>Not before a day.</summary>
    Snoozed = 1,

    /// <summary>Not until the fact changes, or gets worse.</summary>
    Dismissed = 2,

    /// <summary>It is done. Where the figures still say otherwise a week later, it comes back.</summary>
    Done = 3,
}

/// <summary>For how long an action is put off.</summary>
public enum Snooze
{
    UntilTomorrow,
    AWeek,
    AMonth,
}

/// <summary>Whose list, as the owner reads it.</summary>
/// <param name="Currency">To report in.</param>
/// <param name="Today">The owner's calendar day.</param>
public sealed record ActionsOf(UserId Owner, CurrencyCode Currency, DateOnly Today, TimeZoneInfo TimeZone);

/// <summary>One place of the list.</summary>
/// <param name="Id">The same for the same owner, kind and subject, always; nobody else's list has it.</param>
/// <param name="Preference">0.9 to 1.1: learnt from the owner's own answers to this kind.</param>
/// <param name="Score">(urgency + impact + ease) x preference.</param>
public sealed record NextAction(Guid Id, Candidate What, decimal Preference, decimal Score);

/// <summary>An action that is out of sight, and why.</summary>
/// <param name="Until">The day it is back in sight; null until its fact changes.</param>
public sealed record PutAside(NextAction Action, ActionAnswer Answer, DateOnly? Until);

/// <summary>What there is to do, most pressing first.</summary>
/// <param name="Id">Of this list; it is logged under it.</param>
/// <param name="IsNew">Whether the owner has no account yet: then there is nothing to say.</param>
/// <param name="Items">At most <see cref="INextActions.MostShown"/>.</param>
/// <param name="More">How many more there are.</param>
/// <param name="Aside">What was snoozed, dismissed or done and would be in the list otherwise.</param>
public sealed record NextActionList(
    Guid Id, DateTimeOffset At, bool IsNew, IReadOnlyList<NextAction> Items, int More, IReadOnlyList<PutAside> Aside);

/// <summary>What came of an answer.</summary>
/// <param name="Until">The day it is back in sight; null until its fact changes.</param>
/// <param name="IsSettled">There was nothing left to answer: what it was about has changed since it was shown.</param>
public sealed record Answered(ActionAnswer Answer, DateOnly? Until, bool IsSettled = false);

/// <summary>
/// What to do next, ranked by a score whose parts are shown. Answers are to actions that there are for this owner now, or that were answered
/// already; anything else is null, or false: a missing action and somebody else's look alike. Answering twice is answering once.
/// </summary>
public interface INextActions
{
    const int MostShown = 50;

    /// <summary>
    /// The list to be shown, and logged as shown. Kept for five minutes, until the ledger, the rates, the preferences or an answer change.
    /// </summary>
    Task<NextActionList> ShowAsync(ActionsOf whose, CancellationToken ct);

    /// <summary>Out of sight until a day; the day is the owner's.</summary>
    Task<Answered?> SnoozeAsync(ActionsOf whose, Guid action, Snooze length, CancellationToken ct);

    /// <summary>Out of sight until its fact changes or gets worse.</summary>
    Task<Answered?> DismissAsync(ActionsOf whose, Guid action, CancellationToken ct);

    /// <summary>Out of sight for a week, or until its fact changes; by then the figures should say so, too.</summary>
    Task<Answered?> MarkDoneAsync(ActionsOf whose, Guid action, CancellationToken ct);

    /// <summary>Takes the answer back, whichever it was. Taking back what was not answered is a success without effect.</summary>
    Task<bool> UndoAsync(ActionsOf whose, Guid action, CancellationToken ct);
}
