using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Notifications;

/// <param name="Zone">The player's, for the times.</param>
internal sealed record NotificationsPage(IReadOnlyList<Notice> Notices, IReadOnlySet<NoticeKind> Wanted, TimeZoneInfo Zone);

/// <summary>What a player is told of. Looking at the list reads nothing for them: that is what the buttons are for.</summary>
[Authorize]
[Route("notifications")]
internal sealed class NotificationsController(INotices notices, ISessionReminders reminders, ICurrentPlayer current) : Controller
{
    private const int Looks = 4;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new NotificationsPage(
        await notices.ListAsync(current.Player.Id, ct), await notices.WantedAsync(current.Player.Id, ct), current.Player.TimeZone));

    /// <summary>A part of every page, for htmx; with what has come since the page was made.</summary>
    /// <param name="look">Which look this is, from 1; the last one, or one that finds something, asks for no other.</param>
    /// <param name="ct">Stops the reading.</param>
    [HttpGet("bell")]
    public async Task<IActionResult> Bell(int look, CancellationToken ct)
    {
        await reminders.RemindAsync(current.Player.Id, ct);
        var bell = await notices.BellAsync(current.Player.Id, ct);
        IReadOnlyList<Notice> news = bell.HasNew ? await notices.ShowAsync(current.Player.Id, ct) : [];
        return PartialView("/Features/Notifications/_NewBell.cshtml", (bell, news, news.Count == 0 && look is > 0 and < Looks ? look + 1 : 0));
    }

    /// <summary>Read, and on to what it is about.</summary>
    [HttpPost("{id:guid}/read")]
    public async Task<IActionResult> Read(Guid id, CancellationToken ct)
    {
        var notice = (await notices.ListAsync(current.Player.Id, ct)).FirstOrDefault(n => n.Id.Value == id);
        if (notice is null)
        {
            return NotFound();
        }

        await notices.MarkReadAsync(current.Player.Id, notice.Id, ct);
        return LocalRedirect(notice.Path);
    }

    [HttpPost("read")]
    public async Task<IActionResult> ReadAll(CancellationToken ct)
    {
        await notices.MarkAllReadAsync(current.Player.Id, ct);
        Toast.Leave(TempData, "All read");
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("preferences")]
    public async Task<IActionResult> Prefer(NoticeKind[] kinds, CancellationToken ct)
    {
        await notices.WantAsync(current.Player.Id, kinds.Where(Enum.IsDefined).ToHashSet(), ct);
        Toast.Leave(TempData, "Your choice is saved");
        return RedirectToAction(nameof(Index));
    }
}
