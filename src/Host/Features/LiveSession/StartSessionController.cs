using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Sessions;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.LiveSession;

/// <summary>Starts a session. A player has one at most: a second one is told of the first.</summary>
[Authorize]
[Route("sessions/start")]
internal sealed class StartSessionController(
    ILiveSessions live, ISessions sessions, IPlayLimits limits, SessionForms forms, SessionReading reading, ICurrentPlayer current) : Controller
{
    private const string StartView = "/Features/LiveSession/Start.cshtml";
    private const string LivePath = "/sessions/live";

    [HttpGet("")]
    public async Task<IActionResult> Start(string? format, CancellationToken ct)
    {
        if (await live.FindAsync(current.Player.Id, ct) is not null)
        {
            return Redirect(LivePath);
        }

        var form = forms.LikeLast(format, await sessions.LatestAsync(current.Player.Id, ct));
        return View(StartView, await PageAsync(form, ct));
    }

    [HttpPost("")]
    public async Task<IActionResult> Start(SessionForm form, CancellationToken ct)
    {
        if (await reading.StartAsync(form, ModelState, ct) is { } request)
        {
            if (!form.Confirmed && (await LossesAsync(ct)).Any(l => l.IsReached))
            {
                ModelState.AddModelError(nameof(form.Confirmed), "Your own loss limit is reached. Leave it for today, or tick that you play on beyond it.");
                return await AgainAsync(form, ct);
            }

            var result = await live.StartAsync(current.Player.Id, request, ct);
            if (result.Succeeded)
            {
                Toast.Leave(TempData, "The session runs");
                return Redirect(LivePath);
            }

            // Nothing was written under this key, or something else was: the next try has one of its own.
            form.IdempotencyKey = Guid.NewGuid().ToString();
            ModelState.AddModelError(result.Error.Field, result.Error.Message);
        }

        return await AgainAsync(form, ct);
    }

    private async Task<IActionResult> AgainAsync(SessionForm form, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var page = await PageAsync(form, ct);
        return View(StartView, page with { Newer = await live.FindAsync(current.Player.Id, ct) is not null });
    }

    private async Task<SessionFormPage> PageAsync(SessionForm form, CancellationToken ct) =>
        await forms.PageAsync(form, session: null, reason: null, ct) with { Losses = await LossesAsync(ct) };

    private Task<IReadOnlyList<LimitUse>> LossesAsync(CancellationToken ct) => limits.LossesAsync(current.Player.Id, current.Today, ct);
}
