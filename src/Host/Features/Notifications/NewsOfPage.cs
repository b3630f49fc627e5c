using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Frontend;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Notifications;

/// <summary>What a page tells by itself of what has come since the last one. A statement more only when there is something.</summary>
internal sealed class NewsOfPage(INotices notices)
{
    /// <summary>Nothing for a part of a page, which is put in place without its toasts.</summary>
    public async Task<IReadOnlyList<Notice>> TakeAsync(HttpContext http, Bell bell)
    {
        if (!bell.HasNew || http.FindPlayer() is not { } player || http.Request.Headers.ContainsKey("HX-Request"))
        {
            return [];
        }

        // Told here and now: the same page kept and shown again would tell it twice.
        CachedPages.ShowsThisMoment(http);
        return await notices.ShowAsync(player.Id, http.RequestAborted);
    }
}
