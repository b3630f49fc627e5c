using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Frontend;
using StakeEasy.Host.Security;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>Which stakes the player's bankroll affords, by two rules; nothing while they take a break from stakes.</summary>
[Authorize]
internal sealed class StakesController(IOwnStakeAdvice advice, IPlayLimits limits, ICurrentPlayer current) : Controller
{
    public const string Path = "/recommendations/stakes";

    [HttpGet(Path)]
    [CachedPage]
    public async Task<IActionResult> Index(CancellationToken ct) => await limits.CoolingOffUntilAsync(current.Player.Id, ct) is { } until
        ? View("Break", until)
        : View(await advice.OfAsync(current.Player.Id, current.Player.ReportingCurrency, current.Today, ct));
}
