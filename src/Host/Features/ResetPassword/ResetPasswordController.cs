using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Features.ResetPassword;

/// <summary>Where the links of the command <c>reset-password</c> lead. Opening one changes nothing: programs open links, too.</summary>
[AllowAnonymous]
internal sealed class ResetPasswordController(IPasswordResets resets) : Controller
{
    [HttpGet("/reset-password")]
    public async Task<IActionResult> ResetPassword(string? token, CancellationToken ct)
    {
        // The link is as good as a password: nothing that this page loads is to be told it.
        Response.Headers.CacheControl = "no-store";
        var open = await resets.IsOpenAsync(token ?? "", ct);
        Response.StatusCode = open ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
        return View(new ResetPasswordPage(token ?? "", open));
    }

    [HttpPost("/reset-password")]
    [CountAttempts(Attempt.ResetPassword)]
    public async Task<IActionResult> ResetPassword(ResetPasswordForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var result = await resets.UseAsync(form.Token, form.NewPassword, ct);
            if (result.Succeeded)
            {
                await HttpContext.LeaveAsync();
                Toast.Leave(TempData, "Your password is set. Sign in with it.");
                return LocalRedirect("/sign-in");
            }

            ModelState.AddModelError(result.Error.Field, result.Error.Message);
        }

        var open = await resets.IsOpenAsync(form.Token, ct);
        Response.StatusCode = open ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status410Gone;
        return View(new ResetPasswordPage(form.Token, open));
    }
}

/// <param name="Open">Whether the link still works.</param>
internal sealed record ResetPasswordPage(string Token, bool Open);

internal sealed class ResetPasswordForm
{
    public string Token { get; init; } = "";

    [Required(ErrorMessage = "Choose a password of 10 characters or more.")]
    public string NewPassword { get; init; } = "";
}
