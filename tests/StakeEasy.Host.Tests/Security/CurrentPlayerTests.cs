using Microsoft.AspNetCore.Http;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Tests.Security;

public sealed class CurrentPlayerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("UTC", 20)]
    [InlineData("Pacific/Kiritimati", 21)]
    [InlineData("Pacific/Pago_Pago", 20)]
    [InlineData("Pacific/Auckland", 21)]
    public void Defect_28_today_is_the_players_own_day_when_the_request_began(string zone, int day)
    {
        var current = On(new PlayerOnRequest(PlayerIn(zone), Noon));

        Assert.Equal(new DateOnly(2026, 11, day), current.Today);
    }

    [Fact]
    public void Nobody_is_not_taken_for_somebody() => Assert.Throws<InvalidOperationException>(() => On(null).Player);

    private static CurrentPlayer On(PlayerOnRequest? player)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(player);
        return new CurrentPlayer(new HttpContextAccessor { HttpContext = context });
    }

    private static Player PlayerIn(string zone) =>
        new(new UserId(Guid.NewGuid()), WebApp.Email, CurrencyCode.Of("EUR"), zone, "en-IE", Theme.System, AmountsHidden: false);
}
