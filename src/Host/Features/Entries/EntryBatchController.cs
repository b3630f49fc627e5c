using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Deletes several entries at once, and puts them back.</summary>
[Authorize]
[Route("entries/batches")]
internal sealed class EntryBatchController(IEntries entries, ICurrentPlayer current) : Controller
{
    private const string QuestionView = "/Features/Entries/DeleteAll.cshtml";
    private const string RestoreView = "/Features/Entries/RestoreAll.cshtml";
    private const int Most = 200;

    /// <summary>Asks first: how many they are, the other sides of transfers included. Somebody else's are passed over.</summary>
    [HttpPost("question")]
    public async Task<IActionResult> Ask(Guid[] ids, string? back, CancellationToken ct)
    {
        var chosen = ids.Distinct().Take(Most).ToList();
        var count = chosen.Count == 0 ? 0 : await entries.CountToDeleteAsync(current.Player.Id, [.. chosen.Select(i => new EntryId(i))], ct);
        if (count == 0)
        {
            Toast.Leave(TempData, "Tick the entries to delete first", failed: true);
            return Redirect(Back(back));
        }

        return View(QuestionView, new BatchDeletion(chosen, count, Back(back)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Delete(Guid[] ids, string? back, CancellationToken ct)
    {
        var result = await entries.DeleteAllAsync(current.Player.Id, [.. ids.Distinct().Take(Most).Select(i => new EntryId(i))], ct);
        if (result.Succeeded)
        {
            var (batch, count) = (result.Value.Batch, result.Value.Count);
            Toast.Leave(TempData, count == 1 ? "Entry deleted" : $"{count} entries deleted", amount: null, $"/entries/batches/{batch}/restore");
        }
        else
        {
            // The second click on "Delete" finds them gone: it is what was asked for.
            Toast.Leave(TempData, result.Error.Message, failed: true);
        }

        return Redirect(Back(back));
    }

    [HttpPost("{batch:guid}/restore")]
    public async Task<IActionResult> Restore(Guid batch, bool confirmed, CancellationToken ct)
    {
        var result = await entries.RestoreAllAsync(current.Player.Id, batch, confirmed, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Entries restored");
            return Redirect("/entries");
        }

        if (result.Error.IsMissing)
        {
            return NotFound();
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(RestoreView, new BatchRestoration(batch, result.Error.CanBeConfirmed));
    }

    /// <summary>Only to the list, wherever a form says.</summary>
    private string Back(string? address) =>
        Url.IsLocalUrl(address) && (address is "/entries" || address!.StartsWith("/entries?", StringComparison.Ordinal)) ? address : "/entries";
}

/// <param name="Count">How many go, other sides of transfers included.</param>
internal sealed record BatchDeletion(IReadOnlyList<Guid> Ids, int Count, string Back);

internal sealed record BatchRestoration(Guid Batch, bool CanBeConfirmed);
