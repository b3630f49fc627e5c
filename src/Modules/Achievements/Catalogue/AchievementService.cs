using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Catalogue;

/// <inheritdoc/>
internal sealed class AchievementService(AchievementsDbContext db, IHabitats habitats) : IAchievements
{
    public async Task<IReadOnlyList<AchievementStanding>> ListAsync(UserId owner, CancellationToken ct)
    {
        var home = await habitats.FindAsync(owner, ct);
        var json = await db.Standings.Where(s => s.OwnerId == owner.Value).Select(s => s.Progress).SingleOrDefaultAsync(ct);
        var progress = JsonSerializer.Deserialize<Dictionary<string, int>>(json ?? "{}")!;
        var unlocked = await db.Unlocks.Where(u => u.OwnerId == owner.Value).ToDictionaryAsync(u => u.Key, u => u.Day, StringComparer.Ordinal, ct);
        return [.. AchievementCatalogue.All.Select(a => new AchievementStanding(
            a.Key, a.Name, a.Description, a.Category, a.Icon, a.Target, progress.GetValueOrDefault(a.Key),
            a.IsMoney && home is not null ? new Money(a.Target / Units(home.Scale), home.Currency) : null,
            unlocked.TryGetValue(a.Key, out var day) ? day : null))];
    }

    private static decimal Units(int scale) => (decimal)Math.Pow(10, scale);
}
