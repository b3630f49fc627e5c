using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.SignIn;

internal sealed class SignInService(
    UserManager<User> users, IdentityDbContext db, PlayerDirectory players, Nobody nobody, TimeProvider clock) : ISignIn
{
    private const int FailuresUntilLocked = 5;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    public async Task<Session?> SignInAsync(string email, string password, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var user = await users.FindByEmailAsync((email ?? "").Trim());

        // The expensive part runs for everybody, and its outcome is looked at last: the time taken tells nothing.
        var matches = await users.CheckPasswordAsync(user ?? nobody.User, password ?? "");
        if (user is null || !matches || user.LockoutEnd > now)
        {
            await CountFailureAsync(user?.Id ?? nobody.User.Id, now, ct);
            return null;
        }

        if (user.AccessFailedCount > 0)
        {
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
                set => set.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null), ct);
        }

        return new Session(new UserId(user.Id), user.SecurityStamp!);
    }

    public async Task<Player?> ResumeAsync(Session session, CancellationToken ct)
    {
        var record = await players.FindRecordAsync(session.User, ct);
        return record is not null && string.Equals(record.Stamp, session.Stamp, StringComparison.Ordinal) ? record.ToPlayer() : null;
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
