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

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<BreakdownRow> Breakdowns => Set<BreakdownRow>();

    public DbSet<RememberedMonthRow> RememberedMonths => Set<RememberedMonthRow>();

    public DbSet<RecurrenceRow> Recurrences => Set<RecurrenceRow>();

    public DbSet<ImportRow> Imports => Set<ImportRow>();

    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HaveColumnType("numeric(28,10)");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<AccountRow>(account =>
        {
            account.ToTable("accounts", table => table.HasCheckConstraint(
                "accounts_balance", "balance = deposited - withdrawn + transferred + restated + played + bonus - expenses - fees + corrected"));
            account.HasKey(a => new { a.OwnerId, a.Id });
            account.Property(a => a.Kind).HasConversion<short>();
            account.Property(a => a.AssetType).HasConversion<short?>();

            account.Unbounded(nameof(AccountRow.ValuedDeposited), nameof(AccountRow.ValuedWithdrawn), nameof(AccountRow.ValuedTransferred));
        });
        modelBuilder.Entity<EntryRow>(entry =>
        {
            entry.ToTable("entries", table =>
            {
                table.HasCheckConstraint("entries_sign", "case when kind in (1, 6) then amount > 0 when kind in (2, 7, 9) then amount < 0 else true end");
                table.HasCheckConstraint("entries_stated", "(kind = 4) = (stated_balance is not null)");
                table.HasCheckConstraint("entries_transfer", "(kind in (3, 9)) = (transfer_id is not null)");
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
            entry.HasIndex(e => new { e.OwnerId, e.TransferId }, "entries_transfer").HasFilter("transfer_id is not null");
            entry.HasIndex(e => new { e.OwnerId, e.OriginId }, "entries_origin").HasFilter("origin_id is not null");
            entry.HasIndex(e => new { e.OwnerId, e.RowKey }, "entries_row").IsUnique().HasFilter("row_key is not null");
            entry.HasIndex(e => new { e.OwnerId, e.Category, e.Day, e.OccurredAt, e.Id }, "entries_category").HasFilter("category is not null");
        });
        modelBuilder.Entity<TotalRow>(total =>
        {
            total.ToTable("totals");
            total.HasKey(t => new { t.OwnerId, t.Grain, t.AccountId, t.Day });
            total.Property(t => t.Grain).HasConversion<short>();
            total.Unbounded(nameof(TotalRow.ValuedDeposited), nameof(TotalRow.ValuedWithdrawn), nameof(TotalRow.ValuedTransferred),
                nameof(TotalRow.ValuedRestated), nameof(TotalRow.ValuedPlayed), nameof(TotalRow.ValuedBonus), nameof(TotalRow.ValuedExpenses),
                nameof(TotalRow.ValuedFees), nameof(TotalRow.ValuedCorrected));
        });
        modelBuilder.Entity<RevisionRow>(revision =>
        {
            revision.ToTable("revisions");
            revision.HasKey(r => new { r.OwnerId, r.EntryId, r.Number });
            revision.Property(r => r.Before).HasColumnType("jsonb");
            revision.Property(r => r.After).HasColumnType("jsonb");
            revision.HasIndex(r => new { r.OwnerId, r.BatchId }, "revisions_batch").HasFilter("batch_id is not null");
            revision.HasIndex(r => new { r.OwnerId, r.At }, "revisions_deleted").HasFilter("after is null");
        });
        modelBuilder.Entity<RequestRow>(request =>
        {
            request.ToTable("requests");
            request.HasKey(r => new { r.OwnerId, r.Id });
        });
        PlayModel.Configure(modelBuilder);
        SnakeCase.Apply(modelBuilder);
    }
}
