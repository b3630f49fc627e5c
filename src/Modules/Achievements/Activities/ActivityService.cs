using Microsoft.EntityFrameworkCore;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Review;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Activities;

/// <inheritdoc/>
internal sealed class ActivityService(AchievementsDbContext db, IHabitats habitats, IReconciliation reviews, TimeProvider clock) : IActivities
{
    public async Task<bool> RecordAsync(UserId owner, ActivityKind kind, string key, CancellationToken ct)
    {
        if (await habitats.FindAsync(owner, ct) is not { } home)
        {
            return false;
        }

        var dayStart = await db.Settings.Where(s => s.OwnerId == owner.Value).Select(s => (TimeOnly?)s.DayStart).SingleOrDefaultAsync(ct);

        // Only the evening that had nothing to report lasts beyond midnight; all else is of the calendar's day, as entries are.
        var day = OwnerRows.DayAt(clock.GetUtcNow(), home.TimeZone, kind is ActivityKind.QuietDay ? dayStart ?? TimeOnly.MinValue : TimeOnly.MinValue);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"insert into achievements.activities (owner_id, kind, key, day) values ({owner.Value}, {(short)kind}, {key}, {day}) on conflict do nothing", ct) > 0;
        if (isNew)
        {
            // Saved: the page that follows shows what it unlocked, and a closed browser tab does not cancel that.
            await reviews.ReviewAsync(owner, CancellationToken.None);
        }

        return isNew;
    }

    public async Task<IReadOnlySet<string>> KeysAsync(UserId owner, ActivityKind kind, CancellationToken ct) =>
        (await db.Activities.Where(a => a.OwnerId == owner.Value && a.Kind == kind).Select(a => a.Key).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
}
