using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Goals;

/// <summary>Goals are set, changed and given up here. What reaches them is the ledger: no page does, and no button.</summary>
[Authorize]
[Route("goals")]
internal sealed class GoalsController(IGoals goals, GoalForms forms, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new GoalsPage(await goals.ListAsync(current.Player.Id, ct), current.Today));

    [HttpGet("new")]
    public IActionResult New() => View("Form", forms.Page(forms.New(), kept: null));

    [HttpPost("new")]
    public async Task<IActionResult> Create(GoalForm form, CancellationToken ct)
    {
        var key = FormKey.Read(form.IdempotencyKey, ModelState);
        form.IdempotencyKey = key.ToString();
        if (forms.Read(form, kept: null, ModelState) is not { } request)
        {
            return Again(form, kept: null);
        }

        var result = await goals.SetAsync(current.Player.Id, key, request, ct);
        if (!result.Succeeded)
        {
            ModelState.AddModelError(result.Error.Field, result.Error.Message);
            return Again(form, kept: null);
        }

        Toast.Leave(TempData, "Goal set");
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { State: GoalState.Active or GoalState.Missed } kept ? View("Form", forms.Page(forms.Of(kept), kept)) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Save(Guid id, GoalForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } kept)
        {
            return NotFound();
        }

        if (forms.Read(form, kept, ModelState) is not { } request)
        {
            return Again(form, kept);
        }

        var version = uint.TryParse(form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var result = await goals.ChangeAsync(current.Player.Id, kept.Id, version, request.Name, request.Target, request.LastDay, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Change saved");
            return RedirectToAction(nameof(Index));
        }

        return await RefusedAsync(form, kept, result.Error, ct);
    }

    [HttpPost("{id:guid}/abandon")]
    public async Task<IActionResult> Abandon(Guid id, CancellationToken ct) =>
        Done(await goals.AbandonAsync(current.Player.Id, new(id), ct), "Goal abandoned", $"/goals/{id}/reopen");

    [HttpPost("{id:guid}/reopen")]
    public async Task<IActionResult> Reopen(Guid id, CancellationToken ct) => Done(await goals.ReopenAsync(current.Player.Id, new(id), ct), "Goal reopened", undoUrl: null);

    [HttpPost("{id:guid}/archive")]
    public async Task<IActionResult> Archive(Guid id, CancellationToken ct) =>
        Done(await goals.ArchiveAsync(current.Player.Id, new(id), ct), "Goal archived", $"/goals/{id}/reopen");

    private Task<Goal?> FindAsync(Guid id, CancellationToken ct) => goals.FindAsync(current.Player.Id, new(id), ct);

    private IActionResult Done(bool done, string message, string? undoUrl)
    {
        if (!done)
        {
            return NotFound();
        }

        Toast.Leave(TempData, message, amount: null, undoUrl);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> RefusedAsync(GoalForm form, Goal kept, Error error, CancellationToken ct)
    {
        ModelState.AddModelError(error.Field, error.Message);
        if (!error.IsConflict || await FindAsync(kept.Id.Value, ct) is not { } newer)
        {
            return Again(form, kept);
        }

        form.Version = newer.Version.ToString(CultureInfo.InvariantCulture);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Form", forms.Page(form, newer) with { Newer = true });
    }

    private ViewResult Again(GoalForm form, Goal? kept)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Form", forms.Page(form, kept));
    }
}
