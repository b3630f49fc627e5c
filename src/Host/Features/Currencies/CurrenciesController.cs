using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Currencies;

/// <summary>The exchange rates behind every converted figure, and how they are kept fresh.</summary>
[Authorize]
[Route("currencies")]
internal sealed class CurrenciesController(
    IExchangeRates rates, ICurrencies currencies, IRateStatus status, IRateRefresh refresh, ICurrentPlayer current, IHostApplicationLifetime lifetime)
    : Controller
{
    // A few more than a chart is wide in glances; the table beside it stays readable.
    private const int MostPoints = 250;

    private static readonly CurrencyCode Euro = CurrencyCode.Of("EUR");
    private static readonly CurrencyCode Dollar = CurrencyCode.Of("USD");

    [HttpGet("")]
    public async Task<IActionResult> Index(ConverterForm form, CancellationToken ct)
    {
        var snapshot = await rates.LatestAsync(ct);
        var conversion = form.IsAsked ? Convert(form, snapshot) : null;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return View(Page(form, conversion, snapshot, await status.ReadAsync(ct)));
    }

    [HttpGet("/export/currencies.csv")]
    public async Task<IActionResult> Csv(CancellationToken ct) =>
        CurrencyTables.Of(Page(new ConverterForm(), conversion: null, await rates.LatestAsync(ct), await status.ReadAsync(ct)));

    [HttpPost("refresh")]
    public async Task<IActionResult> Refresh()
    {
        // Everybody's rates: a tab closed by one player must not stop it half way.
        var result = await refresh.RefreshAsync(new RefreshRates(RefreshTrigger.Button), lifetime.ApplicationStopping);
        var failed = !result.Succeeded || result.Value.Sources.Any(s => s.Problem is not null);
        Toast.Leave(TempData, result.Succeeded ? RunWords.Of(result.Value) : result.Error.Message, failed: failed);
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Details(string code, string? period, CancellationToken ct) =>
        await PageAsync(code, period, ct) is { } page ? View(page) : NotFound();

    [HttpGet("/export/currencies/{code}.csv")]
    public async Task<IActionResult> DetailsCsv(string code, string? period, CancellationToken ct) =>
        await PageAsync(code, period, ct) is { } page ? CurrencyTables.Of(page) : NotFound();

    /// <summary>Null for what is no currency.</summary>
    private async Task<CurrencyPage?> PageAsync(string code, string? period, CancellationToken ct)
    {
        if (!CurrencyCode.TryParse(code, out var wanted) || currencies.Find(wanted) is not { } info)
        {
            return null;
        }

        var own = current.Player.ReportingCurrency;
        var against = wanted != own ? own : own != Euro ? Euro : Dollar;
        var over = PeriodWords.Read(period, Period.Year);
        var snapshot = await rates.LatestAsync(ct);
        var all = snapshot.History(against, wanted, DateOnly.MinValue, current.Today).ToList();
        var shown = all.Count == 0 ? all : [.. all.Where(r => r.Day >= FirstDay(over, all[^1].Day))];
        return new CurrencyPage(info, against, over, current.Today, shown, Thinned(shown));
    }

    private CurrenciesPage Page(ConverterForm form, Conversion? conversion, ExchangeRates snapshot, RateStatus state)
    {
        var own = current.Player.ReportingCurrency;
        var quoted = currencies.All.Where(c => c.Code != own)
            .Select(c => new RateRow(c, snapshot.Quote(own, c.Code, current.Today)))
            .ToList();
        return new CurrenciesPage(
            own,
            [.. quoted.Where(r => r.Info.EndedOn is null && r.Rate is not null)],
            [.. quoted.Where(r => r.Info.EndedOn is null && r.Rate is null).Select(r => r.Info)],
            [.. currencies.All.Where(c => c.EndedOn is not null)],
            snapshot.Day,
            snapshot.AgeOn(current.Today),
            current.Today,
            current.Player.TimeZone,
            state,
            form,
            currencies.All,
            conversion);
    }

    private Conversion? Convert(ConverterForm form, ExchangeRates snapshot)
    {
        var from = Chosen(form.From, nameof(form.From));
        var to = Chosen(form.To, nameof(form.To));
        var (day, wrongDay) = TypedDay.Read(form.Day, current.Today);
        var (amount, wrongAmount) = TypedAmount.Read(form.Amount, from ?? currencies.Find(Euro)!);
        if (wrongDay is not null)
        {
            ModelState.AddModelError(nameof(form.Day), wrongDay);
        }

        if (wrongAmount is not null)
        {
            ModelState.AddModelError(nameof(form.Amount), wrongAmount);
        }

        if (from is null || to is null || day is null || amount is null)
        {
            return null;
        }

        return new Conversion(
            new Money(amount.Value, from.Code),
            snapshot.Convert(amount.Value, from.Code, to.Code, day.Value) is { } result ? new Money(result, to.Code) : null,
            to.Code,
            day.Value,
            snapshot.Quote(from.Code, to.Code, day.Value));
    }

    private CurrencyInfo? Chosen(string? code, string field)
    {
        var info = CurrencyCode.TryParse(code, out var parsed) ? currencies.Find(parsed) : null;
        if (info is null)
        {
            ModelState.AddModelError(field, "Choose a currency from the list.");
        }

        return info;
    }

    private static DateOnly FirstDay(Period period, DateOnly last) => period switch
    {
        Period.Month => last.AddMonths(-1),
        Period.Quarter => last.AddMonths(-3),
        Period.Year => last.AddYears(-1),
        _ => DateOnly.MinValue,
    };

    /// <summary>Evenly chosen publications, the first and the last among them.</summary>
    private static List<QuotedRate> Thinned(List<QuotedRate> all) =>
        all.Count <= MostPoints
            ? all
            : [.. Enumerable.Range(0, MostPoints).Select(i => all[(int)((long)i * (all.Count - 1) / (MostPoints - 1))])];
}
