using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Host.Features.Achievements;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <summary>How deep the stacks are, beside the pot. Opened without inputs it computes an example.</summary>
[AllowAnonymous]
internal sealed class SprController : Controller
{
    private const double Most = 1e12;

    /// <summary>One unit of the finest currency; a ratio to less would be no number any more.</summary>
    private const double LeastPot = 1e-8;

    [HttpGet(SprPage.Path)]
    [Counts(ActivityKind.ToolUsed, "spr", Asked = "Stack")]
    public IActionResult Spr()
    {
        var fields = new ToolFields(Request.Query, ModelState, "Stack");
        var stack = (decimal)Bounded(fields, "Stack", 94m, 0, "The effective stack is zero or a number above it.");
        var pot = (decimal)Bounded(fields, "Pot", 13m, LeastPot, "The pot is a number above zero.");
        if (!fields.AreRight)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return View("/Features/Tools/Spr.cshtml", new SprPage(fields, fields.AreRight ? StackToPot.Of(stack, pot) : null, pot));
    }

    private static double Bounded(ToolFields fields, string field, decimal usual, double least, string refusal)
    {
        var number = fields.Required(field, usual, refusal);
        if (number >= least && number <= Most)
        {
            return number;
        }

        fields.Refuse(field, number > Most ? "That is more than any table holds. Enter a smaller number." : refusal);
        return (double)usual;
    }
}
