using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Recommendations.Data;
using StakeEasy.Recommendations.Profiles;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Erasure;

/// <inheritdoc/>
internal sealed class ProfileErasure(RecommendationsDbContext db, HybridCache cache) : IOwnedData
{
    public async Task EraseAsync(UserId owner, CancellationToken ct)
    {
        await db.Profiles.Where(p => p.OwnerId == owner.Value).ExecuteDeleteAsync(ct);
        await cache.ForgetProfileAsync(owner);
    }
}
