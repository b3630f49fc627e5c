using Microsoft.EntityFrameworkCore;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Users;

/// <summary>A single statement ends whatever its browser does, so that what was remembered is forgotten after it.</summary>
internal sealed class PreferenceService(IdentityDbContext db, PlayerDirectory players) : IPreferences
{
    public async Task<Result<Done>> ChangeAsync(UserId user, Preferences preferences, CancellationToken ct)
    {
        if (PreferenceErrors.Check(preferences) is { } error)
        {
            return error;
        }

        await db.Users.Where(u => u.Id == user.Value).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.ReportingCurrency, preferences.ReportingCurrency)
                .SetProperty(u => u.TimeZoneId, preferences.TimeZoneId)
                .SetProperty(u => u.CultureName, preferences.CultureName)
                .SetProperty(u => u.Theme, preferences.Theme),
            CancellationToken.None);
        await players.ForgetAsync(user);
        return new Done();
    }

    public async Task<Result<Done>> ChangeThemeAsync(UserId user, Theme theme, CancellationToken ct)
    {
        if (!Enum.IsDefined(theme))
        {
            return PreferenceErrors.UnknownTheme;
        }

        await db.Users.Where(u => u.Id == user.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.Theme, theme), CancellationToken.None);
        await players.ForgetAsync(user);
        return new Done();
    }

    public async Task HideAmountsAsync(UserId user, bool hidden, CancellationToken ct)
    {
        await db.Users.Where(u => u.Id == user.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.AmountsHidden, hidden), CancellationToken.None);
        await players.ForgetAsync(user);
    }
}
