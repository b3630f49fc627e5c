using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Transfers;

/// <summary>Changes a transfer, both sides at once. What it said before stays in its history.</summary>
[Authorize]
[Route("transfers/{id:guid}/edit")]
internal sealed class TransferEditController(ITransfers transfers, TransferRecording recording, ICurrentPlayer current) : Controller
{
    private const string ViewPath = "/Features/Transfers/Form.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } transfer ? View(ViewPath, await recording.EditAsync(transfer, ct)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Save(Guid id, TransferForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } transfer)
        {
            return NotFound();
        }

        if (!uint.TryParse(form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            ModelState.AddModelError("", "This form is incomplete. Open the transfer again.");
        }

        if (await recording.ReadAsync(form, ModelState, ct) is not { } request)
        {
            return await AgainAsync(form, transfer, form.Confirmed, ct);
        }

        var result = await transfers.AmendAsync(current.Player.Id, transfer.Id, version, request, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Change saved");
            return Redirect($"/transfers/{id}");
        }

        if (result.Error.IsConflict)
        {
            return await ConflictAsync(id, form, ct);
        }

        ModelState.AddModelError(result.Error.Field, result.Error.Message);
        return await AgainAsync(form, transfer, result.Error.CanBeConfirmed, ct);
    }

    /// <summary>Somebody was faster: the newer values are shown beside what was typed, and saving again is a decision.</summary>
    private async Task<IActionResult> ConflictAsync(Guid id, TransferForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } newer)
        {
            return NotFound();
        }

        ModelState.Clear();
        form.Version = newer.Version.ToString(CultureInfo.InvariantCulture);
        form.IdempotencyKey = Guid.NewGuid().ToString();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(ViewPath, await recording.PageAsync(form, newer, asks: false, ct) with { Newer = true });
    }

    private async Task<IActionResult> AgainAsync(TransferForm form, Transfer transfer, bool asks, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(ViewPath, await recording.PageAsync(form, transfer, asks, ct));
    }

    private Task<Transfer?> FindAsync(Guid id, CancellationToken ct) => transfers.FindAsync(current.Player.Id, new TransferId(id), ct);
}
