using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Identity.Users;

internal sealed class PlayerDirectory(OwnerBasics basics, HybridCache cache, IdentityDbContext db, ILookupNormalizer names) : IPlayers
{
    public async Task<Player?> FindAsync(UserId id, CancellationToken ct) => (await FindRecordAsync(id, ct))?.ToPlayer();

    public async Task<Player?> FindByEmailAsync(string email, CancellationToken ct)
    {
        var normalized = names.NormalizeEmail((email ?? "").Trim());
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, ct);
        return user is null ? null : PlayerRecord.Of(user).ToPlayer();
    }

    /// <summary>With the stamp, which stays inside this module.</summary>
    public ValueTask<PlayerRecord?> FindRecordAsync(UserId id, CancellationToken ct) => basics.OfAsync(id, PlayerRecord.Part, ct);

    /// <summary>After every change of a user's row.</summary>
    public ValueTask ForgetAsync(UserId id) => cache.RemoveByTagAsync(CacheTags.User(id), CancellationToken.None);
}
