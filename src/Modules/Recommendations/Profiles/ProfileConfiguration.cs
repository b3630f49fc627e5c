using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StakeEasy.Recommendations.Data;

namespace StakeEasy.Recommendations.Profiles;

internal sealed class ProfileConfiguration : IEntityTypeConfiguration<ProfileRow>
{
    private const int LongestCurrency = 10;

    public void Configure(EntityTypeBuilder<ProfileRow> profile)
    {
        profile.ToTable("profiles", table => table.HasCheckConstraint("profiles_formats", "cash_currency is not null or tournament_currency is not null"));
        profile.HasKey(p => p.OwnerId);
        profile.Property(p => p.OwnerId).ValueGeneratedNever();
        profile.Property(p => p.CashCurrency).HasMaxLength(LongestCurrency);
        profile.Property(p => p.TournamentCurrency).HasMaxLength(LongestCurrency);
        profile.Property(p => p.Version).IsRowVersion();
    }
}
