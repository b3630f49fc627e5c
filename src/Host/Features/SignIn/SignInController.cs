using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.SignUp;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Features.SignIn;

[AllowAnonymous]
internal sealed class SignInController(ISignIn signIn, INotices notices) : Controller
{
    [HttpGet("/sign-in")]
    public IActionResult SignIn(string? returnUrl)
    {
        if (HttpContext.FindPlayer() is not null)
        {
            return LocalRedirect(Target(returnUrl));
        }

        var signedUp = SignUpNotice.Take(TempData);
        ViewData["SignedUp"] = signedUp is not null;
        return View(new SignInForm { Email = signedUp ?? "", ReturnUrl = returnUrl });
    }

    [HttpPost("/sign-in")]
    [CountAttempts(Attempt.SignIn)]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken ct)
    {
        var session = ModelState.IsValid ? await signIn.SignInAsync(form.Email, form.Password, ct) : null;
        if (session is not null)
        {
            await HttpContext.SignInAsync(PlayerSessions.Principal(session), new AuthenticationProperties { IsPersistent = form.Remember });
            await notices.PassOverAsync(session.User, CancellationToken.None);
            return LocalRedirect(Target(form.ReturnUrl));
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError("", "E-mail address and password do not belong together. Check both. After five failures an account rests for 15 minutes, even for the right password.");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(form);
    }

    [HttpGet("/sign-out")]
    public IActionResult SignOutPage() => HttpContext.FindPlayer() is null ? LocalRedirect("/") : View();

    [HttpPost("/sign-out")]
    public async Task<IActionResult> SignOutNow()
    {
        await HttpContext.LeaveAsync();
        return LocalRedirect("/");
    }

    /// <summary>Only pages of ours: a link that someone sends must not lead elsewhere after the password.</summary>
    private string Target(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/dashboard";
}
