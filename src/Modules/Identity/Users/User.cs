using Microsoft.AspNetCore.Identity;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Users;

/// <summary>A row of <c>identity.users</c>: how somebody signs in, and what they prefer.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    public CurrencyCode ReportingCurrency { get; set; } = Preferences.Default.ReportingCurrency;

    public string TimeZoneId { get; set; } = Preferences.Default.TimeZoneId;

    public string CultureName { get; set; } = Preferences.Default.CultureName;

    public Theme Theme { get; set; }

    public bool AmountsHidden { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
