using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Notices;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Limits;

/// <inheritdoc/>
internal sealed class SessionReminders(AchievementsDbContext db, IPlayLimits limits, ILiveSessions live, HybridCache cache, TimeProvider clock) : ISessionReminders
{
    private const string Page = "/sessions/live";

    public async Task<bool> RemindAsync(UserId owner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await limits.SessionMinutesAsync(owner, ct) is not { } minutes || await live.RunningAsync(owner, ct) is not { } running || now - running.StartedAt < TimeSpan.FromMinutes(minutes))
        {
            return false;
        }

        var unwanted = await db.Settings.Where(s => s.OwnerId == owner.Value).Select(s => s.Unwanted).SingleOrDefaultAsync(ct) ?? [];
        var notice = new NewNotice(NoticeKind.LongSession, running.Id.Value.ToString(), "Your session has grown longer than you meant to play", Page);
        if (await NewNotices.AddAsync(db, owner, [notice], unwanted, now, ct) == 0)
        {
            return false;
        }

        await cache.RemoveByTagAsync(CacheTags.Progress(owner), CancellationToken.None);
        return true;
    }

    public async Task<int> RemindAllAsync(CancellationToken ct)
    {
        var playing = (await live.OwnersAsync(ct)).Select(o => o.Value).ToList();
        var owners = await db.Limits.Where(l => l.Kind == LimitKind.SessionMinutes && playing.Contains(l.OwnerId)).Select(l => l.OwnerId).ToListAsync(ct);
        var told = 0;
        foreach (var owner in owners)
        {
            told += await RemindAsync(new(owner), ct) ? 1 : 0;
        }

        return told;
    }
}
