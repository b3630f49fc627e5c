using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

public enum StreakDayKind
{
    /// <summary>An entry, or the word that there was nothing to report.</summary>
    Recorded,

    /// <summary>Missed, and excused: the only such day of its week in the streak that goes on.</summary>
    Grace,
    Missed,

    /// <summary>Today, while nothing is recorded, and the days after it.</summary>
    ToCome,
}

public sealed record StreakDay(DateOnly Day, StreakDayKind Kind);

/// <summary>Days in a row on which the player recorded something or said that there was nothing.</summary>
/// <param name="Today">The player's day, which may begin later than midnight.</param>
/// <param name="Length">Recorded days of the streak that goes on today; 0 if none does.</param>
/// <param name="RecordedToday">Whether today counts already.</param>
/// <param name="DayStart">When the player's day begins.</param>
public sealed record StreakStanding(DateOnly Today, int Length, int Longest, bool RecordedToday, TimeOnly DayStart);

public interface IStreaks
{
    Task<StreakStanding> OfAsync(UserId owner, CancellationToken ct);

    /// <summary>The last four weeks, from a Monday on.</summary>
    Task<IReadOnlyList<StreakDay>> LatelyAsync(UserId owner, CancellationToken ct);

    /// <summary>There was nothing to record today: the day counts. Saying it twice is saying it once.</summary>
    Task NothingToReportAsync(UserId owner, CancellationToken ct);

    /// <summary>From midnight to noon, in whole hours. Field in errors: DayStart.</summary>
    Task<Result<Done>> ChangeDayStartAsync(UserId owner, TimeOnly dayStart, CancellationToken ct);
}
