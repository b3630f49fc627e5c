using Microsoft.EntityFrameworkCore;
using StakeEasy.Achievements.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Review;

/// <summary>Everything kept of one player, tracked.</summary>
internal sealed record OwnerRows(
    SettingsRow? Settings, List<ActivityRow> Activities, List<GoalRow> Goals, List<LimitRow> Limits, StandingRow? Standing, List<UnlockRow> Unlocks)
{
    /// <summary>The player's day: of streaks it may begin later than midnight, of goals and limits at midnight, as the days of entries do.</summary>
    public static DateOnly DayAt(DateTimeOffset now, TimeZoneInfo zone, TimeOnly dayStart) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime - dayStart.ToTimeSpan());

    public TimeOnly DayStart => Settings?.DayStart ?? TimeOnly.MinValue;

    /// <summary>The player has said and done nothing here; what is left follows from the ledger alone.</summary>
    public bool SayNothing => Settings is null && Activities.Count + Goals.Count + Limits.Count == 0;

    public static async Task<OwnerRows> ReadAsync(AchievementsDbContext db, UserId owner, CancellationToken ct) => new(
        await db.Settings.SingleOrDefaultAsync(s => s.OwnerId == owner.Value, ct),
        await db.Activities.Where(a => a.OwnerId == owner.Value).AsNoTracking().ToListAsync(ct),
        await db.Goals.Where(g => g.OwnerId == owner.Value).ToListAsync(ct),
        await db.Limits.Where(l => l.OwnerId == owner.Value).AsNoTracking().ToListAsync(ct),
        await db.Standings.SingleOrDefaultAsync(s => s.OwnerId == owner.Value, ct),
        await db.Unlocks.Where(u => u.OwnerId == owner.Value).ToListAsync(ct));
}
