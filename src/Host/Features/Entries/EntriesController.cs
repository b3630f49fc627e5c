using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Entries;

/// <summary>An entry with its history.</summary>
[Authorize]
[Route("entries")]
internal sealed class EntriesController(IEntries entries, IAccounts accounts, LaterUpdates later, ICurrentPlayer current) : Controller
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CancellationToken ct)
    {
        var entry = await entries.FindAsync(current.Player.Id, new EntryId(id), ct);
        if (entry?.Kind is EntryKind.Session)
        {
            return Redirect($"/sessions/{id}");
        }

        var history = await entries.HistoryAsync(current.Player.Id, new EntryId(id), ct);
        if ((entry?.Transfer ?? history.Select(r => (r.Before ?? r.After)?.Transfer).FirstOrDefault()) is { } transfer)
        {
            return Redirect($"/transfers/{transfer}");
        }

        return entry is null && history.Count == 0
            ? NotFound()
            : View(new EntryDetailsPage(new EntryId(id), entry, history, entry is null ? null : await DeletionAsync(entry, ct), current.Player.TimeZone));
    }

    /// <summary>The question by itself, for those whose browser runs no script.</summary>
    [HttpGet("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct) =>
        await entries.FindAsync(current.Player.Id, new EntryId(id), ct) switch
        {
            null => NotFound(),
            { Transfer: { } transfer } => Redirect($"/transfers/{transfer}/delete"),
            { } entry => View(await DeletionAsync(entry, ct)),
        };

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, uint version, Guid idempotencyKey, CancellationToken ct)
    {
        var key = idempotencyKey == Guid.Empty ? Guid.NewGuid() : idempotencyKey;
        var result = await entries.DeleteAsync(current.Player.Id, new EntryId(id), version, key, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Entry deleted", amount: null, $"/entries/{id}/restore");
            return Redirect("/entries");
        }

        if (await entries.FindAsync(current.Player.Id, new EntryId(id), ct) is not { } entry)
        {
            return NotFound();
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = result.Error.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Delete), await DeletionAsync(entry, ct));
    }

    /// <summary>Takes back what was just recorded: the toast's button. It knows the entry as it was then; a change since is not undone with it.</summary>
    [HttpPost("{id:guid}/undo")]
    public Task<IActionResult> Undo(Guid id, uint version, CancellationToken ct) => Delete(id, version, Guid.NewGuid(), ct);

    [HttpPost("{id:guid}/restore")]
    public async Task<IActionResult> Restore(Guid id, bool confirmed, CancellationToken ct)
    {
        var result = await entries.RestoreAsync(current.Player.Id, new EntryId(id), confirmed, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Entry restored");
            return RedirectToAction(nameof(Details), new { id });
        }

        var history = await entries.HistoryAsync(current.Player.Id, new EntryId(id), ct);
        if (history.Count == 0)
        {
            return NotFound();
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Details), new EntryDetailsPage(new EntryId(id), Entry: null, history, Deletion: null, current.Player.TimeZone)
        {
            RestoringNeedsConfirmation = result.Error.CanBeConfirmed,
        });
    }

    private async Task<Deletion> DeletionAsync(Entry entry, CancellationToken ct)
    {
        var account = await accounts.FindAsync(current.Player.Id, entry.Account, ct)
            ?? throw new InvalidOperationException($"Entry {entry.Id.Value} has no account.");
        var next = await later.NextAsync(entry, ct);
        return new(entry, account.Balance, next is null ? account.Balance - entry.Amount : account.Balance, next, Guid.NewGuid());
    }
}
