using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Frontend;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Reports;

/// <summary>Reports: pages, and the same tables as files.</summary>
[Authorize]
[Route("reports")]
internal sealed class ReportsController(
    IProfitReport profit, IBreakdownReport breakdown, ISessionStatistics statistics, ICashFlowReport cashFlow, INetWorthReport netWorth,
    IBalanceReport balances, IExposureReport exposure, ITaxReport tax, IAccounts accounts, ICurrentPlayer current) : Controller
{
    private const int MonthsPerYear = 12;

    [HttpGet("")]
    [CachedPage]
    public async Task<IActionResult> Profit(ReportQuery query, CancellationToken ct)
    {
        var (period, scope) = Read(query);
        var by = ReportWords.Read(query.By, ReportWords.Profit);
        if (by is not "account" && ReportWords.Length(by) is null)
        {
            return await BreakdownAsync(query, period, scope, by, ct);
        }

        var report = ReportWords.Length(by) is { } length
            ? await profit.ByTimeAsync(current.Player.Id, scope, length, ct)
            : await profit.ByAccountAsync(current.Player.Id, scope, ct);
        var bars = ReportWords.Length(by) is null ? null : BarChart.Of([.. report.Rows.Select(r => r.Figures.Profit)]);
        var head = new ReportHead("/reports", "Profit and loss", query, period, by, ReportWords.Profit, report.Frame);
        return query.IsCsv ? ReportTables.Of(head, report, current.Today) : View(new ReportPage<ProfitReport, BarChart>(head, report, bars));
    }

    [HttpGet("sessions")]
    [CachedPage]
    public async Task<IActionResult> Sessions(ReportQuery query, CancellationToken ct)
    {
        var (period, scope) = Read(query);
        var by = ReportWords.Read(query.By, ReportWords.SessionProperties);
        SessionFormat? format = Enum.TryParse<SessionFormat>(query.Of, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : null;
        var report = await statistics.OfAsync(current.Player.Id, scope, format, ReportWords.Property(by), ct);
        var head = new ReportHead("/reports/sessions", "Sessions", query, period, by, ReportWords.SessionProperties, report.Frame);
        var page = new StatisticsPage(head, report, format, await NamesAsync(ReportWords.Property(by), ct));
        return query.IsCsv ? ReportTables.Of(page) : View(page);
    }

    [HttpGet("cash-flow")]
    [CachedPage]
    public async Task<IActionResult> CashFlow(ReportQuery query, CancellationToken ct)
    {
        var (period, scope) = Read(query);
        var by = ReportWords.Read(query.By, ReportWords.Lengths);
        var report = await cashFlow.OfAsync(current.Player.Id, scope, ReportWords.Length(by)!.Value, ct);
        var head = new ReportHead("/reports/cash-flow", "Cash flow", query, period, by, ReportWords.Lengths, report.Frame);
        return query.IsCsv
            ? ReportTables.Of(head, report, current.Today)
            : View(new ReportPage<CashFlowReport, BarChart>(head, report, BarChart.Of([.. report.Rows.Select(r => r.Deposited - r.Withdrawn)])));
    }

    [HttpGet("net-worth")]
    [CachedPage]
    public async Task<IActionResult> NetWorth(ReportQuery query, CancellationToken ct)
    {
        var (period, scope) = Read(query);
        var by = ReportWords.Read(query.By, ReportWords.Lengths);
        var report = await netWorth.OfAsync(current.Player.Id, scope, ReportWords.Length(by)!.Value, ct);
        var head = new ReportHead("/reports/net-worth", "Net worth", query, period, by, ReportWords.Lengths, report.Frame);
        var line = LineChart.Of(report.Points.Select(p => new ChartPoint(p.Day, p.Bankroll)).ToList(), second: null, steps: false);
        return query.IsCsv ? ReportTables.Of(head, report) : View(new ReportPage<NetWorthReport, LineChart>(head, report, line));
    }

    [HttpGet("balances")]
    [CachedPage]
    public async Task<IActionResult> Balances(ReportQuery query, CancellationToken ct)
    {
        var (period, scope) = Read(query);
        var report = await balances.OfAsync(current.Player.Id, scope, ct);
        var head = new ReportHead("/reports/balances", "Balances", query, period, By: null, [], report.Frame);
        return query.IsCsv ? ReportTables.Of(head, report) : View(new ReportPage<BalanceReport, BarChart>(head, report, Drawing: null));
    }

    [HttpGet("currencies")]
    [CachedPage]
    public async Task<IActionResult> Currencies(ReportQuery query, CancellationToken ct)
    {
        var (period, scope) = Read(query);
        var report = await exposure.OfAsync(current.Player.Id, scope, ct);
        var head = new ReportHead("/reports/currencies", "Currencies", query, period, By: null, [], report.Frame);
        return query.IsCsv ? ReportTables.Of(head, report) : View(new ReportPage<ExposureReport, BarChart>(head, report, Drawing: null));
    }

    [HttpGet("tax")]
    [CachedPage]
    public async Task<IActionResult> Tax(ReportQuery query, CancellationToken ct)
    {
        var (period, scope) = Read(query);
        var start = query.Start is >= 1 and <= MonthsPerYear ? query.Start.Value : 1;
        var thisYear = current.Today.Month >= start ? current.Today.Year : current.Today.Year - 1;
        var year = query.Year is { } asked && asked >= ReportPeriods.EarliestYear && asked <= thisYear ? asked : thisYear;
        var first = new DateOnly(year, start, 1);
        var report = await tax.OfAsync(current.Player.Id, scope with { From = first, To = first.AddYears(1).AddDays(-1) }, ct);
        var head = new ReportHead("/reports/tax", "Tax year", query, period, By: null, [], report.Frame);
        var oldest = Math.Min(thisYear, start > 1 ? report.FirstYear - 1 : report.FirstYear);
        return query.IsCsv ? ReportTables.Of(report) : View(new TaxPage(head, report, year, start, [.. Enumerable.Range(oldest, thisYear - oldest + 1).Reverse()]));
    }

    private async Task<IActionResult> BreakdownAsync(ReportQuery query, ReportPeriod period, ReportScope scope, string by, CancellationToken ct)
    {
        var report = await breakdown.OfAsync(current.Player.Id, scope, ReportWords.Property(by), ct);
        var head = new ReportHead("/reports", "Profit and loss", query, period, by, ReportWords.Profit, report.Frame);
        var page = new BreakdownPage(head, ReportWords.Property(by), report, await NamesAsync(ReportWords.Property(by), ct));
        return query.IsCsv ? ReportTables.Of(page) : View("Breakdown", page);
    }

    private (ReportPeriod Period, ReportScope Scope) Read(ReportQuery query)
    {
        var (period, from, to) = query.Days(current.Today, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return (period, new(current.Player.ReportingCurrency, query.ValuedAt, from, to, current.Today));
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(BreakdownBy by, CancellationToken ct) =>
        ReportWords.Names(by, by is BreakdownBy.Account ? await accounts.ListAsync(current.Player.Id, ct) : []);
}
