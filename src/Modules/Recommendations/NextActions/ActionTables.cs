using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.NextActions;

internal sealed class AnswerTable : IEntityTypeConfiguration<AnswerRow>
{
    public void Configure(EntityTypeBuilder<AnswerRow> builder)
    {
        builder.ToTable("answers", table => table.HasCheckConstraint("answers_times", "done_times >= 0 and dismissed_times >= 0"));
        builder.HasKey(a => new { a.OwnerId, a.Kind, a.Subject });
        builder.Property(a => a.Kind).HasConversion<short>();
        builder.Property(a => a.Answer).HasConversion<short>();
        builder.Property(a => a.Subject).HasMaxLength(Candidate.LongestText);
        builder.Property(a => a.Fact).HasMaxLength(Candidate.LongestText);
    }
}

internal sealed class ShownListTable : IEntityTypeConfiguration<ShownListRow>
{
    public void Configure(EntityTypeBuilder<ShownListRow> builder)
    {
        builder.ToTable("shown_lists");
        builder.HasKey(l => new { l.OwnerId, l.Id });
        builder.Property(l => l.Inputs).HasColumnType("jsonb");
        builder.Property(l => l.Outputs).HasColumnType("jsonb");

        // For the nightly clean-up, which asks of all owners at once.
        builder.HasIndex(l => l.ShownAt, "shown_lists_shown_at");
    }
}

internal sealed class SavedBackupTable : IEntityTypeConfiguration<SavedBackupRow>
{
    public void Configure(EntityTypeBuilder<SavedBackupRow> builder)
    {
        builder.ToTable("backups");
        builder.HasKey(b => b.OwnerId);
    }
}
