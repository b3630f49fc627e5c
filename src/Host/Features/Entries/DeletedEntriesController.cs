using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Entries;

/// <summary>What was deleted and can still be put back.</summary>
[Authorize]
[Route("entries/deleted")]
internal sealed class DeletedEntriesController(IEntries entries, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View("/Features/Entries/Deleted.cshtml", new DeletedEntriesPage(await entries.DeletedAsync(current.Player.Id, ct), current.Player.TimeZone));
}

internal sealed record DeletedEntriesPage(IReadOnlyList<DeletedEntry> Entries, TimeZoneInfo TimeZone);
