using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Frontend;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Dashboard;

/// <summary>What the player has, put in and won.</summary>
[Authorize]
[Route("dashboard")]
internal sealed class DashboardController(IOverview overview, IHistory history, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    [CachedPage]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await OverviewAsync(ct));

    /// <summary>Stakes, streak and goals: a part of the page for htmx, a page of its own where no script runs.</summary>
    [HttpGet("standing")]
    [CachedPage]
    public async Task<IActionResult> Standing(CancellationToken ct) => View(await OverviewAsync(ct));

    /// <summary>A part of the page for htmx; a whole small document for the frame that stands in where no script runs.</summary>
    [HttpGet("chart")]
    [Embeddable]
    [CachedPage]
    public async Task<IActionResult> Chart(string? period, string? show, CancellationToken ct)
    {
        var over = PeriodWords.Read(period, Period.Year);
        var shown = string.Equals(show, nameof(Shown.Profit), StringComparison.OrdinalIgnoreCase) ? Shown.Profit : Shown.Bankroll;
        var data = await history.OfBankrollAsync(current.Player.Id, current.Player.ReportingCurrency, over, current.Today, ct);
        var page = new ChartPage(over, shown, data, data.Points.Count == 0 ? null : Draw(data.Points, shown));
        return Request.Headers.ContainsKey("HX-Request") ? PartialView(page) : View(page);
    }

    private Task<Overview> OverviewAsync(CancellationToken ct) =>
        overview.OfAsync(current.Player.Id, current.Player.ReportingCurrency, current.Today, ct);

    private static LineChart Draw(IReadOnlyList<HistoryPoint> points, Shown shown) => shown is Shown.Profit
        ? LineChart.Of(points.Select(p => new ChartPoint(p.Day, p.Profit)).ToList(), second: null, steps: false)
        : LineChart.Of(
            points.Select(p => new ChartPoint(p.Day, p.Bankroll)).ToList(),
            points.Select(p => new ChartPoint(p.Day, p.NetDeposits)).ToList(),
            steps: false);
}
