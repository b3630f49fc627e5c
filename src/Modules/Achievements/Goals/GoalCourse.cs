using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Habits;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Goals;

/// <summary>Where a goal stands, from the habits alone.</summary>
/// <param name="CompletedOn">The first day, from its first to its last, on which the target was reached.</param>
internal sealed record GoalCourse(decimal Value, DateOnly? CompletedOn)
{
    private const decimal MinutesPerHour = 60m;

    /// <summary>The column keeps ten decimals: what is stored and what is computed anew have to be the same.</summary>
    private const int KeptDecimals = 10;

    public static GoalCourse Of(GoalRow goal, PlayerHabits habits)
    {
        var course = Points(goal, habits).Where(p => p.Day <= goal.LastDay).ToList();
        var value = course.Count == 0 ? goal.Start : course[^1].Value;
        var completed = course.Where(p => p.Day >= goal.FirstDay && p.Value >= goal.Target).Select(p => (DateOnly?)p.Day).FirstOrDefault();
        return new(Math.Round(value, KeptDecimals, MidpointRounding.AwayFromZero), completed);
    }

    /// <summary>What there was at the end of the day before the goal began. Everything but a bankroll begins at zero.</summary>
    public static decimal StartOf(GoalKind kind, CurrencyCode currency, DateOnly firstDay, PlayerHabits habits) => kind is GoalKind.Bankroll
        ? Math.Round(habits.BankrollIn(currency).LastOrDefault(p => p.Day < firstDay).Value, KeptDecimals, MidpointRounding.AwayFromZero)
        : 0m;

    /// <summary>What was gained each day towards goals of this kind, from the first day on.</summary>
    public static IEnumerable<(DateOnly Day, decimal Value)> Gains(GoalKind kind, CurrencyCode? currency, PlayerHabits habits) => kind switch
    {
        GoalKind.Sessions => habits.Sessions.GroupBy(s => s.Day).Select(g => (g.Key, (decimal)g.Count())),
        GoalKind.Hours => habits.Sessions.GroupBy(s => s.Day).Select(g => (g.Key, g.Sum(s => s.Minutes) / MinutesPerHour)),
        GoalKind.Lessons => habits.DaysOf(ActivityKind.LessonRead).GroupBy(d => d).Select(g => (g.Key, (decimal)g.Count())),
        _ => habits.ResultsIn(currency!.Value),
    };

    private static IEnumerable<(DateOnly Day, decimal Value)> Points(GoalRow goal, PlayerHabits habits)
    {
        var currency = goal.Currency is null ? (CurrencyCode?)null : CurrencyCode.Of(goal.Currency);
        if (goal.Kind is GoalKind.Bankroll)
        {
            foreach (var point in habits.BankrollIn(currency!.Value).Where(p => p.Day >= goal.FirstDay))
            {
                yield return point;
            }

            yield break;
        }

        var sum = goal.Start;
        foreach (var (day, gain) in Gains(goal.Kind, currency, habits).Where(g => g.Day >= goal.FirstDay).OrderBy(g => g.Day))
        {
            sum += gain;
            yield return (day, sum);
        }
    }
}
