using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Achievements;

/// <summary>Streak and achievements. Looking at them changes nothing.</summary>
[Authorize]
[Route("achievements")]
internal sealed class AchievementsController(IAchievements achievements, IStreaks streaks, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? show, string? about, CancellationToken ct)
    {
        var listed = Enum.TryParse<Listed>(show, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : Listed.All;
        var category = Enum.TryParse<AchievementCategory>(about, ignoreCase: true, out var of) && Enum.IsDefined(of) ? of : (AchievementCategory?)null;
        var all = await achievements.ListAsync(current.Player.Id, ct);
        var shown = all.Where(a => (category is null || a.Category == category) && (listed is Listed.All || a.UnlockedOn is not null == listed is Listed.Reached));
        return View(new AchievementsPage(
            all, [.. shown], listed, category, await streaks.OfAsync(current.Player.Id, ct), await streaks.LatelyAsync(current.Player.Id, ct)));
    }

    [HttpPost("nothing-to-report")]
    public async Task<IActionResult> NothingToReport(CancellationToken ct)
    {
        await streaks.NothingToReportAsync(current.Player.Id, ct);
        Toast.Leave(TempData, "Today counts: nothing to report");
        return RedirectToAction(nameof(Index));
    }
}
