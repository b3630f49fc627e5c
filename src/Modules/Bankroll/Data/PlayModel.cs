using Microsoft.EntityFrameworkCore;

namespace StakeEasy.Bankroll.Data;

/// <summary>The tables around the ledger: sessions and what they add up to, recurrences, imports, saved views.</summary>
internal static class PlayModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions", table => table.HasCheckConstraint("sessions_times", "ended_at >= started_at and minutes >= 0"));
            session.HasKey(x => new { x.OwnerId, x.Id });
            session.Property(x => x.Format).HasConversion<short>();
            session.Property(x => x.Version).IsRowVersion();
            session.HasIndex(x => new { x.OwnerId, x.StartedAt, x.Id }).HasDatabaseName("sessions_started");
            session.HasIndex(x => x.OwnerId, "sessions_live").IsUnique().HasFilter("ended_at is null");
        });
        modelBuilder.Entity<BreakdownRow>(row =>
        {
            row.ToTable("breakdowns");
            row.HasKey(b => new { b.OwnerId, b.Dimension, b.Key, b.Currency, b.Month });
            row.Property(b => b.Dimension).HasConversion<short>();
            row.Unbounded(nameof(BreakdownRow.Valued), nameof(BreakdownRow.ValuedSquares), nameof(BreakdownRow.ValuedSquaresPerHour),
                nameof(BreakdownRow.ValuedCost), nameof(BreakdownRow.ValuedWon), nameof(BreakdownRow.BigBlinds), nameof(BreakdownRow.BigBlindSquaresPerHundred));
        });
        modelBuilder.Entity<RememberedMonthRow>(row =>
        {
            row.ToTable("remembered_months");
            row.HasKey(m => new { m.OwnerId, m.Topic, m.Key, m.Month });
            row.Property(m => m.Topic).HasConversion<short>();
            row.Property(m => m.Value).HasColumnType("jsonb");
        });
        modelBuilder.Entity<RecurrenceRow>(rule =>
        {
            rule.ToTable("recurrences", table => table.HasCheckConstraint("recurrences_amount", "amount > 0 and every > 0"));
            rule.HasKey(r => new { r.OwnerId, r.Id });
            rule.Property(r => r.Kind).HasConversion<short>();
            rule.Property(r => r.Unit).HasConversion<short>();
            rule.Property(r => r.Version).IsRowVersion();
            rule.HasIndex(r => r.NextDay, "recurrences_due").HasFilter("next_day is not null and paused_at is null");
        });
        modelBuilder.Entity<ImportRow>(import =>
        {
            import.ToTable("imports");
            import.HasKey(i => new { i.OwnerId, i.Id });
        });
        modelBuilder.Entity<SavedViewRow>(view =>
        {
            view.ToTable("saved_views");
            view.HasKey(v => new { v.OwnerId, v.Id });
        });
    }
}
