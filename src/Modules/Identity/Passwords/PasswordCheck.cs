using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Identity.Data;
using StakeEasy.Identity.Users;

namespace StakeEasy.Identity.Passwords;

/// <summary>Whether a password is somebody's. Five failures lock the account for a quarter of an hour, also for the right one.</summary>
internal sealed class PasswordCheck(UserManager<User> users, IdentityDbContext db, TimeProvider clock)
{
    private const int FailuresUntilLocked = 5;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    public async Task<bool> IsRightAsync(User user, string? password, CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        // The expensive part runs for everybody, and its outcome is looked at last: the time taken tells nothing.
        var matches = await users.CheckPasswordAsync(user, password ?? "");
        if (!matches || user.LockoutEnd > now)
        {
            await CountFailureAsync(user.Id, now, ct);
            return false;
        }

        if (user.AccessFailedCount > 0)
        {
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
                set => set.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null), ct);
        }

        return true;
    }

    /// <summary>
    /// In one statement, because Identity's own count is read first and written later: of attempts that arrive together it
    /// would lose all but one. While the account is locked nothing is counted, so it opens when it was said to.
    /// </summary>
    private Task<int> CountFailureAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset? until = now + Locked;
        return db.Users.Where(u => u.Id == id && (u.LockoutEnd == null || u.LockoutEnd <= now)).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.LockoutEnd, u => u.AccessFailedCount + 1 >= FailuresUntilLocked ? until : u.LockoutEnd)
                .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1 >= FailuresUntilLocked ? 0 : u.AccessFailedCount + 1),
            ct);
    }
}
