using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Identity.Users;

internal sealed class PlayerDirectory(IServiceScopeFactory scopes, HybridCache cache, IdentityDbContext db, ILookupNormalizer names) : IPlayers
{
    private static readonly HybridCacheEntryOptions FiveMinutes = new() { Expiration = TimeSpan.FromMinutes(5), LocalCacheExpiration = TimeSpan.FromMinutes(5) };

    public async Task<Player?> FindAsync(UserId id, CancellationToken ct) => (await FindRecordAsync(id, ct))?.ToPlayer();

    public async Task<Player?> FindByEmailAsync(string email, CancellationToken ct)
    {
        var normalized = names.NormalizeEmail((email ?? "").Trim());
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, ct);
        return user is null ? null : PlayerRecord.Of(user).ToPlayer();
    }

    /// <summary>With the stamp, which stays inside this module.</summary>
    public async Task<PlayerRecord?> FindRecordAsync(UserId id, CancellationToken ct)
    {
        // Callers that ask at once share one answer, so it must not hang on the database connection of a request that may end first.
        var cached = await cache.GetOrCreateAsync(
            "player:" + id,
            (scopes, id),
            static async (state, ct) =>
            {
                await using var scope = state.scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
                var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == state.id.Value, ct);
                return new CachedPlayer(user is null ? null : PlayerRecord.Of(user));
            },
            FiveMinutes,
            [CacheTags.User(id)],
            ct);
        return cached.Record;
    }

    /// <summary>After every change of a user's row.</summary>
    public ValueTask ForgetAsync(UserId id) => cache.RemoveByTagAsync(CacheTags.User(id), CancellationToken.None);
}
