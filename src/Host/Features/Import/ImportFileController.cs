using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Play;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Import;

/// <summary>One file on its way into the ledger: chosen how to read it, checked, confirmed.</summary>
[Authorize]
[Route("import/{id:guid}")]
internal sealed class ImportFileController(IImports imports, IImportJobs jobs, IAccounts accounts, IPlayLimits limits, ICurrencies currencies, ICurrentPlayer current) : Controller
{
    private const string ShowView = "/Features/Import/Show.cshtml";
    private const string ResultView = "/Features/Import/_Result.cshtml";

    private ImportMoment Moment => new(current.Today, current.Player.TimeZone);

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var progress = jobs.Find(current.Player.Id, id);
        if (progress is { IsRunning: true })
        {
            return View(ProgressPage.View, new ProgressPage(progress.Work is ImportWork.Checking ? "Checking the rows" : "Importing", $"/import/{id}", progress.Done));
        }

        if (await imports.OpenAsync(current.Player.Id, id, Moment, ct) is { } draft)
        {
            if (progress?.Error is { } error && draft.Check is null)
            {
                ModelState.AddModelError(error.Field, error.Message);
            }

            return View(ShowView, await PageAsync(draft, skipBad: false, ct));
        }

        return await ImportedAsync(id, ct);
    }

    [HttpPost("")]
    public async Task<IActionResult> Choose(Guid id, ImportForm form, CancellationToken ct)
    {
        if (jobs.Find(current.Player.Id, id) is { IsRunning: true })
        {
            return Redirect($"/import/{id}");
        }

        if (await imports.OpenAsync(current.Player.Id, id, Moment, ct) is not { } draft)
        {
            return NotFound();
        }

        var mine = await accounts.ListAsync(current.Player.Id, ct);
        await imports.ChooseAsync(current.Player.Id, id, ImportReadout.Of(form, draft.Choices, mine), ct);
        var chosen = await imports.OpenAsync(current.Player.Id, id, Moment, ct);
        if (chosen is null)
        {
            return NotFound();
        }

        if (Request.Headers.ContainsKey("HX-Request"))
        {
            return PartialView(ResultView, await PageAsync(chosen, skipBad: false, ct));
        }

        if (form.Then is not "check")
        {
            return Redirect($"/import/{id}");
        }

        if (chosen.Questions.Count > 0)
        {
            foreach (var question in chosen.Questions)
            {
                ModelState.AddModelError(question.Field, question.Message);
            }

            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(ShowView, await PageAsync(chosen, skipBad: false, ct));
        }

        await jobs.CheckAsync(current.Player.Id, id, Moment);
        return Redirect($"/import/{id}");
    }

    [HttpGet("progress")]
    public IActionResult Progress(Guid id) =>
        jobs.Find(current.Player.Id, id) is { } progress ? Json(new { progress.IsRunning, progress.Done }) : NotFound();

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(Guid id, ConfirmForm form, CancellationToken ct)
    {
        var progress = await jobs.CommitAsync(current.Player.Id, id, Moment, form.SkipBad);
        if (progress.IsRunning)
        {
            return Redirect($"/import/{id}");
        }

        if (progress.Error is null)
        {
            return await ImportedAsync(id, ct);
        }

        if (await imports.OpenAsync(current.Player.Id, id, Moment, ct) is not { } draft)
        {
            return NotFound();
        }

        ModelState.AddModelError(progress.Error.Field, progress.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(ShowView, await PageAsync(draft, form.SkipBad, ct));
    }

    [HttpPost("discard")]
    public IActionResult Discard(Guid id)
    {
        imports.Discard(current.Player.Id, id);
        Toast.Leave(TempData, "File discarded, nothing is imported");
        return Redirect("/import");
    }

    [HttpGet("bad-rows.csv")]
    public IActionResult BadRows(Guid id) =>
        imports.OpenBadRows(current.Player.Id, id) is { } rows ? File(rows, "text/csv; charset=utf-8", "bad-rows.csv") : NotFound();

    /// <summary>To the list of imports if this is one by now.</summary>
    private async Task<IActionResult> ImportedAsync(Guid id, CancellationToken ct)
    {
        if ((await imports.ListAsync(current.Player.Id, ct)).FirstOrDefault(i => i.Id == id) is not { } import)
        {
            return NotFound();
        }

        if (import.UndoneAt is null)
        {
            // What an import records has happened: it asks for no confirmation, but says what came of it.
            var exceeded = (await limits.DepositsAsync(current.Player.Id, current.Today, ct)).FirstOrDefault(u => u.IsExceeded);
            var words = exceeded is null ? "" : $". Your own deposit limit is exceeded {LimitWords.Period(exceeded)}";
            Toast.Leave(TempData, ImportWords.Count(import.Imported, "entry", "entries") + " imported" + words, undoUrl: $"/import/{id}/undo");
        }

        return Redirect("/import");
    }

    private async Task<ImportPage> PageAsync(ImportDraft draft, bool skipBad, CancellationToken ct)
    {
        var mine = (await accounts.ListAsync(current.Player.Id, ct)).Where(a => !a.IsArchived).ToList();
        var unknown = (draft.Check?.UnknownAccounts ?? [])
            .Concat(draft.Choices.Accounts.Select(a => new UnknownAccount(a.Key, 0, a.Value.Opens)))
            .Concat(draft.Choices.Refused.Select(name => new UnknownAccount(name, 0, null)))
            .DistinctBy(u => u.Name, StringComparer.OrdinalIgnoreCase)
            .Where(u => mine.TrueForAll(a => !string.Equals(a.Name, u.Name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return new(draft, imports.Presets, mine, unknown, currencies.Current, current.Today, skipBad);
    }
}
