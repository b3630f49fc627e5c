using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Accounts;

/// <summary>The accounts, and one of them with its balance over time. What they are worth is what the dashboard says, to the cent.</summary>
[Authorize]
[Route("accounts")]
internal sealed class AccountsController(
    IAccounts accounts, IEntries entries, IHistory history, IOverview overviews, IExchangeRates rates, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var all = await accounts.ListAsync(current.Player.Id, ct);
        var overview = await OverviewAsync(ct);
        var rows = all.Select(a => new AccountRow(a, Converted(overview, a.Id))).ToList();
        return View(new AccountsPage(
            overview.Currency,
            current.Today,
            overview.RatesDay,
            Group("Poker sites", "sites", AccountKind.Site, rows, overview.Currency),
            Group("Assets", "assets", AccountKind.Asset, rows, overview.Currency),
            rows.FindAll(r => r.Account.IsArchived),
            new(overview.Bankroll, overview.Currency)));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, string? period, string? cursor, CancellationToken ct)
    {
        var over = PeriodWords.Read(period, Period.Year);
        var account = await accounts.FindAsync(current.Player.Id, new AccountId(id), ct);
        var balances = await history.OfAccountAsync(current.Player.Id, new AccountId(id), over, current.Today, ct);
        if (account is null || balances is null)
        {
            return NotFound();
        }

        var overview = await OverviewAsync(ct);
        var page = await entries.ListAsync(current.Player.Id, new EntryFilter(Account: account.Id, Cursor: cursor), ct);
        var points = balances.Select(b => new ChartPoint(b.Day, b.Balance)).ToList();
        return View(new AccountPage(
            account,
            Converted(overview, account.Id),
            (await rates.LatestAsync(ct)).Rate(overview.Currency, account.Currency, current.Today),
            overview.Accounts.FirstOrDefault(a => a.Account.Id == account.Id)?.Share,
            overview.Currency,
            overview.RatesDay,
            current.Today,
            over,
            balances,
            points.Count == 0 ? null : LineChart.Of(points, second: null, steps: true),
            new EntryTable("Entries of " + account.Name, page.Items, current.Today, OfOneAccount: true),
            EntryLists.Url(Request, page.Newer),
            EntryLists.Url(Request, page.Older)));
    }

    private Task<Overview> OverviewAsync(CancellationToken ct) =>
        overviews.OfAsync(current.Player.Id, current.Player.ReportingCurrency, current.Today, ct);

    private static AccountGroup Group(string title, string id, AccountKind kind, List<AccountRow> rows, CurrencyCode currency)
    {
        var used = rows.Where(r => r.Account.Kind == kind && !r.Account.IsArchived).OrderBy(r => r.Account.Position).ToList();
        return new(
            title,
            id,
            used,
            ByCurrency(used),
            used.Aggregate(Money.Zero(currency), (sum, row) => row.Converted is { } value ? sum + value : sum),
            ByCurrency(used.FindAll(r => r.Converted is null)));
    }

    private static List<Money> ByCurrency(List<AccountRow> rows) => rows.GroupBy(r => r.Account.Currency)
        .Select(g => g.Aggregate(Money.Zero(g.Key), (sum, row) => sum + row.Account.Balance))
        .OrderBy(t => t.Currency)
        .ToList();

    /// <summary>Null without a rate. An account the overview leaves out is archived and empty: nothing, in any currency.</summary>
    private static Money? Converted(Overview overview, AccountId id)
    {
        var row = overview.Accounts.FirstOrDefault(a => a.Account.Id == id);
        return row is null ? Money.Zero(overview.Currency) : row.Converted is { } amount ? new Money(amount, overview.Currency) : null;
    }
}
