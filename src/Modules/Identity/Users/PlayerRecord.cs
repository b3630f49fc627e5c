using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Identity.Users;

/// <summary>What every page asks of a user: plain values, as JSON has them.</summary>
internal sealed record PlayerRecord(
    Guid Id, string Email, string ReportingCurrency, string TimeZoneId, string CultureName, Theme Theme, bool AmountsHidden, string Stamp)
{
    public static readonly BasicPart<PlayerRecord> Part = new("player", """
        select jsonb_build_object('id', id, 'email', email, 'reporting_currency', reporting_currency, 'time_zone_id', time_zone_id, 'culture_name', culture_name,
          'theme', theme, 'amounts_hidden', amounts_hidden, 'stamp', security_stamp)
        from identity.users where id = $1
        """);

    public static PlayerRecord Of(User user) => new(
        user.Id, user.Email!, user.ReportingCurrency.Value, user.TimeZoneId, user.CultureName, user.Theme, user.AmountsHidden, user.SecurityStamp!);

    public Player ToPlayer() => new(
        new UserId(Id), Email, CurrencyCode.Of(ReportingCurrency), TimeZoneId, CultureName, Theme, AmountsHidden);
}
