using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Accounts;

/// <summary>What can be done with an account: rename, move, archive, take back into use, delete.</summary>
[Authorize]
[Route("accounts/{id:guid}")]
internal sealed class AccountActionsController(IAccounts accounts, ICurrentPlayer current) : Controller
{
    private const string RenameView = "/Features/Accounts/Rename.cshtml";
    private const string ArchiveView = "/Features/Accounts/Archive.cshtml";

    [HttpGet("rename")]
    public async Task<IActionResult> Rename(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } account ? View(RenameView, new RenamePage(account, account.Name)) : NotFound();

    [HttpPost("rename")]
    public async Task<IActionResult> Rename(Guid id, [FromForm(Name = "Name")] string? name, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } account)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var result = await accounts.RenameAsync(current.Player.Id, account.Id, name ?? "", ct);
            if (result.Succeeded)
            {
                Toast.Leave(TempData, "Name saved");
                return Redirect($"/accounts/{id}");
            }

            ModelState.AddModelError(result.Error.Field, result.Error.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(RenameView, new RenamePage(account, name));
    }

    /// <summary>The question by itself, for those whose browser runs no script.</summary>
    [HttpGet("archive")]
    public async Task<IActionResult> Archive(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } account ? View(ArchiveView, new AccountQuestion(account)) : NotFound();

    [HttpPost("archive")]
    public async Task<IActionResult> ArchiveNow(Guid id, CancellationToken ct) =>
        await DoAsync(id, accounts.ArchiveAsync, account => $"{account.Name} archived", $"/accounts/{id}/restore", "/accounts", ct);

    [HttpPost("restore")]
    public async Task<IActionResult> Restore(Guid id, CancellationToken ct) =>
        await DoAsync(id, accounts.RestoreAsync, account => $"{account.Name} is in use again", undoUrl: null, $"/accounts/{id}", ct);

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct) =>
        await DoAsync(id, accounts.DeleteAsync, account => $"{account.Name} deleted", undoUrl: null, "/accounts", ct);

    [HttpPost("move")]
    public async Task<IActionResult> Move(Guid id, MoveDirection direction, CancellationToken ct)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(direction))
        {
            return BadRequest();
        }

        var result = await accounts.MoveAsync(current.Player.Id, new AccountId(id), direction, ct);
        return result.Succeeded ? Redirect($"/accounts#account-{id}") : NotFound();
    }

    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<UserId, AccountId, CancellationToken, Task<Result<Done>>> act,
        Func<Account, string> done,
        string? undoUrl,
        string next,
        CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } account)
        {
            return NotFound();
        }

        var result = await act(current.Player.Id, account.Id, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, done(account), amount: null, undoUrl);
            return Redirect(next);
        }

        ModelState.AddModelError("", result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(ArchiveView, new AccountQuestion(account));
    }

    private Task<Account?> FindAsync(Guid id, CancellationToken ct) => accounts.FindAsync(current.Player.Id, new AccountId(id), ct);
}
