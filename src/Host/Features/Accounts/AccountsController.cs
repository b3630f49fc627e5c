using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Accounts;

/// <summary>The accounts, and one of them with its balance over time.</summary>
[Authorize]
[Route("accounts")]
internal sealed class AccountsController(
    IAccounts accounts, IEntries entries, IHistory history, IExchangeRates rates, ICurrentPlayer current) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var all = await accounts.ListAsync(current.Player.Id, ct);
        var snapshot = await rates.LatestAsync(ct);
        return View(new AccountsPage(
            current.Player.ReportingCurrency,
            current.Today,
            snapshot.Day,
            Group("Poker sites", "sites", all.Where(a => a.Kind is AccountKind.Site), snapshot),
            Group("Assets", "assets", all.Where(a => a.Kind is AccountKind.Asset), snapshot),
            all.Where(a => a.IsArchived).Select(a => new AccountRow(a, Converted(a.Balance, snapshot), IsFirst: true, IsLast: true)).ToList()));
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

        var snapshot = await rates.LatestAsync(ct);
        var page = await entries.ListAsync(current.Player.Id, new EntryFilter(Account: account.Id, Cursor: cursor), ct);
        var points = balances.Select(b => new ChartPoint(b.Day, b.Balance)).ToList();
        return View(new AccountPage(
            account,
            Converted(account.Balance, snapshot),
            snapshot.Rate(current.Player.ReportingCurrency, account.Currency, current.Today),
            current.Player.ReportingCurrency,
            snapshot.Day,
            current.Today,
            over,
            balances,
            points.Count == 0 ? null : LineChart.Of(points, second: null, steps: true),
            new EntryTable("Entries of " + account.Name, page.Items, current.Today, OfOneAccount: true),
            EntryLists.Url(Request, page.Newer),
            EntryLists.Url(Request, page.Older)));
    }

    private AccountGroup Group(string title, string id, IEnumerable<Account> all, ExchangeRates snapshot)
    {
        var used = all.Where(a => !a.IsArchived).OrderBy(a => a.Position).ToList();
        var totals = used.GroupBy(a => a.Currency)
            .Select(g => g.Aggregate(Money.Zero(g.Key), (sum, account) => sum + account.Balance))
            .OrderBy(t => t.Currency)
            .ToList();
        var converted = totals.Select(t => (Total: t, Converted: Converted(t, snapshot))).ToList();
        return new(
            title,
            id,
            used.Select((a, i) => new AccountRow(a, Converted(a.Balance, snapshot), i == 0, i == used.Count - 1)).ToList(),
            totals,
            converted.Aggregate(Money.Zero(current.Player.ReportingCurrency), (sum, total) => total.Converted is { } value ? sum + value : sum),
            converted.Where(c => c.Converted is null && !c.Total.IsZero).Select(c => c.Total).ToList());
    }

    private Money? Converted(Money balance, ExchangeRates snapshot) =>
        snapshot.Convert(balance.Amount, balance.Currency, current.Player.ReportingCurrency, current.Today) is { } amount
            ? new Money(amount, current.Player.ReportingCurrency)
            : null;
}
