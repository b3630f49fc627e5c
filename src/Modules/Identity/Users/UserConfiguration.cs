using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users");
        user.Property(u => u.Id).ValueGeneratedNever();
        user.Property(u => u.Email).IsRequired();
        user.Property(u => u.NormalizedEmail).IsRequired();

        // Identity leaves this index open to duplicates; its own check looks before it writes, and two sign-ups may look at once.
        user.HasIndex(u => u.NormalizedEmail).HasDatabaseName("ix_users_normalized_email").IsUnique();
        user.HasIndex(u => u.NormalizedUserName).HasDatabaseName("ix_users_normalized_user_name").IsUnique();

        user.Property(u => u.ReportingCurrency).HasConversion(c => c.Value, text => CurrencyCode.Of(text)).HasMaxLength(10);
        user.Property(u => u.TimeZoneId).HasMaxLength(64);
        user.Property(u => u.CultureName).HasMaxLength(35);

        // Nobody is called by StakeEasy.
        user.Ignore(u => u.PhoneNumber);
        user.Ignore(u => u.PhoneNumberConfirmed);
    }
}
