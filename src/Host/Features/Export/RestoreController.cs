using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Host.Features.Export;

/// <summary>A backup comes back: checked whole, then restored whole or not at all.</summary>
[Authorize]
[Route("import/restore")]
internal sealed class RestoreController(RestoreJobs jobs, IPlayers players, IOverview overview, ICurrentPlayer current) : Controller
{
    // Two million entries with their history; more is for the command line, which has no limit.
    private const long LargestRequest = 1024L * 1024 * 1024;

    private const string Page = "~/Features/Export/Restore.cshtml";
    private const string Address = "/import/restore";

    /// <summary>The form, or how far a backup is that is at work, or how it ended.</summary>
    [HttpGet("")]
    public Task<IActionResult> Restore() =>
        jobs.Take(current.Player.Id) is { } job ? ShowAsync(job) : Task.FromResult<IActionResult>(View(Page, new RestorePage(RestoreMode.Merge, Confirmed: false, FileName: null, Inspected: null)));

    [HttpPost("")]
    [RequestSizeLimit(LargestRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
    public async Task<IActionResult> Restore(RestoreForm form)
    {
        if (form.File is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(form.File), form.File is null ? "Choose the file of a backup." : "This file is empty. Choose one that StakeEasy made.");
        }
        else if (form is { CheckOnly: false, Mode: RestoreMode.Replace, Confirmed: false })
        {
            ModelState.AddModelError(nameof(form.Confirmed), "Tick this if everything you have now shall go, and choose the file once more.");
        }
        else if (ModelState.IsValid)
        {
            if (await jobs.RunAsync(current.Player.Id, form, file))
            {
                return jobs.Take(current.Player.Id) is { } job ? await ShowAsync(job) : Redirect(Address);
            }

            ModelState.AddModelError(nameof(form.File), "Another backup is being worked on. Wait until that is done, then choose this one again.");
        }

        return Refused(form);
    }

    [HttpGet("progress")]
    public IActionResult Progress() =>
        jobs.Find(current.Player.Id) is { } job ? Json(new { job.IsRunning, job.Done }) : NotFound();

    private async Task<IActionResult> ShowAsync(RestoreJob job)
    {
        var form = job.Form;
        if (job.IsRunning)
        {
            return HttpMethods.IsPost(Request.Method) ? Redirect(Address) : View(ProgressPage.View, new ProgressPage(form.CheckOnly ? "Checking the backup" : "Restoring the backup", Address, job.Done));
        }

        var outcome = await job.Outcome;
        if (outcome.Inspected is { } inspected)
        {
            return View(Page, new RestorePage(form.Mode, form.Confirmed, job.FileName, inspected));
        }

        if (outcome.Restored is { } restored)
        {
            await KeepReadyAsync();
            Toast.Leave(TempData, Words(restored));
            return Redirect("/dashboard");
        }

        ModelState.AddModelError(outcome.Error!.Field is "File" ? nameof(form.File) : nameof(form.Mode), outcome.Error.Message);
        return Refused(form);
    }

    private ViewResult Refused(RestoreForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Page, new RestorePage(form.Mode, form.Confirmed, FileName: null, Inspected: null));
    }

    /// <summary>Restored already, maybe with another reporting currency; a ledger that is not valued yet is only slower.</summary>
    private async Task KeepReadyAsync()
    {
        if (await players.FindAsync(current.Player.Id, CancellationToken.None) is { } player)
        {
            await overview.KeepReadyAsync(player.Id, player.ReportingCurrency, CancellationToken.None);
        }
    }

    private static string Words(IReadOnlyList<BackupCount> counts)
    {
        var added = counts.Where(c => c.Name is "entries").Sum(c => c.InFile - c.Kept);
        return string.Create(CultureInfo.CurrentCulture, $"Backup restored: {added:N0} {(added == 1 ? "entry" : "entries")}.");
    }
}
