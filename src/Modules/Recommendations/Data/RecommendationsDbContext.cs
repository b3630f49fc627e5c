using Microsoft.EntityFrameworkCore;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Recommendations.Data;

/// <summary>Schema <c>recommendations</c>: what players said about their play.</summary>
internal sealed class RecommendationsDbContext(DbContextOptions<RecommendationsDbContext> options) : DbContext(options)
{
    public const string Schema = "recommendations";

    public DbSet<ProfileRow> Profiles => Set<ProfileRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HaveColumnType("numeric(28,10)");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RecommendationsDbContext).Assembly);
        SnakeCase.Apply(modelBuilder);
    }
}
