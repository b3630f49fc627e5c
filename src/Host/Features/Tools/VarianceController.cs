using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Achievements;
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
    CashVariance cash, TournamentVariance tournaments, IPlayRecords records, IAttempts attempts, IOptions<SecurityOptions> security) : Controller
{
    private const string Tournament = "tournament";
    private const string ViewPath = "/Features/Tools/Variance.cshtml";

    [HttpGet(VariancePage.Path)]
    [Counts(ActivityKind.ToolUsed, "variance", Asked = "Seed")]
    public async Task<IActionResult> Variance(string? format, CancellationToken ct)
    {
        var fields = new ToolFields(Request.Query, ModelState, "Seed");
        var ofTournaments = fields.Choice("Of", ["cash", Tournament]) is Tournament;
        var record = await RecordAsync(ct);
        var hourly = !ofTournaments && CashVariance.IsHourly(fields, record?.Cash);
        var own = record is null ? null : Own(record, ofTournaments, hourly);
        var figures = ofTournaments ? await tournaments.AnswerAsync(fields, own, AdmitAsync, ct) : await cash.AnswerAsync(fields, hourly, own, AdmitAsync, ct);
        if (!ModelState.IsValid && Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return figures is not null && string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase)
            ? Csv(figures)
            : View(ViewPath, new VariancePage(fields, ofTournaments, own, figures));
    }

    /// <summary>Null for visitors.</summary>
    private async Task<PlayRecord?> RecordAsync(CancellationToken ct) => HttpContext.FindPlayer() is { } player
        ? await records.OfAsync(player.Id, player.ReportingCurrency, HttpContext.RequestServices.GetRequiredService<ICurrentPlayer>().Today, ct)
        : null;

    private OwnRecord Own(PlayRecord record, bool ofTournaments, bool hourly)
    {
        var currency = HttpContext.FindPlayer()!.ReportingCurrency;
        return ofTournaments ? OwnRecord.OfTournaments(record.Tournaments, currency)
            : hourly ? OwnRecord.OfHours(record.Cash, currency)
            : OwnRecord.OfHands(record.Cash);
    }

    /// <summary>Visitors compute so many times a minute; what they only mistyped does not count.</summary>
    private async Task<bool> AdmitAsync()
    {
        if (HttpContext.FindPlayer() is not null
            || await attempts.CountAsync($"Simulation from {ClientAddress.Subscriber(HttpContext)}", security.Value.SimulationsPerMinute, HttpContext.RequestAborted) is not { } wait)
        {
            return true;
        }

        var seconds = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        Response.Headers.RetryAfter = seconds;
        ModelState.AddModelError("", $"Many simulations came from your network within a minute. Wait {seconds} s, then try again; an account has no such limit.");
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return false;
    }

    private static CsvTable Csv(VarianceFigures figures) => new(
        "variance",
        [figures.Step, "5 of 100 below", "25 of 100 below", "50 of 100 below", "75 of 100 below", "95 of 100 below", "share ruined"],
        figures.Simulation.Fan.Select(p => (IReadOnlyList<object?>)
        [
            p.Step * figures.StepSize, Cell(p.Won.P5), Cell(p.Won.P25), Cell(p.Won.P50), Cell(p.Won.P75), Cell(p.Won.P95), (decimal)p.Ruined,
        ]));

    private static decimal Cell(double value) => Math.Round((decimal)value, 4);
}
