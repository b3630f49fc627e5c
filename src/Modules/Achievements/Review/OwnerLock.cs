using Microsoft.EntityFrameworkCore;
using StakeEasy.Achievements.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Review;

/// <summary>One at a time, on all nodes: what was read later is written later.</summary>
internal static class OwnerLock
{
    /// <summary>Until the end of the transaction. The seed keeps it apart from other locks of the same player, such as the ledger's.</summary>
    public const string Sql = "select pg_advisory_xact_lock(uuid_hash_extended($1, 6))";

    public static Task TakeAsync(AchievementsDbContext db, UserId owner, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(Sql.Replace("$1", "{0}", StringComparison.Ordinal), [owner.Value], ct);
}
