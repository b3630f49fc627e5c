using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Entries;

/// <summary>The form that records an entry, for the kinds that have one.</summary>
[Authorize]
internal abstract class RecordingController(EntryKind kind, EntryRecording recording, ICurrencies currencies, ICurrentPlayer current)
    : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(string? account, CancellationToken ct) =>
        View("EntryForm", await recording.NewAsync(kind, account, ct));

    [HttpPost("new")]
    public async Task<IActionResult> Create(EntryForm form, CancellationToken ct)
    {
        var request = await recording.ReadAsync(kind, form, ModelState, ct);
        if (request is null)
        {
            return await AgainAsync(form, form.Confirmed, ct);
        }

        if (!form.Confirmed && await ObjectAsync(current.Player.Id, form, request, ct) is { } objection)
        {
            ModelState.AddModelError(objection.Field, objection.Message);
            return await AgainAsync(form, objection.CanBeConfirmed, ct);
        }

        var result = await RecordAsync(current.Player.Id, request, ct);
        if (!result.Succeeded)
        {
            ModelState.AddModelError(result.Error.Field, result.Error.Message);
            return await AgainAsync(form, result.Error.CanBeConfirmed, ct);
        }

        var words = EntryWords.Of(kind);
        var amount = MoneyDisplay.Text(currencies, new Money(request.Amount, result.Value.Balance.Currency));
        var undo = result.Value.Version is { } version ? $"/entries/{result.Value.Entry.Value}/undo?version={version}" : null;
        Toast.Leave(TempData, kind is EntryKind.BalanceUpdate ? "Balance of {0} saved" : words.Name + " of {0} saved", amount, undo);
        return Redirect($"/accounts/{request.Account.Value}");
    }

    /// <summary>What speaks against it beyond the rules of the ledger; asked only until the player has confirmed it.</summary>
    protected virtual Task<Error?> ObjectAsync(UserId owner, EntryForm form, RecordEntry request, CancellationToken ct) => Task.FromResult<Error?>(null);

    /// <summary>Hands the request to the contract of this kind.</summary>
    protected abstract Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct);

    private async Task<IActionResult> AgainAsync(EntryForm form, bool asks, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("EntryForm", await recording.PageAsync(kind, form, asks, ct));
    }
}
