using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Import;

/// <summary>Takes a whole import back: asks first, and names what was edited since.</summary>
[Authorize]
[Route("import/{id:guid}/undo")]
internal sealed class ImportUndoController(IImports imports, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Ask(Guid id, CancellationToken ct) =>
        await imports.DescribeUndoAsync(current.Player.Id, id, ct) is { } undo
            ? View("/Features/Import/Undo.cshtml", new ImportUndoPage(undo, current.Player.TimeZone, current.Today))
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Undo(Guid id)
    {
        // A closed browser tab does not stop half way: it is one transaction, and the player has said yes.
        var undone = await imports.UndoAsync(current.Player.Id, id, CancellationToken.None);
        if (!undone.Succeeded)
        {
            return NotFound();
        }

        Toast.Leave(TempData, $"Import of {undone.Value.FileName} undone");
        return Redirect("/import");
    }
}
