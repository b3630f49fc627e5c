using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Settings;

/// <summary>A player leaves: asks first and says what goes, then erases everything.</summary>
internal sealed class DeleteAccountController(
    IPlayerErasure players, IEnumerable<IOwnedData> modules, IAccounts accounts, ICurrentPlayer current) : Controller
{
    private const string Page = "~/Features/Settings/DeleteAccount.cshtml";

    [HttpGet("/settings/delete-account")]
    public async Task<IActionResult> Delete(CancellationToken ct) => View(Page, await DescribeAsync(confirmed: false, ct));

    [HttpPost("/settings/delete-account")]
    [CountAttempts(Attempt.Password)]
    public async Task<IActionResult> Delete(DeleteAccountForm form, CancellationToken ct)
    {
        if (!form.Confirmed)
        {
            ModelState.AddModelError(nameof(form.Confirmed), "Tick this if everything shall be erased.");
        }

        if (ModelState.IsValid)
        {
            var begun = await players.BeginAsync(current.Player.Id, form.CurrentPassword, ct);
            if (begun.Succeeded)
            {
                await EraseAsync(current.Player.Id);
                await HttpContext.LeaveAsync();
                Toast.Leave(TempData, "Your account and everything in it is gone.");
                return LocalRedirect("/");
            }

            ModelState.AddModelError(begun.Error.Field, begun.Error.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Page, await DescribeAsync(form.Confirmed, ct));
    }

    /// <summary>The user last: until then they can sign in and repeat what a crash cut short. A closed browser tab cuts nothing short.</summary>
    private async Task EraseAsync(UserId user)
    {
        foreach (var module in modules)
        {
            await module.EraseAsync(user, CancellationToken.None);
        }

        await players.FinishAsync(user, CancellationToken.None);
    }

    private async Task<DeleteAccountPage> DescribeAsync(bool confirmed, CancellationToken ct)
    {
        var all = await accounts.ListAsync(current.Player.Id, ct);
        return new(current.Player.Email, all.Count, all.Sum(a => a.Entries), confirmed);
    }
}
