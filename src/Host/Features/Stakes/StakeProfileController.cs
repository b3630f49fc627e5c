using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>What the player says about their play, for advice to be made of.</summary>
[Authorize]
internal sealed class StakeProfileController(
    IStakeProfiles profiles, IStakeLadders ladders, IPlayRecords records, StakeProfileForms forms, ICurrentPlayer current) : Controller
{
    public const string Path = "/recommendations/profile";

    private const string ViewPath = "/Features/Stakes/Profile.cshtml";

    [HttpGet(Path)]
    public async Task<IActionResult> Edit(CancellationToken ct)
    {
        var profile = await profiles.FindAsync(current.Player.Id, ct);
        return View(ViewPath, await PageAsync(profile is null ? StakeProfileForms.Empty : StakeProfileForms.Of(profile), newer: null, ct));
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Save(StakeProfileForm form, CancellationToken ct)
    {
        var profile = forms.Read(form, ModelState);
        if (!ModelState.IsValid)
        {
            return await RefusedAsync(form, ct);
        }

        var result = await profiles.SaveAsync(current.Player.Id, profile, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Your profile is saved.");
            return LocalRedirect(StakesController.Path);
        }

        ModelState.AddModelError(result.Error.Field, result.Error.Message);
        return result.Error.IsConflict ? await ChangedMeanwhileAsync(form, ct) : await RefusedAsync(form, ct);
    }

    private async Task<IActionResult> RefusedAsync(StakeProfileForm form, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(ViewPath, await PageAsync(form, newer: null, ct));
    }

    /// <summary>The player sees what stands now, and may replace it: the next try is for that version.</summary>
    private async Task<IActionResult> ChangedMeanwhileAsync(StakeProfileForm form, CancellationToken ct)
    {
        var newer = await profiles.FindAsync(current.Player.Id, ct);
        form.Version = (newer?.Version ?? 0).ToString(CultureInfo.InvariantCulture);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(ViewPath, await PageAsync(form, newer, ct));
    }

    private async Task<StakeProfilePage> PageAsync(StakeProfileForm form, StakeProfile? newer, CancellationToken ct)
    {
        var currency = current.Player.ReportingCurrency;
        return new(form, ladders, await records.OfAsync(current.Player.Id, currency, current.Today, ct), currency, newer);
    }
}
