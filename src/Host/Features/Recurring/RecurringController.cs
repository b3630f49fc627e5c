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
internal sealed class RecurringController(IRecurrences recurrences, IHeldDeposits held, RecurringForms forms, ICurrentPlayer current) : Controller
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
            return await ShownAsync(form, kept: null, request, ct);
        }

        var result = await recurrences.AddAsync(current.Player.Id, request, ct);
        if (!result.Succeeded)
        {
            return await RefusedAsync(form, kept: null, result.Error, ct);
        }

        return await GoesOnAsync(result.Value, "Recurring entry saved", "Recurring entry saved", undoUrl: null, ct);
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
            return await ShownAsync(form, kept, request, ct);
        }

        var version = uint.TryParse(form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var result = await recurrences.ChangeAsync(current.Player.Id, kept.Id, version, request, ct);
        if (!result.Succeeded)
        {
            return await RefusedAsync(form, await FindAsync(id, ct), result.Error, ct);
        }

        return await GoesOnAsync(kept.Id, "Change saved", "Change saved", undoUrl: null, ct);
    }

    [HttpPost("{id:guid}/pause")]
    public async Task<IActionResult> Pause(Guid id, CancellationToken ct) =>
        Done(await recurrences.PauseAsync(current.Player.Id, new(id), ct), "Paused", $"/recurring/{id}/resume");

    [HttpPost("{id:guid}/resume")]
    public async Task<IActionResult> Resume(Guid id, CancellationToken ct) =>
        await recurrences.ResumeAsync(current.Player.Id, new(id), current.Today, current.Player.TimeZone, ct)
            ? await GoesOnAsync(new(id), "It goes on", "It cannot go on yet", $"/recurring/{id}/pause", ct)
            : NotFound();

    /// <summary>The deposit that waits is made on the player's word.</summary>
    [HttpPost("{id:guid}/make")]
    public async Task<IActionResult> Make(Guid id, DateOnly day, CancellationToken ct) =>
        await SaidAsync(id, await held.MakeAsync(current.Player.Id, new(id), day, current.Today, current.Player.TimeZone, ct), "Deposit recorded", ct);

    /// <summary>Or it is left out.</summary>
    [HttpPost("{id:guid}/skip")]
    public async Task<IActionResult> Skip(Guid id, DateOnly day, CancellationToken ct) =>
        await SaidAsync(id, await held.SkipAsync(current.Player.Id, new(id), day, current.Today, current.Player.TimeZone, ct), "Deposit skipped", ct);

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

    private async Task<IActionResult> SaidAsync(Guid id, Result<Done> result, string message, CancellationToken ct)
    {
        if (result.Error is { IsMissing: true })
        {
            return NotFound();
        }

        if (result.Succeeded)
        {
            return await GoesOnAsync(new(id), message, message, undoUrl: null, ct);
        }

        Toast.Leave(TempData, result.Error.Message, failed: true);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>What was due is made already, unless the ledger refused it: then nothing follows, and that is the news.</summary>
    /// <param name="id">That goes on, or does not.</param>
    /// <param name="message">If it goes on.</param>
    /// <param name="butPaused">What comes before the reason if it does not.</param>
    /// <param name="undoUrl">Takes it back; null if it cannot be.</param>
    /// <param name="ct">Stops the reading.</param>
    private async Task<IActionResult> GoesOnAsync(RecurrenceId id, string message, string butPaused, string? undoUrl, CancellationToken ct)
    {
        if (await FindAsync(id.Value, ct) is { PausedAt: not null } paused)
        {
            Toast.Leave(TempData, $"{butPaused}. {RecurringWords.Pause(paused, current.Player.TimeZone)}", failed: true);
        }
        else
        {
            Toast.Leave(TempData, message, amount: null, undoUrl);
        }

        return RedirectToAction(nameof(Index));
    }

    /// <summary>The days of the form as it is, or why it could not be saved so.</summary>
    private async Task<IActionResult> ShownAsync(RecurringForm form, Recurrence? kept, PlanRecurrence? request, CancellationToken ct) =>
        request is not null && await recurrences.CheckAsync(current.Player.Id, kept?.Id, request, ct) is { } refused
            ? await RefusedAsync(form, kept, refused, ct)
            : await AgainAsync(form, kept, ct);

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

        // Days that are refused are no days to look forward to.
        var page = await forms.PageAsync(form, kept, ct);
        return View("Form", ModelState[nameof(form.FirstDay)] is { Errors.Count: > 0 } ? page with { AtOnce = [], Next = [] } : page);
    }
}
