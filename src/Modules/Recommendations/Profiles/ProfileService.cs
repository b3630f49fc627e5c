using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Recommendations.Profiles;

/// <inheritdoc/>
internal sealed class ProfileService(IServiceScopeFactory scopes, HybridCache cache, RecommendationsDbContext db, ProfileRules rules) : IStakeProfiles
{
    private static readonly HybridCacheEntryOptions FiveMinutes = new() { Expiration = TimeSpan.FromMinutes(5) };

    public async Task<StakeProfile?> FindAsync(UserId owner, CancellationToken ct)
    {
        // Callers that ask at once share one answer, so it must not hang on the database connection of a request that may end first.
        var cached = await cache.GetOrCreateAsync(
            "stake-profile:" + owner,
            (scopes, owner),
            static async (state, ct) =>
            {
                await using var scope = state.scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<RecommendationsDbContext>();
                var row = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.OwnerId == state.owner.Value, ct);
                return new CachedProfile(row?.ToProfile());
            },
            FiveMinutes,
            [CacheTags.User(owner)],
            ct);
        return cached.Profile;
    }

    public async Task<Result<Done>> SaveAsync(UserId owner, StakeProfile profile, CancellationToken ct)
    {
        if (rules.Check(profile) is { } error)
        {
            return error;
        }

        var row = await db.Profiles.SingleOrDefaultAsync(p => p.OwnerId == owner.Value, ct);
        if ((row?.Version ?? 0) != profile.Version)
        {
            return ProfileErrors.Changed;
        }

        if (row is null)
        {
            row = new ProfileRow { OwnerId = owner.Value };
            db.Profiles.Add(row);
        }

        row.Take(profile);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ProfileErrors.Changed;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return ProfileErrors.Changed;
        }

        // The row is committed: from here a closed browser tab must not keep older advice alive.
        await cache.ForgetProfileAsync(owner);
        return default(Done);
    }

    /// <summary>That somebody has none is worth remembering, too.</summary>
    private sealed record CachedProfile(StakeProfile? Profile);
}

/// <summary>Pages that show the profile carry the user's tag, as those that show preferences do.</summary>
internal static class ProfileCache
{
    public static ValueTask ForgetProfileAsync(this HybridCache cache, UserId owner) => cache.RemoveByTagAsync(CacheTags.User(owner), CancellationToken.None);
}
