using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Features.Settings;

internal sealed class SettingsController(IPreferences preferences, ICurrencies currencies, ICurrentPlayer current, IOverview overview) : Controller
{
    [HttpGet("/settings")]
    public IActionResult Index()
    {
        var player = current.Player;
        return View(new SettingsPage(player.Email, player.Theme, new PreferenceChoices(
            player.ReportingCurrency.Value, player.TimeZoneId, player.CultureName, currencies.Current)));
    }

    [HttpPost("/settings")]
    public async Task<IActionResult> Index(SettingsForm form, CancellationToken ct)
    {
        var choices = new PreferenceChoices(form.ReportingCurrency, form.TimeZoneId, form.CultureName, currencies.Current);
        if (ModelState.IsValid && choices.Read(form.Theme, currencies, ModelState) is { } chosen)
        {
            var result = await preferences.ChangeAsync(current.Player.Id, chosen, ct);
            if (result.Succeeded)
            {
                // Saved already; a ledger that is not valued anew yet is only slower.
                await overview.KeepReadyAsync(current.Player.Id, chosen.ReportingCurrency, CancellationToken.None);
                Toast.Leave(TempData, "Your settings are saved.");
                return RedirectToAction(nameof(Index));
            }

            ModelState.AddModelError(result.Error.Field, result.Error.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new SettingsPage(current.Player.Email, form.Theme, choices));
    }

    [HttpPost("/settings/theme")]
    public async Task<IActionResult> ChangeTheme(Theme theme, string? returnUrl, CancellationToken ct)
    {
        // Only a hand-made request names another theme than the buttons do.
        return ModelState.IsValid && (await preferences.ChangeThemeAsync(current.Player.Id, theme, ct)).Succeeded ? Back(returnUrl) : BadRequest();
    }

    /// <summary>The "hide amounts" button of every page.</summary>
    [HttpPost("/settings/amounts")]
    public async Task<IActionResult> HideAmounts(bool hidden, string? returnUrl, CancellationToken ct)
    {
        await preferences.HideAmountsAsync(current.Player.Id, hidden, ct);
        return Back(returnUrl);
    }

    /// <summary>To the page the button was on. A script has changed that page already and wants none.</summary>
    private IActionResult Back(string? returnUrl) =>
        Request.Headers.ContainsKey("HX-Request") || !Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? NoContent()
            : LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/settings");
}
