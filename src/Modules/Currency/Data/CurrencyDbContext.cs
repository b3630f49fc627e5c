using Microsoft.EntityFrameworkCore;
using StakeEasy.Currency.Refresh;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Currency.Data;

/// <summary>Schema <c>currency</c>: rates as they were published, and what became of each attempt to get newer ones.</summary>
internal sealed class CurrencyDbContext(DbContextOptions<CurrencyDbContext> options) : DbContext(options)
{
    public const string Schema = "currency";

    private const int CodeLength = 10;
    private const int NameLength = 40;

    public DbSet<RateBatch> Batches => Set<RateBatch>();

    public DbSet<RatePublication> Publications => Set<RatePublication>();

    public DbSet<RefreshRun> Runs => Set<RefreshRun>();

    public DbSet<HeldBackRate> HeldRates => Set<HeldBackRate>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<RateBatch>(batch =>
        {
            batch.ToTable("batches");
            batch.Property(b => b.Source).HasMaxLength(NameLength);
        });
        modelBuilder.Entity<RatePublication>(publication =>
        {
            publication.ToTable("publications", t => t.HasCheckConstraint("ck_publications_pairs", "cardinality(quotes) = cardinality(rates) and 0 < all (rates)"));
            publication.HasKey(p => new { p.BatchId, p.Day });
            publication.HasIndex(p => p.Day);
            publication.HasOne<RateBatch>().WithMany().HasForeignKey(p => p.BatchId);
            publication.Property(p => p.Base).HasMaxLength(CodeLength);
        });
        modelBuilder.Entity<RefreshRun>(run =>
        {
            run.ToTable("refresh_runs");
            run.HasIndex(r => r.StartedAt);
        });
        modelBuilder.Entity<HeldBackRate>(held =>
        {
            held.ToTable("held_rates");
            held.Property(h => h.Source).HasMaxLength(NameLength);
            held.Property(h => h.Base).HasMaxLength(CodeLength);
            held.Property(h => h.Quote).HasMaxLength(CodeLength);
            held.HasIndex(h => new { h.Source, h.Base, h.Quote, h.Day, h.Rate }).IsUnique();
        });
        SnakeCase.Apply(modelBuilder);
    }
}
