using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Play;

/// <summary>Limits a player sets for themselves, breaks, and when their day begins.</summary>
[Authorize]
[Route("settings/play")]
internal sealed class PlayController(IPlayLimits limits, IStreaks streaks, ICurrencies currencies, ICurrentPlayer current) : Controller
{
    private const decimal MinutesPerHour = 60m;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await PageAsync(typed: null, ct));

    [HttpPost("limits")]
    public async Task<IActionResult> Limit(LimitForm form, CancellationToken ct)
    {
        var (amount, problem) = Read(form);
        if (problem is null && ModelState.IsValid)
        {
            var result = await limits.ChangeAsync(current.Player.Id, form.Kind, amount, ct);
            if (result.Succeeded)
            {
                Toast.Leave(TempData, result.Value switch
                {
                    { NextFrom: not null } => "Your change acts in 24 hours",
                    null => "No limit",
                    _ => "Limit saved",
                });
                return RedirectToAction(nameof(Index));
            }

            problem = result.Error.Message;
        }

        ModelState.AddModelError(FieldOf(form.Kind), problem ?? "There is no such limit.");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), await PageAsync(form, ct));
    }

    [HttpPost("break")]
    public async Task<IActionResult> Break(int days, CancellationToken ct)
    {
        var result = await limits.CoolOffAsync(current.Player.Id, days, ct);
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Your break lasts until " + DayText.At(result.Value, current.Player.TimeZone));
            return RedirectToAction(nameof(Index));
        }

        ModelState.AddModelError(result.Error.Field, result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), await PageAsync(typed: null, ct));
    }

    [HttpPost("day-start")]
    public async Task<IActionResult> DayStart(int? hour, CancellationToken ct)
    {
        var result = hour is >= 0 and < 24 ? await streaks.ChangeDayStartAsync(current.Player.Id, new(hour.Value, 0), ct) : new Error("DayStart", "Choose a full hour.");
        if (result.Succeeded)
        {
            Toast.Leave(TempData, "Saved");
            return RedirectToAction(nameof(Index));
        }

        ModelState.AddModelError(result.Error.Field, result.Error.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), await PageAsync(typed: null, ct));
    }

    /// <summary>The name of the field of a limit.</summary>
    public static string FieldOf(LimitKind kind) => "Amount-" + kind;

    private (decimal? Amount, string? Problem) Read(LimitForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Amount))
        {
            return (null, null);
        }

        if (form.Kind is not LimitKind.SessionMinutes)
        {
            return TypedAmount.Read(form.Amount, currencies.Find(current.Player.ReportingCurrency)!);
        }

        return MoneyText.TryParse(form.Amount, CultureInfo.CurrentCulture, out var hours) && hours is > 0m and <= 24m
            ? (Math.Max(1m, Math.Round(hours * MinutesPerHour)), null)
            : (null, "Enter hours, such as 3 or 2.5, up to 24.");
    }

    private async Task<PlayPage> PageAsync(LimitForm? typed, CancellationToken ct)
    {
        var owner = current.Player.Id;
        IReadOnlyList<LimitUse> uses = [.. await limits.DepositsAsync(owner, current.Today, ct), .. await limits.LossesAsync(owner, current.Today, ct)];
        return new(
            await limits.ListAsync(owner, ct), uses, current.Player.ReportingCurrency, (await streaks.OfAsync(owner, ct)).DayStart,
            await limits.CoolingOffUntilAsync(owner, ct), current.Player.TimeZone, typed);
    }
}
