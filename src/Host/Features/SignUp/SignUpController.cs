using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Settings;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Features.SignUp;

[AllowAnonymous]
internal sealed class SignUpController(ISignUp signUp, ICurrencies currencies) : Controller
{
    [HttpGet("/sign-up")]
    public IActionResult SignUp() =>
        HttpContext.FindPlayer() is not null ? LocalRedirect("/dashboard") : View(Page(new SignUpForm()));

    [HttpPost("/sign-up")]
    [CountAttempts(Attempt.SignUp)]
    public async Task<IActionResult> SignUp(SignUpForm form, CancellationToken ct)
    {
        var page = Page(form);
        if (ModelState.IsValid && page.Choices.Read(Theme.System, currencies, ModelState) is { } preferences)
        {
            var result = await signUp.SignUpAsync(form.Email, form.Password, preferences, ct);
            if (result.Succeeded)
            {
                // The same way for a new address and a known one: see docs/adr on signing up without e-mail.
                SignUpNotice.Leave(TempData, form.Email.Trim());
                return LocalRedirect("/sign-in");
            }

            ModelState.AddModelError(result.Error.Field, result.Error.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(page);
    }

    /// <summary>What was chosen, or what the browser suggests. A browser without scripts does not tell its time zone.</summary>
    private SignUpPage Page(SignUpForm form) => new(form.Email, new PreferenceChoices(
        form.ReportingCurrency ?? Preferences.Default.ReportingCurrency.Value,
        form.TimeZoneId ?? TimeZoneChoices.Default,
        form.CultureName ?? RequestCulture.OfBrowser(Request).Name,
        currencies.Current));
}

/// <param name="Email">As typed.</param>
internal sealed record SignUpPage(string Email, PreferenceChoices Choices);
