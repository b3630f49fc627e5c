using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Features.Settings;

internal sealed class PasswordController(IPasswords passwords, ICurrentPlayer current) : Controller
{
    private const string Page = "~/Features/Settings/Password.cshtml";

    [HttpGet("/settings/password")]
    public IActionResult Change() => View(Page);

    [HttpPost("/settings/password")]
    [CountAttempts(Attempt.Password)]
    public async Task<IActionResult> Change(PasswordForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var result = await passwords.ChangeAsync(current.Player.Id, form.CurrentPassword, form.NewPassword, ct);
            if (result.Succeeded)
            {
                await KeepThisSessionAsync(result.Value);
                Toast.Leave(TempData, "Your password is changed. Sessions on other devices have ended.");
                return LocalRedirect("/settings");
            }

            ModelState.AddModelError(result.Error.Field, result.Error.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Page);
    }

    private async Task KeepThisSessionAsync(Session session)
    {
        var now = await HttpContext.AuthenticateAsync();
        await HttpContext.SignInAsync(
            PlayerSessions.Principal(session), new AuthenticationProperties { IsPersistent = now.Properties?.IsPersistent is true });
    }
}
