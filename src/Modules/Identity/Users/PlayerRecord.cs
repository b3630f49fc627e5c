using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Users;

/// <summary>What the cache holds of a user: plain values that survive being written as JSON.</summary>
internal sealed record PlayerRecord(
    Guid Id, string Email, string ReportingCurrency, string TimeZoneId, string CultureName, Theme Theme, bool AmountsHidden, string Stamp)
{
    public static PlayerRecord Of(User user) => new(
        user.Id, user.Email!, user.ReportingCurrency.Value, user.TimeZoneId, user.CultureName, user.Theme, user.AmountsHidden, user.SecurityStamp!);

    public Player ToPlayer() => new(
        new UserId(Id), Email, CurrencyCode.Of(ReportingCurrency), TimeZoneId, CultureName, Theme, AmountsHidden);
}

/// <summary>"There is no such user" is an answer too, and a cache cannot be trusted to keep a bare null.</summary>
internal sealed record CachedPlayer(PlayerRecord? Record);
