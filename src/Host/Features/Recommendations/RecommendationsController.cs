using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Recommendations;

/// <summary>What to do next, and what the player says to it.</summary>
[Authorize]
[Route("recommendations")]
internal sealed class RecommendationsController(INextActions actions, IStakeProfiles profiles, IPlayLimits limits, ICurrentPlayer current) : Controller
{
    private const string Address = "/recommendations";

    private ActionsOf Mine => new(current.Player.Id, current.Player.ReportingCurrency, current.Today, current.Player.TimeZone);

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(new RecommendationsPage(
            await ListAsync(ct), await profiles.FindAsync(current.Player.Id, ct) is null && await limits.CoolingOffUntilAsync(current.Player.Id, ct) is null));

    /// <summary>A part of the dashboard for htmx, which loads it when the page is there; a page of its own where no script runs.</summary>
    [HttpGet("best")]
    public async Task<IActionResult> Best(CancellationToken ct)
    {
        var list = await ListAsync(ct);
        var part = Request.Headers.ContainsKey("HX-Request");
        var page = new BestActionPage(
            list.Items.Count > 0 ? list.Items[0] : null, Math.Max(0, list.Items.Count - 1) + list.More, list.IsNew, part ? AnsweredOn.Dashboard : AnsweredOn.Best);
        return part ? PartialView("_Best", page) : View(page);
    }

    [HttpPost("{id:guid}/snooze")]
    public async Task<IActionResult> Snooze(Guid id, [FromForm(Name = "For")] Snooze? length, AnsweredOn on, CancellationToken ct) =>
        length is { } chosen && Enum.IsDefined(chosen) ? After(id, await actions.SnoozeAsync(Mine, id, chosen, ct), on) : BadRequest();

    [HttpPost("{id:guid}/dismiss")]
    public async Task<IActionResult> Dismiss(Guid id, AnsweredOn on, CancellationToken ct) => After(id, await actions.DismissAsync(Mine, id, ct), on);

    [HttpPost("{id:guid}/done")]
    public async Task<IActionResult> MarkDone(Guid id, AnsweredOn on, CancellationToken ct) => After(id, await actions.MarkDoneAsync(Mine, id, ct), on);

    [HttpPost("{id:guid}/undo")]
    public async Task<IActionResult> Undo(Guid id, AnsweredOn on, CancellationToken ct)
    {
        if (!await actions.UndoAsync(Mine, id, ct))
        {
            return NotFound();
        }

        Toast.Leave(TempData, "Back in your list");
        return Redirect(AddressOf(on));
    }

    /// <summary>During a break that the player takes from stakes, nothing in it is about stakes.</summary>
    private async Task<NextActionList> ListAsync(CancellationToken ct)
    {
        var list = await actions.ShowAsync(Mine, ct);
        return await limits.CoolingOffUntilAsync(current.Player.Id, ct) is null
            ? list
            : list with { Items = [.. list.Items.Where(IsNotOfStakes)], Aside = [.. list.Aside.Where(a => IsNotOfStakes(a.Action))] };
    }

    private static bool IsNotOfStakes(NextAction action) => action.What.Kind is not (ActionKind.MoveDown or ActionKind.Downswing);

    private IActionResult After(Guid id, Answered? answered, AnsweredOn on)
    {
        if (answered is null)
        {
            return NotFound();
        }

        if (answered.IsSettled)
        {
            Toast.Leave(TempData, "That has settled itself meanwhile");
            return Redirect(AddressOf(on));
        }

        var said = answered switch
        {
            { Answer: ActionAnswer.Snoozed, Until: { } day } => "Snoozed until " + DayText.Prose(day),
            { Answer: ActionAnswer.Done } => "Marked as done",
            _ => "Dismissed until it changes",
        };
        Toast.Leave(TempData, said, amount: null, $"{Address}/{id}/undo?on={on}");
        return Redirect(AddressOf(on));
    }

    private static string AddressOf(AnsweredOn on) => on switch
    {
        AnsweredOn.Dashboard => "/dashboard",
        AnsweredOn.Best => Address + "/best",
        _ => Address,
    };
}
