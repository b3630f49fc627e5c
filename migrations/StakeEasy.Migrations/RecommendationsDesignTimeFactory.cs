using Microsoft.EntityFrameworkCore.Design;
using StakeEasy.Recommendations.Data;

namespace StakeEasy.Migrations;

/// <summary>For the migration tool, which needs the model but no database.</summary>
internal sealed class RecommendationsDesignTimeFactory : IDesignTimeDbContextFactory<RecommendationsDbContext>
{
    public RecommendationsDbContext CreateDbContext(string[] args) => new(DesignTime.Options<RecommendationsDbContext>(args, RecommendationsDbContext.Schema));
}
