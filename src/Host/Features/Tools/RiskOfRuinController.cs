using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.Achievements;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <summary>How likely a bankroll is to be lost, by closed formulas. Opened without inputs it computes an example.</summary>
[AllowAnonymous]
internal sealed class RiskOfRuinController(IRiskOfRuin ruin, IVariance variance) : Controller
{
    private const double PerCent = 100;

    [HttpGet(RiskOfRuinPage.Path)]
    [Counts(ActivityKind.ToolUsed, "risk-of-ruin", Asked = "Rate")]
    public IActionResult RiskOfRuin()
    {
        var fields = new ToolFields(Request.Query, ModelState, "Rate");
        var inputs = Read(fields);
        var answer = fields.AreRight ? fields.Take(ruin.Of(inputs.Question)) : null;
        var stretch = answer is null ? null : fields.Take(variance.Of(inputs.Stretch));
        var interval = stretch is not null && inputs.Question.SampleBlocks is { } sample ? Interval(fields, inputs.Question, sample) : null;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        var rows = answer is null || stretch is null || !fields.AreRight ? null : RiskRows.Of(inputs, answer, stretch, interval);
        return View("/Features/Tools/RiskOfRuin.cshtml", new RiskOfRuinPage(fields, rows));
    }

    private static RiskInputs Read(ToolFields fields)
    {
        var hourly = fields.Choice("Per", [CashVariance.Hands, CashVariance.Hours]) is CashVariance.Hours;
        double? Blocks(double? typed) => hourly ? typed : typed / CashVariance.HandsPerBlock;
        var rate = fields.Required("Rate", 5m, "Enter the win rate.");
        var deviation = fields.Required("Deviation", 100m, "Enter the standard deviation.");
        var bankroll = fields.Required("Bankroll", 2_000m, "Enter the bankroll.");
        var depth = fields.Number("Depth", 1_000m);
        var question = new RuinQuestion(rate, deviation, bankroll)
        {
            TargetRisk = fields.Number("TargetRisk", 1m) / PerCent,
            Blocks = Blocks(fields.Number("Played", 100_000m)),
            SampleBlocks = Blocks(fields.Number("Sample", 100_000m)),
            Goal = fields.Number("Goal", 4_000m),
        };

        // A downswing has a share of time without any stretch, too; then the length is of no account.
        return new(question, new StretchQuestion(rate, deviation, question.Blocks is > 0 and { } blocks ? blocks : 1) { DownswingDepth = depth }, hourly);
    }

    private RateInterval? Interval(ToolFields fields, RuinQuestion question, double sample) =>
        fields.Take(variance.IntervalOf(question.Rate, question.Deviation, sample, RiskRows.Likely, sessions: null));
}
