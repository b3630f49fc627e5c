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

    /// <summary>Asks first: how many they are and what they add up to, the other sides of transfers included. Somebody else's are passed over.</summary>
    [HttpPost("question")]
    public async Task<IActionResult> Ask(Guid[] ids, string? back, CancellationToken ct)
    {
        var chosen = ids.Distinct().Take(Most).ToList();
        var all = await entries.LookAtAllAsync(current.Player.Id, [.. chosen.Select(i => new EntryId(i))], ct);
        if (all.Count == 0)
        {
            Toast.Leave(TempData, "Tick the entries to delete first", failed: true);
            return Redirect(Back(back));
        }

        return View(QuestionView, new BatchDeletion(chosen, all, Back(back)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Delete(Guid[] ids, string? back, CancellationToken ct)
    {
        var result = await entries.DeleteAllAsync(current.Player.Id, [.. ids.Distinct().Take(Most).Select(i => new EntryId(i))], ct);
        if (result.Succeeded)
        {
            var (batch, count) = (result.Value.Batch, result.Value.Count);
            var undo = $"/entries/batches/{batch}/restore?Back={Uri.EscapeDataString(Back(back))}";
            Toast.Leave(TempData, count == 1 ? "Entry deleted" : $"{count} entries deleted", amount: null, undo);
        }
        else
        {
            // The second click on "Delete" finds them gone: it is what was asked for.
            Toast.Leave(TempData, result.Error.Message, failed: true);
        }

        return Redirect(Back(back));
    }

    [HttpPost("{batch:guid}/restore")]
    public async Task<IActionResult> Restore(Guid batch, bool confirmed, string? back, CancellationToken ct)
    {
        var result = await entries.RestoreAllAsync(current.Player.Id, batch, confirmed, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Entries restored");
            return Redirect(Back(back));
        }

        if (result.Error.IsMissing)
        {
            return NotFound();
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(RestoreView, new BatchRestoration(batch, result.Error.CanBeConfirmed, Back(back)));
    }

    /// <summary>Only to the list, wherever a form says.</summary>
    private string Back(string? address) =>
        Url.IsLocalUrl(address) && (address is "/entries" || address!.StartsWith("/entries?", StringComparison.Ordinal)) ? address : "/entries";
}

/// <param name="Ids">What was ticked.</param>
/// <param name="All">What goes, other sides of transfers included.</param>
/// <param name="Back">The list they were ticked in.</param>
internal sealed record BatchDeletion(IReadOnlyList<Guid> Ids, ToDelete All, string Back);

internal sealed record BatchRestoration(Guid Batch, bool CanBeConfirmed, string Back);
