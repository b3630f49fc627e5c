using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>All finished sessions, and one of them with its history.</summary>
[Authorize]
[Route("sessions")]
internal sealed class SessionsController(ISessions sessions, IEntries entries, SessionLists lists, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(SessionQuery query, CancellationToken ct) => View(await lists.PageAsync(query, this, ct));

    /// <summary>As the list is filtered, all pages of it; a filter that cannot be read exports nothing.</summary>
    [HttpGet("/export/sessions.csv")]
    public async Task<IActionResult> Csv(SessionQuery query, CancellationToken ct) =>
        await lists.AllAsync(query, ModelState, ct) is { } found ? SessionTable.Of(found) : Redirect("/sessions" + Request.QueryString);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct) =>
        await DetailsAsync(new(id), ct) is { } page ? View(page) : NotFound();

    /// <summary>The question by itself, for those whose browser runs no script.</summary>
    [HttpGet("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct) =>
        await sessions.FindAsync(current.Player.Id, new(id), ct) is { } session ? View(new SessionDeletion(session, Guid.NewGuid())) : NotFound();

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, uint version, Guid idempotencyKey, CancellationToken ct)
    {
        // An entry of another kind is not deleted from here.
        if ((await DetailsAsync(new(id), ct)) is null)
        {
            return NotFound();
        }

        var key = idempotencyKey == Guid.Empty ? Guid.NewGuid() : idempotencyKey;
        var result = await entries.DeleteAsync(current.Player.Id, new EntryId(id), version, key, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Session deleted", amount: null, $"/sessions/{id}/restore");
            return RedirectToAction(nameof(Index));
        }

        if (await sessions.FindAsync(current.Player.Id, new(id), ct) is not { } session)
        {
            return NotFound();
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = result.Error.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Delete), new SessionDeletion(session, Guid.NewGuid()));
    }

    /// <summary>Takes back what was just recorded: the toast's button. It knows the session as it was then; a change since is not undone with it.</summary>
    [HttpPost("{id:guid}/undo")]
    public Task<IActionResult> Undo(Guid id, uint version, CancellationToken ct) => Delete(id, version, Guid.NewGuid(), ct);

    [HttpPost("{id:guid}/restore")]
    public async Task<IActionResult> Restore(Guid id, bool confirmed, CancellationToken ct)
    {
        if (await DetailsAsync(new(id), ct) is not { } page)
        {
            return NotFound();
        }

        var result = await entries.RestoreAsync(current.Player.Id, new EntryId(id), confirmed, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Session restored");
            return RedirectToAction(nameof(Details), new { id });
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Details), page with { RestoringNeedsConfirmation = result.Error.CanBeConfirmed });
    }

    /// <summary>Null for what is no session of this player.</summary>
    private async Task<SessionDetailsPage?> DetailsAsync(SessionId id, CancellationToken ct)
    {
        var session = await sessions.FindAsync(current.Player.Id, id, ct);
        var history = await sessions.HistoryAsync(current.Player.Id, id, ct);
        return session is null && history.Count == 0
            ? null
            : new(id, session, history, session is null ? null : new(session, Guid.NewGuid()), current.Player.TimeZone);
    }
}
