using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Entries that repeat: planned here, made by the job.</summary>
[Authorize]
[Route("recurring")]
internal sealed class RecurringController(IRecurrences recurrences, RecurringForms forms, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(new RecurringPage(await recurrences.ListAsync(current.Player.Id, ct), current.Player.TimeZone));

    [HttpGet("/export/recurring.csv")]
    public async Task<IActionResult> Csv(CancellationToken ct) => RecurringTable.Of(await recurrences.ListAsync(current.Player.Id, ct));

    [HttpGet("new")]
    public async Task<IActionResult> New(string? kind, string? account, CancellationToken ct) =>
        View("Form", await forms.PageAsync(forms.New(kind, account), kept: null, ct));

    [HttpPost("new")]
    public async Task<IActionResult> Create(RecurringForm form, CancellationToken ct)
    {
        var request = await forms.ReadAsync(form, ModelState, ct);
        if (request is null || form.Preview is not null)
        {
            return await AgainAsync(form, kept: null, ct);
        }

        var result = await recurrences.AddAsync(current.Player.Id, request, ct);
        if (!result.Succeeded)
        {
            return await RefusedAsync(form, kept: null, result.Error, ct);
        }

        Toast.Leave(TempData, "Recurring entry saved");
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } kept ? View("Form", await forms.PageAsync(forms.Of(kept), kept, ct)) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Save(Guid id, RecurringForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } kept)
        {
            return NotFound();
        }

        var request = await forms.ReadAsync(form, ModelState, ct);
        if (request is null || form.Preview is not null)
        {
            return await AgainAsync(form, kept, ct);
        }

        var version = uint.TryParse(form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var result = await recurrences.ChangeAsync(current.Player.Id, kept.Id, version, request, ct);
        if (!result.Succeeded)
        {
            return await RefusedAsync(form, await FindAsync(id, ct), result.Error, ct);
        }

        Toast.Leave(TempData, "Change saved");
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:guid}/pause")]
    public async Task<IActionResult> Pause(Guid id, CancellationToken ct) =>
        Done(await recurrences.PauseAsync(current.Player.Id, new(id), ct), "Paused", $"/recurring/{id}/resume");

    [HttpPost("{id:guid}/resume")]
    public async Task<IActionResult> Resume(Guid id, CancellationToken ct) =>
        Done(await recurrences.ResumeAsync(current.Player.Id, new(id), current.Today, current.Player.TimeZone, ct), "It goes on", $"/recurring/{id}/pause");

    /// <summary>The question by itself, for those whose browser runs no script.</summary>
    [HttpGet("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct) => await FindAsync(id, ct) is { } kept ? View(kept) : NotFound();

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> DeleteNow(Guid id, CancellationToken ct) =>
        Done(await recurrences.DeleteAsync(current.Player.Id, new(id), ct), "Recurring entry deleted", undoUrl: null);

    private Task<Recurrence?> FindAsync(Guid id, CancellationToken ct) => recurrences.FindAsync(current.Player.Id, new(id), ct);

    private IActionResult Done(bool done, string message, string? undoUrl)
    {
        if (!done)
        {
            return NotFound();
        }

        Toast.Leave(TempData, message, amount: null, undoUrl);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> RefusedAsync(RecurringForm form, Recurrence? kept, Error error, CancellationToken ct)
    {
        // The ledger speaks of an entry's fields; here its day is the first day.
        ModelState.AddModelError(error.Field is "Date" ? nameof(form.FirstDay) : error.Field, error.Message);
        if (!error.IsConflict || kept is null)
        {
            return await AgainAsync(form, kept, ct);
        }

        form.Version = kept.Version.ToString(CultureInfo.InvariantCulture);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Form", await forms.PageAsync(form, kept, ct) with { Newer = true });
    }

    /// <summary>The form as it was sent: with what is wrong, or with the days it would make entries on.</summary>
    private async Task<IActionResult> AgainAsync(RecurringForm form, Recurrence? kept, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return View("Form", await forms.PageAsync(form, kept, ct));
    }
}
