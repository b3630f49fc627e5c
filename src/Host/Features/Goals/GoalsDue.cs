using System.Globalization;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Goals;

/// <summary>Goals that end soon and are not reached: something to do now, among all there is to do.</summary>
internal sealed class GoalsDue(IGoals goals) : ICandidateSource
{
    private const int DaysAhead = 14;
    private const int LeastUrgency = 10;
    private const int MostUrgency = 40;
    private const int Ease = 5;

    public async Task<IReadOnlyList<Candidate>> FindAsync(Situation situation, CancellationToken ct) =>
    [
        .. (await goals.ActiveAsync(situation.Owner, situation.Today, ct))
            .Where(g => g.LastDay <= situation.Today.AddDays(DaysAhead))
            .Select(g => Of(g, situation.Today)),
    ];

    private static Candidate Of(Goal goal, DateOnly today)
    {
        var urgency = ActionWeight.Between(MostUrgency, LeastUrgency, goal.LastDay.DayNumber - today.DayNumber, 0m, DaysAhead);
        return new(
            ActionKind.GoalDue,
            goal.Id.Value.ToString(),
            goal.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            goal.LastDay.AddDays(-DaysAhead),
            new(urgency, ActionWeight.LeastImpact, Ease),
            Wording.Of($"Look at your goal {goal.Name}"),
            Wording.Of($"It ends on {goal.LastDay}, and {Figure.Part(goal.Share)} of the way is done. Give it a later day, or let it end."));
    }
}
