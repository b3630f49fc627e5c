using Microsoft.EntityFrameworkCore;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Bankroll.Data;

internal sealed class BankrollDbContext(DbContextOptions<BankrollDbContext> options) : DbContext(options)
{
    public const string Schema = "bankroll";

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<EntryRow> Entries => Set<EntryRow>();

    public DbSet<TotalRow> Totals => Set<TotalRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HaveColumnType("numeric(28,10)");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<AccountRow>(account =>
        {
            account.ToTable("accounts", table => table.HasCheckConstraint(
                "accounts_balance", "balance = deposited - withdrawn + restated"));
            account.HasKey(a => new { a.OwnerId, a.Id });
            account.Property(a => a.Kind).HasConversion<short>();
            account.Property(a => a.AssetType).HasConversion<short?>();

            // Unbounded, so that amount times rate is exact and the order of additions cannot matter.
            account.Property(a => a.ValuedDeposited).HasColumnType("numeric");
            account.Property(a => a.ValuedWithdrawn).HasColumnType("numeric");
        });
        modelBuilder.Entity<EntryRow>(entry =>
        {
            entry.ToTable("entries", table =>
            {
                table.HasCheckConstraint("entries_sign", "case kind when 1 then amount > 0 when 2 then amount < 0 else true end");
                table.HasCheckConstraint("entries_stated", "(kind = 4) = (stated_balance is not null)");
            });
            entry.HasKey(e => new { e.OwnerId, e.Id });
            entry.Property(e => e.Kind).HasConversion<short>();
            entry.Property(e => e.Version).IsRowVersion();
            entry.HasOne<AccountRow>().WithMany().HasForeignKey(e => new { e.OwnerId, e.AccountId }).OnDelete(DeleteBehavior.Restrict);
            entry.HasIndex(e => new { e.OwnerId, e.AccountId, e.Day, e.OccurredAt, e.Id }).HasDatabaseName("entries_account");
            entry.HasIndex(e => new { e.OwnerId, e.Day, e.OccurredAt, e.Id }).HasDatabaseName("entries_owner");
            entry.HasIndex(e => new { e.OwnerId, e.Kind, e.Day, e.OccurredAt, e.Id }).HasDatabaseName("entries_kind");
            entry.HasIndex(e => new { e.OwnerId, e.AccountId, e.Day, e.OccurredAt, e.Id }, "entries_stated")
                .HasFilter("stated_balance is not null");
        });
        modelBuilder.Entity<TotalRow>(total =>
        {
            total.ToTable("totals");
            total.HasKey(t => new { t.OwnerId, t.Grain, t.AccountId, t.Day });
            total.Property(t => t.Grain).HasConversion<short>();
            total.Property(t => t.ValuedDeposited).HasColumnType("numeric");
            total.Property(t => t.ValuedWithdrawn).HasColumnType("numeric");
        });
        modelBuilder.Entity<RevisionRow>(revision =>
        {
            revision.ToTable("revisions");
            revision.HasKey(r => new { r.OwnerId, r.EntryId, r.Number });
            revision.Property(r => r.Before).HasColumnType("jsonb");
            revision.Property(r => r.After).HasColumnType("jsonb");
        });
        modelBuilder.Entity<RequestRow>(request =>
        {
            request.ToTable("requests");
            request.HasKey(r => new { r.OwnerId, r.Id });
        });
        SnakeCase.Apply(modelBuilder);
    }
}
