using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Sessions;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.LiveSession;

/// <summary>The running session: what is added to it, and how it ends.</summary>
[Authorize]
[Route("sessions/live")]
internal sealed class LiveSessionController(
    ILiveSessions live, ISessions sessions, SessionForms forms, SessionReading reading, ICurrencies currencies, ICurrentPlayer current, TimeProvider clock) : Controller
{
    private const string LiveView = "/Features/LiveSession/Live.cshtml";
    private const string DiscardView = "/Features/LiveSession/Discard.cshtml";
    private const string LivePath = "/sessions/live";

    [HttpGet("")]
    public async Task<IActionResult> Live(CancellationToken ct) => View(LiveView, await PageAsync(ct));

    [HttpPost("rebuy")]
    public Task<IActionResult> Rebuy(AdditionForm form, CancellationToken ct) =>
        AddAmountAsync(form, nameof(form.NewRebuy), form.NewRebuy, "Rebuy of {0} added", live.AddRebuyAsync, ct);

    [HttpPost("add-on")]
    public Task<IActionResult> AddOn(AdditionForm form, CancellationToken ct) =>
        AddAmountAsync(form, nameof(form.NewAddOn), form.NewAddOn, "Add-on of {0} added", live.AddAddOnAsync, ct);

    [HttpPost("note")]
    public async Task<IActionResult> Note(AdditionForm form, CancellationToken ct)
    {
        if (await live.FindAsync(current.Player.Id, ct) is not { } session)
        {
            return NoneRuns("Nothing was added");
        }

        var key = FormKey.Read(form.IdempotencyKey, ModelState);
        var result = ModelState.IsValid ? await live.AddNoteAsync(current.Player.Id, session.Id, key, form.NewNote ?? "", ct) : null;
        return await AddedAsync(form, nameof(form.NewNote), result, "Note added", amount: null, ct);
    }

    [HttpPost("finish")]
    public async Task<IActionResult> Finish(Guid session, SessionForm form, CancellationToken ct)
    {
        if (await live.FindAsync(current.Player.Id, ct) is not { } running || running.Id.Value != session)
        {
            return await FinishedElsewhereAsync(session, ct);
        }

        if (!uint.TryParse(form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            ModelState.AddModelError("", "This form is incomplete. Open the running session again.");
        }

        if (reading.Finish(running, form, version, ModelState) is not { } request)
        {
            return await FinishAgainAsync(form, form.Confirmed ? "" : null, newer: false, ct);
        }

        var result = await live.FinishAsync(current.Player.Id, request, ct);
        if (result.Succeeded)
        {
            SessionToast.Leave(TempData, currencies, new(request.Money.Result, running.Currency), result.Value);
            return Redirect($"/sessions/{session}");
        }

        if (result.Error.IsConflict)
        {
            ModelState.Clear();
            return await FinishAgainAsync(form, reason: null, newer: true, ct);
        }

        if (await live.FindAsync(current.Player.Id, ct) is null)
        {
            return await FinishedElsewhereAsync(session, ct);
        }

        ModelState.AddModelError(result.Error.Field, result.Error.Message);
        return await FinishAgainAsync(form, result.Error.CanBeConfirmed ? result.Error.Message : null, newer: false, ct);
    }

    /// <summary>The question by itself, for those whose browser runs no script.</summary>
    [HttpGet("discard")]
    public async Task<IActionResult> Discard(CancellationToken ct) =>
        await live.FindAsync(current.Player.Id, ct) is { } session ? View(DiscardView, session) : Redirect(LivePath);

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(Guid session, CancellationToken ct)
    {
        await live.DiscardAsync(current.Player.Id, new(session), ct);
        Toast.Leave(TempData, "Session discarded");
        return Redirect("/sessions");
    }

    private async Task<IActionResult> AddAmountAsync(
        AdditionForm form, string field, string? text, string message, Func<UserId, SessionId, Guid, decimal, CancellationToken, Task<Result<Done>>> add, CancellationToken ct)
    {
        if (await live.FindAsync(current.Player.Id, ct) is not { } session)
        {
            return NoneRuns("Nothing was added");
        }

        var currency = currencies.Find(session.Currency) ?? throw new InvalidOperationException($"Session {session.Id.Value} is kept in an unknown currency.");
        var (amount, problem) = TypedAmount.Read(text, currency);
        if (problem is not null)
        {
            ModelState.AddModelError(field, problem);
        }

        var key = FormKey.Read(form.IdempotencyKey, ModelState);
        var result = ModelState.IsValid ? await add(current.Player.Id, session.Id, key, amount!.Value, ct) : null;
        return await AddedAsync(form, field, result, message, amount is { } a ? MoneyDisplay.Text(currencies, new(a, session.Currency)) : null, ct);
    }

    /// <summary>The contract calls the fields by what they are added to; the form's are beside the button.</summary>
    private async Task<IActionResult> AddedAsync(AdditionForm form, string field, Result<Done>? result, string message, string? amount, CancellationToken ct)
    {
        if (result is { Succeeded: true })
        {
            Toast.Leave(TempData, message, amount);
            return Redirect(LivePath);
        }

        if (result is not null)
        {
            ModelState.AddModelError(result.Error!.Field.Length == 0 ? "" : field, result.Error.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(LiveView, await PageAsync(ct) with { Addition = form });
    }

    private async Task<IActionResult> FinishAgainAsync(SessionForm form, string? reason, bool newer, CancellationToken ct)
    {
        var page = await PageAsync(ct);
        if (page.Session is not { } session)
        {
            return NoneRuns("Nothing was saved");
        }

        if (newer)
        {
            form.Version = session.Version.ToString(CultureInfo.InvariantCulture);
            form.IdempotencyKey = Guid.NewGuid().ToString();
        }

        Response.StatusCode = newer ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View(LiveView, page with { Finish = await forms.PageAsync(form, session, reason, ct) with { Newer = newer }, Finishing = true });
    }

    private async Task<IActionResult> FinishedElsewhereAsync(Guid session, CancellationToken ct)
    {
        if (await sessions.FindAsync(current.Player.Id, new(session), ct) is null)
        {
            return NoneRuns("Nothing was saved");
        }

        Toast.Leave(TempData, "This session is finished already: this is what was saved");
        return Redirect($"/sessions/{session}");
    }

    private RedirectResult NoneRuns(string outcome)
    {
        Toast.Leave(TempData, outcome + ", because no session is running: it was finished or discarded in another tab", failed: true);
        return Redirect(LivePath);
    }

    private async Task<LivePage> PageAsync(CancellationToken ct)
    {
        if (await live.FindAsync(current.Player.Id, ct) is not { } session)
        {
            return new(Session: null, Finish: null, new(), Seconds: 0);
        }

        var form = forms.Of(session);
        var seconds = Math.Max(0, (long)(clock.GetUtcNow() - session.StartedAt).TotalSeconds);
        return new(session, await forms.PageAsync(form, session, reason: null, ct), new(), seconds);
    }
}
