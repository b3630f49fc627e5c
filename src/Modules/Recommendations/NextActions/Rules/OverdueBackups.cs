using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>Entries that are in no backup of the player's own.</summary>
internal static class OverdueBackups
{
    /// <summary>A backup of so many days ago is new enough, whatever came since.</summary>
    public const int FreshDays = 30;

    /// <summary>At this age nothing is more urgent.</summary>
    public const int WorstDays = 180;

    /// <summary>So few entries can be typed again: whoever never saved a backup is not asked for one before.</summary>
    public const int WorthSaving = 25;

    /// <summary>What was dismissed comes back after so many more days.</summary>
    public const int Step = 30;

    private const int LeastUrgency = 10;
    private const int Impact = 40;
    private const int Ease = 8;
    private const string Never = "never";

    /// <param name="situation">Of the owner.</param>
    /// <param name="last">The day of the last backup; null if there was none.</param>
    public static IEnumerable<Candidate> In(Situation situation, DateOnly? last)
    {
        var bankroll = situation.Bankroll;
        if ((last ?? bankroll.FirstDay) is not { } since || situation.Today.DayNumber - since.DayNumber is var age && age <= FreshDays)
        {
            yield break;
        }

        if (last is null ? bankroll.Entries < WorthSaving : bankroll.LastDay <= last)
        {
            yield break;
        }

        yield return new(
            ActionKind.BackupOverdue,
            "",
            last is { } day ? Facts.Of(day) : Never,
            since.AddDays(FreshDays),
            new(ActionWeight.Between(LeastUrgency, ActionWeight.MostUrgency, age, FreshDays, WorstDays), Impact, Ease),
            Wording.Of($"Save a backup"),
            last is { } saved
                ? Wording.Of($"Your last one is {age} days old, of {saved}, and you have entries of later days.")
                : Wording.Of($"You have {(decimal)bankroll.Entries} entries since {since}, and have never saved one."))
        {
            Level = (age - FreshDays) / Step,
        };
    }
}
