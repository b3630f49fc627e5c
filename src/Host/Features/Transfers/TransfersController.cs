using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Transfers;

/// <summary>One transfer: both its sides, what it cost, its history. It goes and comes back as one.</summary>
[Authorize]
[Route("transfers/{id:guid}")]
internal sealed class TransfersController(
    ITransfers transfers, IEntries entries, TransferRates rates, TransferDeletions deletions, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct) =>
        await PageAsync(id, ct) is { } page ? View(page) : NotFound();

    /// <summary>The question by itself, for those whose browser runs no script.</summary>
    [HttpGet("delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } transfer ? View(await deletions.OfAsync(transfer, ct)) : NotFound();

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(Guid id, uint version, Guid idempotencyKey, CancellationToken ct)
    {
        // The second click on "Delete" finds the transfer gone; the ledger knows its key.
        var side = (await FindAsync(id, ct))?.Sent.Id ?? new EntryId(id);
        var key = idempotencyKey == Guid.Empty ? Guid.NewGuid() : idempotencyKey;
        var result = await entries.DeleteAsync(current.Player.Id, side, version, key, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Transfer deleted", amount: null, $"/transfers/{id}/restore");
            return Redirect("/entries");
        }

        if (await FindAsync(id, ct) is not { } transfer)
        {
            return NotFound();
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = result.Error.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Delete), await deletions.OfAsync(transfer, ct));
    }

    /// <summary>Takes back what was just recorded: the toast's button. It knows the transfer as it was then; a change since is not undone with it.</summary>
    [HttpPost("undo")]
    public Task<IActionResult> Undo(Guid id, uint version, CancellationToken ct) => Delete(id, version, Guid.NewGuid(), ct);

    [HttpPost("restore")]
    public async Task<IActionResult> Restore(Guid id, bool confirmed, CancellationToken ct)
    {
        var result = await entries.RestoreAsync(current.Player.Id, new EntryId(id), confirmed, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Transfer restored");
            return Redirect($"/transfers/{id}");
        }

        if (await PageAsync(id, ct) is not { } page)
        {
            return NotFound();
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Details), page with { RestoringNeedsConfirmation = result.Error.CanBeConfirmed });
    }

    /// <summary>Null if there never was such a transfer.</summary>
    private async Task<TransferPage?> PageAsync(Guid id, CancellationToken ct)
    {
        var transfer = await FindAsync(id, ct);
        var history = await transfers.HistoryAsync(current.Player.Id, new TransferId(id), ct);
        if (transfer is null)
        {
            return history.Count == 0 ? null : new(new TransferId(id), Transfer: null, Exchange: null, history, Deletion: null, current.Player.TimeZone);
        }

        var exchange = await rates.OfAsync(transfer, current.Player.ReportingCurrency, ct);
        return new(transfer.Id, transfer, exchange, history, await deletions.OfAsync(transfer, ct), current.Player.TimeZone);
    }

    private Task<Transfer?> FindAsync(Guid id, CancellationToken ct) => transfers.FindAsync(current.Player.Id, new TransferId(id), ct);
}
