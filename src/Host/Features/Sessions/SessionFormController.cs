using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>Records a finished session, and corrects one. What it said before stays in its history.</summary>
[Authorize]
[Route("sessions")]
internal sealed class SessionFormController(
    ISessions sessions, SessionForms forms, SessionReading reading, ICurrencies currencies, ICurrentPlayer current) : Controller
{
    private const string NewView = "/Features/Sessions/New.cshtml";
    private const string EditView = "/Features/Sessions/Edit.cshtml";

    [HttpGet("new")]
    public async Task<IActionResult> New(string? format, CancellationToken ct)
    {
        var form = forms.NewlyFinished(format, await sessions.LatestAsync(current.Player.Id, ct));
        return View(NewView, await forms.PageAsync(form, session: null, reason: null, ct));
    }

    [HttpPost("new")]
    public async Task<IActionResult> Record(SessionForm form, CancellationToken ct)
    {
        if (await reading.RecordAsync(form, ModelState, before: null, ct) is not { } request)
        {
            return await AgainAsync(NewView, form, session: null, form.Confirmed ? "" : null, ct);
        }

        var result = await sessions.RecordAsync(current.Player.Id, request, ct);
        if (!result.Succeeded)
        {
            ModelState.AddModelError(result.Error.Field, result.Error.Message);
            return await AgainAsync(NewView, form, session: null, result.Error.CanBeConfirmed ? result.Error.Message : null, ct);
        }

        SessionToast.Leave(TempData, currencies, new(request.Money.Result, result.Value.Balance.Currency), result.Value);
        return Redirect($"/sessions/{result.Value.Entry.Value}");
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, string? format, CancellationToken ct)
    {
        if (await sessions.FindAsync(current.Player.Id, new(id), ct) is not { } session)
        {
            return NotFound();
        }

        var form = forms.Of(session);
        form.Format = Enum.TryParse<SessionFormat>(format, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked.ToString() : form.Format;
        return View(EditView, await forms.PageAsync(form, session, reason: null, ct));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Save(Guid id, SessionForm form, CancellationToken ct)
    {
        if (await sessions.FindAsync(current.Player.Id, new(id), ct) is not { } session)
        {
            return NotFound();
        }

        var request = await reading.RecordAsync(form, ModelState, session, ct);
        if (!uint.TryParse(form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            ModelState.AddModelError("", "This form is incomplete. Open the session again.");
            request = null;
        }

        if (request is null)
        {
            return await AgainAsync(EditView, form, session, form.Confirmed ? "" : null, ct);
        }

        var result = await sessions.AmendAsync(current.Player.Id, session.Id, version, request, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Change saved");
            return Redirect($"/sessions/{id}");
        }

        if (result.Error.IsConflict)
        {
            return await ConflictAsync(id, form, ct);
        }

        ModelState.AddModelError(result.Error.Field, result.Error.Message);
        return await AgainAsync(EditView, form, session, result.Error.CanBeConfirmed ? result.Error.Message : null, ct);
    }

    /// <summary>Somebody was faster: the newer values are shown beside what was typed, and saving again is a decision.</summary>
    private async Task<IActionResult> ConflictAsync(Guid id, SessionForm form, CancellationToken ct)
    {
        if (await sessions.FindAsync(current.Player.Id, new(id), ct) is not { } newer)
        {
            return NotFound();
        }

        ModelState.Clear();
        form.Version = newer.Version.ToString(CultureInfo.InvariantCulture);
        form.IdempotencyKey = Guid.NewGuid().ToString();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(EditView, await forms.PageAsync(form, newer, reason: null, ct) with { Newer = true });
    }

    private async Task<IActionResult> AgainAsync(string view, SessionForm form, Session? session, string? reason, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, await forms.PageAsync(form, session, reason, ct));
    }
}
