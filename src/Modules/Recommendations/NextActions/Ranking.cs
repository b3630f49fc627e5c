using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>From what was found and what was answered to the order shown. Pure: the same inputs give the same list.</summary>
internal static class Ranking
{
    /// <summary>
    /// Of the rules of every kind, of the weights and of this order. Raised with each change of one, so that a logged list can be explained by
    /// the rules of its time.
    /// </summary>
    public const int RuleVersion = 1;

    /// <param name="owner">Whose.</param>
    /// <param name="candidates">Of two of one kind and subject the first counts.</param>
    /// <param name="answers">At most one of a kind and subject.</param>
    /// <param name="today">The owner's calendar day.</param>
    public static (IReadOnlyList<NextAction> Shown, IReadOnlyList<PutAside> Aside) Of(
        UserId owner, IReadOnlyList<Candidate> candidates, IReadOnlyList<AnswerState> answers, DateOnly today)
    {
        var answered = answers.ToDictionary(a => (a.Kind, a.Subject));
        var preferences = answers.GroupBy(a => a.Kind).ToDictionary(g => g.Key, g => Preference.Of(g.Sum(a => a.DoneTimes), g.Sum(a => a.DismissedTimes)));
        var ranked = candidates.DistinctBy(c => (c.Kind, c.Subject))
            .Select(c => Scored(owner, c, preferences.GetValueOrDefault(c.Kind, 1m)))
            .OrderByDescending(a => a.Score)
            .ThenBy(a => a.What.Since)
            .ThenBy(a => a.What.Kind)
            .ThenBy(a => a.What.Subject, StringComparer.Ordinal)
            .ToLookup(a => answered.GetValueOrDefault((a.What.Kind, a.What.Subject)) is { } answer && answer.Hides(a.What, today));
        return ([.. ranked[false]], [.. ranked[true].Select(a => Aside(a, answered[(a.What.Kind, a.What.Subject)]))]);
    }

    private static NextAction Scored(UserId owner, Candidate what, decimal preference)
    {
        var (urgency, impact, ease) = (what.Weight.Urgency, what.Weight.Impact, what.Weight.Ease);
        return new(ActionId.Of(owner, what.Kind, what.Subject), what, preference, (urgency + impact + ease) * preference);
    }

    private static PutAside Aside(NextAction action, AnswerState answer) =>
        new(action, answer.Answer, answer.Answer is ActionAnswer.Dismissed ? null : answer.Until);
}
