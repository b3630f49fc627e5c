using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Filters that the player wants back.</summary>
[Authorize]
[Route("entries/views")]
internal sealed class SavedViewsController(
    ISavedViews views, IAccounts accounts, EntryFilterReader filters, EntryLists lists, ICurrentPlayer current) : Controller
{
    private const string ListView = "/Features/Entries/Views.cshtml";
    private const string RenameView = "/Features/Entries/RenameView.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(ListView, await ListAsync(ct));

    /// <summary>Saves the filter of the list, unless it cannot be read; also what takes a deletion back.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Save(string? name, string? query, CancellationToken ct)
    {
        var filter = EntryQuery.Of(query ?? "");
        filters.Read(filter, await accounts.ListAsync(current.Player.Id, ct), ModelState);
        var result = ModelState.IsValid ? await views.SaveAsync(current.Player.Id, name ?? "", SavedQuery.ToStore(filter), ct) : null;
        if (result is { Succeeded: true })
        {
            Toast.Leave(TempData, $"View “{name?.Trim()}” saved");
            return Redirect(filter.AddressAt(null));
        }

        ModelState.Clear();
        var page = await lists.OfAllAsync(filter, this, ct);
        if (result is not null)
        {
            ModelState.AddModelError(result.Error!.Field, result.Error.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(EntryListController.ViewPath, page with { ViewName = name ?? "" });
    }

    [HttpGet("{id:guid}/rename")]
    public async Task<IActionResult> Rename(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } view ? View(RenameView, new RenameViewPage(view, view.Name)) : NotFound();

    [HttpPost("{id:guid}/rename")]
    public async Task<IActionResult> Rename(Guid id, string? name, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } view)
        {
            return NotFound();
        }

        var result = await views.RenameAsync(current.Player.Id, view.Id, name ?? "", ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Name saved");
            return RedirectToAction(nameof(Index));
        }

        ModelState.AddModelError(result.Error.Field, result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(RenameView, new RenameViewPage(view, name));
    }

    /// <summary>Nothing but a name goes, and the toast brings it back: no question is asked.</summary>
    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } view || !await views.DeleteAsync(current.Player.Id, view.Id, ct))
        {
            return NotFound();
        }

        var undo = $"/entries/views?Name={Uri.EscapeDataString(view.Name)}&Query={Uri.EscapeDataString(view.Query)}";
        Toast.Leave(TempData, $"View “{view.Name}” deleted", amount: null, undo);
        return RedirectToAction(nameof(Index));
    }

    private async Task<SavedView?> FindAsync(Guid id, CancellationToken ct) =>
        (await ListAsync(ct)).FirstOrDefault(v => v.Id.Value == id);

    private async Task<IReadOnlyList<SavedView>> ListAsync(CancellationToken ct) => SavedQuery.AsTyped(await views.ListAsync(current.Player.Id, ct));
}

internal sealed record RenameViewPage(SavedView View, string? Name);
