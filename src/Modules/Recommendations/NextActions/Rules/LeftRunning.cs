using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>A session that runs longer than anybody plays.</summary>
internal static class LeftRunning
{
    /// <summary>From so many hours on it was rather forgotten.</summary>
    public const int ForgottenHours = 12;

    /// <summary>After so many hours nothing is more urgent: its duration is wrong in every figure by the hour.</summary>
    public const int WorstHours = 48;

    /// <summary>What was dismissed comes back after so many more hours.</summary>
    public const int Step = 24;

    private const int LeastUrgency = 30;
    private const int Impact = 20;
    private const int Ease = 9;

    public static IEnumerable<Candidate> In(Situation situation)
    {
        if (situation.Bankroll.Running is not { } session)
        {
            yield break;
        }

        var hours = (int)Math.Floor((situation.Now - session.StartedAt).TotalHours);
        if (hours < ForgottenHours)
        {
            yield break;
        }

        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(session.StartedAt, situation.TimeZone).DateTime);
        yield return new(
            ActionKind.SessionLeftRunning,
            "",
            session.Id.Value.ToString(),
            day,
            new(ActionWeight.Between(LeastUrgency, ActionWeight.MostUrgency, hours, ForgottenHours, WorstHours), Impact, Ease),
            Wording.Of($"Finish your running session"),
            Wording.Of($"It has been running for {hours} hours, since {day}. What it won or lost is in no figure yet."))
        {
            Level = (hours - ForgottenHours) / Step,
        };
    }
}
