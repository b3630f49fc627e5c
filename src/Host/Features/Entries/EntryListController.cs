using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace StakeEasy.Host.Features.Entries;

/// <summary>The list of all entries.</summary>
[Authorize]
[Route("entries")]
internal sealed class EntryListController(EntryLists lists) : Controller
{
    public const string ViewPath = "/Features/Entries/Index.cshtml";

    /// <param name="query">What is filtered by.</param>
    /// <param name="select">"page" ticks every entry shown.</param>
    /// <param name="ct">Stops the reading.</param>
    [HttpGet("")]
    public async Task<IActionResult> Index(EntryQuery query, string? select, CancellationToken ct)
    {
        if (Request.Query.Any(q => q.Value.Any(string.IsNullOrEmpty)))
        {
            // A form sends its empty fields, too. What is shared or saved as a bookmark should say what it means and no more.
            return Redirect(query.AddressAt(string.IsNullOrEmpty(query.Cursor) ? null : query.Cursor));
        }

        var page = await lists.OfAllAsync(query, this, ct);
        return View(ViewPath, page with { AllChosen = string.Equals(select, "page", StringComparison.Ordinal) });
    }
}
