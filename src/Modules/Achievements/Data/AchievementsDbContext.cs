using Microsoft.EntityFrameworkCore;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Achievements.Data;

/// <summary>Schema <c>achievements</c>. Every table leads with its owner.</summary>
internal sealed class AchievementsDbContext(DbContextOptions<AchievementsDbContext> options) : DbContext(options)
{
    public const string Schema = "achievements";

    public const int LongestName = 80;
    public const int LongestKey = 80;
    public const int LongestText = 300;
    public const int LongestCode = 10;

    public DbSet<SettingsRow> Settings => Set<SettingsRow>();

    public DbSet<ActivityRow> Activities => Set<ActivityRow>();

    public DbSet<StandingRow> Standings => Set<StandingRow>();

    public DbSet<UnlockRow> Unlocks => Set<UnlockRow>();

    public DbSet<GoalRow> Goals => Set<GoalRow>();

    public DbSet<LimitRow> Limits => Set<LimitRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HaveColumnType("numeric(28,10)");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<SettingsRow>(settings =>
        {
            settings.ToTable("settings");
            settings.HasKey(s => s.OwnerId);
            settings.Property(s => s.OwnerId).ValueGeneratedNever();
        });
        modelBuilder.Entity<ActivityRow>(activity =>
        {
            activity.ToTable("activities");
            activity.HasKey(a => new { a.OwnerId, a.Kind, a.Key });
            activity.Property(a => a.Kind).HasConversion<short>();
            activity.Property(a => a.Key).HasMaxLength(LongestKey);
        });
        modelBuilder.Entity<StandingRow>(standing =>
        {
            standing.ToTable("standings");
            standing.HasKey(s => s.OwnerId);
            standing.Property(s => s.OwnerId).ValueGeneratedNever();
            standing.Property(s => s.Progress).HasColumnType("jsonb");
        });
        modelBuilder.Entity<UnlockRow>(unlock =>
        {
            unlock.ToTable("unlocks");
            unlock.HasKey(u => new { u.OwnerId, u.Key });
            unlock.Property(u => u.Key).HasMaxLength(LongestKey);
        });
        modelBuilder.Entity<GoalRow>(goal =>
        {
            goal.ToTable("goals", table => table.HasCheckConstraint("goals_way", "target > start and last_day >= first_day"));
            goal.HasKey(g => new { g.OwnerId, g.Id });
            goal.Property(g => g.Kind).HasConversion<short>();
            goal.Property(g => g.Name).HasMaxLength(LongestName);
            goal.Property(g => g.Currency).HasMaxLength(LongestCode);
            goal.Property(g => g.Version).IsRowVersion();
        });
        modelBuilder.Entity<LimitRow>(limit =>
        {
            limit.ToTable("limits", table => table.HasCheckConstraint("limits_amount", "amount > 0 and (next_amount is null or next_amount > 0)"));
            limit.HasKey(l => new { l.OwnerId, l.Kind });
            limit.Property(l => l.Kind).HasConversion<short>();
            limit.Property(l => l.Currency).HasMaxLength(LongestCode);
        });
        modelBuilder.Entity<NoticeRow>(notice =>
        {
            notice.ToTable("notices");
            notice.HasKey(n => new { n.OwnerId, n.Id });
            notice.Property(n => n.Kind).HasConversion<short>();
            notice.Property(n => n.Key).HasMaxLength(LongestKey);
            notice.Property(n => n.Text).HasMaxLength(LongestText);
            notice.Property(n => n.Path).HasMaxLength(LongestText);
            notice.HasIndex(n => new { n.OwnerId, n.Kind, n.Key }, "notices_once").IsUnique();
            notice.HasIndex(n => n.OwnerId, "notices_unread").HasFilter("read_at is null");
        });
        SnakeCase.Apply(modelBuilder);
    }
}
