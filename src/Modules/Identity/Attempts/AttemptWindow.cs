using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StakeEasy.Identity.Attempts;

/// <summary>How often something was tried in one minute.</summary>
internal sealed class AttemptWindow
{
    public DateTimeOffset WindowStart { get; private set; }

    /// <summary>A digest: the table shows neither whose account was tried nor from where.</summary>
    public required string Key { get; init; }

    public int Count { get; private set; }
}

internal sealed class AttemptWindowConfiguration : IEntityTypeConfiguration<AttemptWindow>
{
    public void Configure(EntityTypeBuilder<AttemptWindow> window)
    {
        window.ToTable("attempts");

        // The minute leads, so that old minutes are deleted as one range.
        window.HasKey(w => new { w.WindowStart, w.Key });
        window.Property(w => w.Key).HasMaxLength(64);
    }
}
