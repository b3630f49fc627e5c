using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Review;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Streaks;

/// <inheritdoc/>
internal sealed class StreakService(
    AchievementsDbContext db, IHabitats habitats, IActivities activities, IReconciliation reviews, TimeProvider clock) : IStreaks
{
    private const int WeeksShown = 4;
    private const int DaysOfWeek = 7;

    private static readonly TimeOnly Latest = new(12, 0);
    private static readonly Error NoDayStart = new("DayStart", "Choose a full hour from midnight to noon.");

    public async Task<StreakStanding> OfAsync(UserId owner, CancellationToken ct)
    {
        var (standing, today, dayStart) = await ReadAsync(owner, ct);
        return new(today, Streak(standing).On(today).Length, standing.StreakLongest, standing.Recent.Contains(today), dayStart);
    }

    public async Task<IReadOnlyList<StreakDay>> LatelyAsync(UserId owner, CancellationToken ct)
    {
        var (standing, today, _) = await ReadAsync(owner, ct);
        var (recorded, first) = (standing.Recent.ToHashSet(), Streak(standing).On(today).First);
        var from = Streaks.Streak.WeekOf(today).AddDays(-DaysOfWeek * (WeeksShown - 1));
        return [.. Enumerable.Range(0, WeeksShown * DaysOfWeek).Select(i => from.AddDays(i)).Select(day => new StreakDay(day, KindOf(day, today, recorded, first)))];
    }

    public async Task NothingToReportAsync(UserId owner, CancellationToken ct)
    {
        var (_, today, _) = await ReadAsync(owner, ct);
        await activities.RecordAsync(owner, ActivityKind.QuietDay, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ct);
    }

    public async Task<Result<Done>> ChangeDayStartAsync(UserId owner, TimeOnly dayStart, CancellationToken ct)
    {
        if (dayStart > Latest || dayStart.Ticks % TimeSpan.TicksPerHour != 0)
        {
            return NoDayStart;
        }

        var settings = await db.SettingsOfAsync(owner, ct);
        settings.DayStart = dayStart;
        await db.SaveChangesAsync(ct);
        await reviews.ReviewAsync(owner, CancellationToken.None);
        return new Done();
    }

    private static StreakDayKind KindOf(DateOnly day, DateOnly today, HashSet<DateOnly> recorded, DateOnly? first) =>
        recorded.Contains(day) ? StreakDayKind.Recorded
        : day >= today ? StreakDayKind.ToCome
        : day > first ? StreakDayKind.Grace
        : StreakDayKind.Missed;

    private static Streak Streak(StandingRow standing) =>
        new(standing.StreakLength, standing.StreakFirst, standing.StreakLast, standing.StreakLongest, standing.Recent);

    private async Task<(StandingRow Standing, DateOnly Today, TimeOnly DayStart)> ReadAsync(UserId owner, CancellationToken ct)
    {
        var standing = await db.Standings.AsNoTracking().SingleOrDefaultAsync(s => s.OwnerId == owner.Value, ct) ?? new() { OwnerId = owner.Value };
        var dayStart = await db.Settings.Where(s => s.OwnerId == owner.Value).Select(s => (TimeOnly?)s.DayStart).SingleOrDefaultAsync(ct) ?? TimeOnly.MinValue;
        var zone = (await habitats.FindAsync(owner, ct))?.TimeZone ?? TimeZoneInfo.Utc;
        return (standing, OwnerRows.DayAt(clock.GetUtcNow(), zone, dayStart), dayStart);
    }
}
