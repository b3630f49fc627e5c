using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Transfers;

/// <summary>The form that records a transfer.</summary>
[Authorize]
[Route("transfers")]
internal sealed class NewTransferController(ITransfers transfers, TransferRecording recording, ICurrencies currencies, ICurrentPlayer current) : Controller
{
    private const string ViewPath = "/Features/Transfers/Form.cshtml";

    [HttpGet("new")]
    public async Task<IActionResult> New(string? account, CancellationToken ct) => View(ViewPath, await recording.NewAsync(account, ct));

    [HttpPost("new")]
    public async Task<IActionResult> Create(TransferForm form, CancellationToken ct)
    {
        if (await recording.ReadAsync(form, ModelState, ct) is not { } request)
        {
            return await AgainAsync(form, form.Confirmed, ct);
        }

        var result = await transfers.RecordAsync(current.Player.Id, request, ct);
        if (!result.Succeeded)
        {
            ModelState.AddModelError(result.Error.Field, result.Error.Message);
            return await AgainAsync(form, result.Error.CanBeConfirmed, ct);
        }

        var id = result.Value.Transfer.Value;
        var amount = MoneyDisplay.Text(currencies, new Money(request.Sent, result.Value.Balance.Currency));
        var undo = result.Value.Version is { } version ? $"/transfers/{id}/undo?version={version}" : null;
        Toast.Leave(TempData, "Transfer of {0} saved", amount, undo);
        return Redirect($"/transfers/{id}");
    }

    /// <summary>What the day's rate would give for the form as it stands, for the script that follows it. Saves nothing.</summary>
    [HttpPost("suggestion")]
    public async Task<IActionResult> Suggestion(TransferForm form, CancellationToken ct) =>
        await recording.SuggestAsync(form, ct) is { } suggestion ? PartialView("/Features/Transfers/_Suggestion.cshtml", suggestion) : NoContent();

    private async Task<IActionResult> AgainAsync(TransferForm form, bool asks, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(ViewPath, await recording.PageAsync(form, edited: null, asks, ct));
    }
}
