using Microsoft.EntityFrameworkCore;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Data;

internal static class SettingsRows
{
    /// <summary>Tracked; begun here for whoever has said nothing yet. Two first words at once are both kept.</summary>
    public static async Task<SettingsRow> SettingsOfAsync(this AchievementsDbContext db, UserId owner, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"insert into achievements.settings (owner_id, day_start, unwanted) values ({owner.Value}, '00:00', array[]::smallint[]) on conflict do nothing", ct);
        return await db.Settings.SingleAsync(s => s.OwnerId == owner.Value, ct);
    }
}
