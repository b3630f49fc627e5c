using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Recommendations.Profiles;

/// <inheritdoc/>
internal sealed class ProfileService(OwnerBasics basics, HybridCache cache, RecommendationsDbContext db, ProfileRules rules) : IStakeProfiles
{
    public static readonly BasicPart<ProfileRow> Part = new("stake_profile", """
        select to_jsonb(p) || jsonb_build_object('version', p.xmin::text::bigint) from recommendations.profiles p where p.owner_id = $1
        """);

    public async Task<StakeProfile?> FindAsync(UserId owner, CancellationToken ct) => (await basics.OfAsync(owner, Part, ct))?.ToProfile();

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
}

/// <summary>Pages that show the profile carry the user's tag, as those that show preferences do.</summary>
internal static class ProfileCache
{
    public static ValueTask ForgetProfileAsync(this HybridCache cache, UserId owner) => cache.RemoveByTagAsync(CacheTags.User(owner), CancellationToken.None);
}
