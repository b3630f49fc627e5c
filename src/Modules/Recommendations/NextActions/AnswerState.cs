using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>What an owner said last to an action, and how often they did or dismissed it.</summary>
/// <param name="Fact">That they saw.</param>
/// <param name="Level">How bad it was then.</param>
/// <param name="Until">The first day it may be shown again; of what was snoozed or done.</param>
internal sealed record AnswerState(
    ActionKind Kind, string Subject, string Fact, int Level, ActionAnswer Answer, DateOnly? Until, int DoneTimes, int DismissedTimes)
{
    /// <summary>Whether the answer keeps this candidate out of sight.</summary>
    public bool Hides(Candidate candidate, DateOnly today) => Answer switch
    {
        ActionAnswer.Snoozed => today < Until,
        ActionAnswer.Done => today < Until && Covers(candidate),
        ActionAnswer.Dismissed => Covers(candidate),
        _ => false,
    };

    private bool Covers(Candidate candidate) => string.Equals(candidate.Fact, Fact, StringComparison.Ordinal) && candidate.Level <= Level;
}
