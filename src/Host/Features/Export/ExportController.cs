using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Achievements;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Host.Features.Export;

/// <summary>Everything a player has, to take along: streamed, whatever its size.</summary>
[Authorize]
[Route("export")]
internal sealed class ExportController(
    IBackups backups, IExports exports, IAccounts accounts, EntryFilterReader filters, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View();

    [HttpGet("backup.json")]
    public async Task Backup(CancellationToken ct) =>
        await backups.WriteAsync(current.Player.Id, Download("application/json", "json"), progress: null, ct);

    [HttpGet("hledger.journal")]
    [Counts(ActivityKind.LedgerExported, "hledger")]
    public async Task Journal(CancellationToken ct) => await exports.WriteJournalAsync(
        current.Player.Id, current.Player.ReportingCurrency, current.Today, Download("text/plain; charset=utf-8", "journal"), progress: null, ct);

    /// <summary>As the list of entries is filtered; a filter that cannot be read exports nothing.</summary>
    [HttpGet("entries.csv")]
    public async Task<IActionResult> Entries(EntryQuery query, CancellationToken ct)
    {
        var filter = filters.Read(query, await accounts.ListAsync(current.Player.Id, ct), ModelState);
        if (!ModelState.IsValid)
        {
            return Redirect(query.AddressAt(cursor: null));
        }

        var (columns, rows) = exports.ReadEntries(current.Player.Id, filter with { Cursor = null }, ct);
        return new CsvTable("stakeeasy-entries", columns, rows);
    }

    [HttpGet("accounts.csv")]
    public async Task<IActionResult> Accounts(CancellationToken ct) => new CsvTable(
        "stakeeasy-accounts",
        ["account", "kind", "currency", "balance", "deposited", "withdrawn", "transferred", "won", "entries", "archived"],
        (await accounts.ListAsync(current.Player.Id, ct)).Select(a => (IReadOnlyList<object?>)
        [
            a.Name, AccountWords.Kind(a), a.Currency.Value, a.Balance.Amount, a.Deposited.Amount, a.Withdrawn.Amount, a.Transferred.Amount,
            a.Won.Amount, a.Entries, a.IsArchived ? "yes" : "no",
        ]));

    private Stream Download(string type, string ending)
    {
        Response.ContentType = type;
        Response.Headers.ContentDisposition = new ContentDisposition
        {
            FileName = FormattableString.Invariant($"stakeeasy-{current.Today:yyyy-MM-dd}.{ending}"),
        }.ToString();
        return Response.Body;
    }
}
