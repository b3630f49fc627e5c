using Microsoft.EntityFrameworkCore.Design;
using StakeEasy.Achievements.Data;

namespace StakeEasy.Migrations;

/// <summary>For the migration tool, which needs the model but no database.</summary>
internal sealed class AchievementsDesignTimeFactory : IDesignTimeDbContextFactory<AchievementsDbContext>
{
    public AchievementsDbContext CreateDbContext(string[] args) => new(DesignTime.Options<AchievementsDbContext>(args, AchievementsDbContext.Schema));
}
