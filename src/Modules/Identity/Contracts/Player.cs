using System.Globalization;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Contracts;

/// <summary>Light, dark, or as the system says.</summary>
public enum Theme
{
    System = 0,
    Light = 1,
    Dark = 2,
}

/// <summary>A user with the preferences that shape every page.</summary>
/// <param name="ReportingCurrency">Totals are shown in it.</param>
/// <param name="TimeZoneId">IANA name; decides the player's calendar day.</param>
/// <param name="CultureName">Such as en-IE; decides separators, order of dates and how amounts are typed.</param>
/// <param name="AmountsHidden">Amounts are covered on every page.</param>
public sealed record Player(
    UserId Id, string Email, CurrencyCode ReportingCurrency, string TimeZoneId, string CultureName, Theme Theme, bool AmountsHidden)
{
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);

    public CultureInfo Culture => CultureInfo.GetCultureInfo(CultureName);

    /// <summary>The player's calendar day at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);
}

/// <summary>Looks players up; for pages (cached) and for commands.</summary>
public interface IPlayers
{
    /// <summary>Null if there is no such user.</summary>
    Task<Player?> FindAsync(UserId id, CancellationToken ct);

    /// <summary>Case does not count. Null if there is no such user.</summary>
    Task<Player?> FindByEmailAsync(string email, CancellationToken ct);
}
