using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Review;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Erasure;

/// <inheritdoc/>
internal sealed class AchievementsErasure(AchievementsDbContext db, HybridCache cache) : IOwnedData
{
    public async Task EraseAsync(UserId owner, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // A review under way ends first; the next finds an empty ledger, which was erased before this, and writes nothing.
        await OwnerLock.TakeAsync(db, owner, ct);
        foreach (var table in OwnedTables.All)
        {
#pragma warning disable EF1002 // Names of our own tables.
            await db.Database.ExecuteSqlRawAsync($"delete from achievements.{table} where owner_id = {{0}}", [owner.Value], ct);
#pragma warning restore EF1002
        }

        await transaction.CommitAsync(ct);
        await cache.RemoveByTagAsync(CacheTags.Progress(owner), CancellationToken.None);
    }
}
