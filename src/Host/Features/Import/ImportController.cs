using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Import;

/// <summary>Takes files in, and shows what was imported.</summary>
[Authorize]
[Route("import")]
internal sealed class ImportController(IImports imports, IImportJobs jobs, ICurrentPlayer current) : Controller
{
    /// <summary>Twice what is taken: a file a little too large is told so beside the field.</summary>
    private const long LargestRequest = 200L * 1024 * 1024;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await PageAsync(ct));

    [HttpPost("")]
    [RequestSizeLimit(LargestRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
    public async Task<IActionResult> Upload(UploadForm form, CancellationToken ct)
    {
        if (form.File is not { } file)
        {
            ModelState.AddModelError(nameof(form.File), "Choose a file.");
            return await AgainAsync(ct);
        }

        await using var content = file.OpenReadStream();
        var received = await imports.ReceiveAsync(current.Player.Id, file.FileName, content, IImports.LargestUpload, ct);
        if (!received.Succeeded)
        {
            ModelState.AddModelError(received.Error.Field, received.Error.Message);
            return await AgainAsync(ct);
        }

        // Where nothing is left to choose the rows are checked at once, with the accounts that the page proposes to open.
        var moment = new ImportMoment(current.Today, current.Player.TimeZone);
        if (await imports.OpenAsync(current.Player.Id, received.Value, moment, ct) is { } draft)
        {
            await imports.ChooseAsync(current.Player.Id, received.Value, draft.Choices with { OpensUnknown = true }, ct);
            if (draft.Questions.Count == 0)
            {
                await jobs.CheckAsync(current.Player.Id, received.Value, moment);
            }
        }

        return Redirect($"/import/{received.Value}");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), await PageAsync(ct));
    }

    private async Task<ImportIndexPage> PageAsync(CancellationToken ct) =>
        new(await imports.ListAsync(current.Player.Id, ct), imports.Waiting(current.Player.Id), imports.Presets, current.Player.TimeZone);
}
