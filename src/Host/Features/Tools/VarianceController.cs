using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <summary>
/// What chance may bring, simulated. Everything asked for stands in the address, so that a link gives the same figures to everybody. Who
/// leaves the page ends the simulation.
/// </summary>
[AllowAnonymous]
internal sealed class VarianceController(
    CashVariance cash, TournamentVariance tournaments, OwnRecords records, IAttempts attempts, IOptions<SecurityOptions> security) : Controller
{
    private const string Tournament = "tournament";
    private const string ViewPath = "/Features/Tools/Variance.cshtml";

    [HttpGet(VariancePage.Path)]
    public async Task<IActionResult> Variance(string? format, CancellationToken ct)
    {
        var fields = new ToolFields(Request.Query, ModelState, "Seed");
        var ofTournaments = fields.Choice("Of", ["cash", Tournament]) is Tournament;
        var own = await OwnAsync(ofTournaments, ct);
        if (fields.Asked && HttpContext.FindPlayer() is null && await WaitAsync(ct) is { } wait)
        {
            var seconds = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            Response.Headers.RetryAfter = seconds;
            ModelState.AddModelError("", $"Many simulations came from your network within a minute. Wait {seconds} s, then try again; an account has no such limit.");
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }

        var figures = ofTournaments ? await tournaments.AnswerAsync(fields, own, ct) : await cash.AnswerAsync(fields, own, ct);
        if (!ModelState.IsValid && Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return figures is not null && string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase)
            ? Csv(figures)
            : View(ViewPath, new VariancePage(fields, ofTournaments, own, figures));
    }

    /// <summary>The statistics cost a query, so they are asked for only where they fill in a form.</summary>
    private async Task<OwnRecord?> OwnAsync(bool ofTournaments, CancellationToken ct) => HttpContext.FindPlayer() is { } player
        ? await records.OfAsync(player, HttpContext.RequestServices.GetRequiredService<ICurrentPlayer>().Today, ofTournaments, ct)
        : null;

    private Task<TimeSpan?> WaitAsync(CancellationToken ct) =>
        attempts.CountAsync($"Simulation from {ClientAddress.Subscriber(HttpContext)}", security.Value.SimulationsPerMinute, ct);

    private static CsvTable Csv(VarianceFigures figures) => new(
        "variance",
        [figures.Step, "5 of 100 below", "25 of 100 below", "50 of 100 below", "75 of 100 below", "95 of 100 below", "share ruined"],
        figures.Simulation.Fan.Select(p => (IReadOnlyList<object?>)
        [
            p.Step * figures.StepSize, Cell(p.Won.P5), Cell(p.Won.P25), Cell(p.Won.P50), Cell(p.Won.P75), Cell(p.Won.P95), (decimal)p.Ruined,
        ]));

    private static decimal Cell(double value) => Math.Round((decimal)value, 4);
}
