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
internal sealed class RestoreController(IBackups backups, IPlayers players, IOverview overview, ICurrentPlayer current) : Controller
{
    // Two million entries with their history; more is for the command line, which has no limit.
    private const long LargestRequest = 1024L * 1024 * 1024;

    private const string Page = "~/Features/Export/Restore.cshtml";

    [HttpGet("")]
    public IActionResult Restore() => View(Page, new RestorePage(RestoreMode.Merge, Confirmed: false, FileName: null, Inspected: null));

    [HttpPost("")]
    [RequestSizeLimit(LargestRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
    public async Task<IActionResult> Restore(RestoreForm form, CancellationToken ct)
    {
        if (form.File is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(form.File), form.File is null ? "Choose the file of a backup." : "This file is empty. Choose one that StakeEasy made.");
        }
        else if (form.CheckOnly)
        {
            await using var content = file.OpenReadStream();
            var inspected = await backups.InspectAsync(current.Player.Id, content, progress: null, ct);
            if (inspected.Succeeded)
            {
                return View(Page, new RestorePage(form.Mode, form.Confirmed, file.FileName, inspected.Value));
            }

            ModelState.AddModelError(nameof(form.File), inspected.Error.Message);
        }
        else if (form.Mode is RestoreMode.Replace && !form.Confirmed)
        {
            ModelState.AddModelError(nameof(form.Confirmed), "Tick this if everything you have now shall go.");
        }
        else if (ModelState.IsValid)
        {
            await using var content = file.OpenReadStream();
            var restored = await backups.RestoreAsync(current.Player.Id, content, form.Mode, progress: null, ct);
            if (restored.Succeeded)
            {
                await KeepReadyAsync();
                Toast.Leave(TempData, Words(restored.Value));
                return Redirect("/dashboard");
            }

            ModelState.AddModelError(restored.Error.Field is "File" ? nameof(form.File) : nameof(form.Mode), restored.Error.Message);
        }

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
