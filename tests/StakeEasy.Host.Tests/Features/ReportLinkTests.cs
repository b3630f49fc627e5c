using System.Globalization;
using AngleSharp.Dom;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The demo player's reports: each figure against the entries its link leads to, added up here by themselves.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ReportLinkTests(PostgresFixture postgres) : WebTests(postgres)
{
    // Every row and column is rounded to add up, so that a figure may be a cent beside the same figure of another page.
    private const decimal Rounding = 0.02m;

    private static readonly CurrencyCode Eur = CurrencyCode.Of("EUR");

    private List<Fact> _facts = [];

    private ExchangeRates _rates = ExchangeRates.None;

    private DateOnly Today => DateOnly.FromDateTime(App.Clock.GetUtcNow().DateTime);

    [Theory]
    [InlineData("/reports?by=quarter")]
    [InlineData("/reports?by=account")]
    [InlineData("/reports?by=category")]
    [InlineData("/reports?by=game")]
    [InlineData("/reports?by=stake")]
    [InlineData("/reports?by=venue")]
    [InlineData("/reports?by=weekday")]
    [InlineData("/reports?by=year&value=today")]
    [InlineData("/reports/sessions?by=weekday")]
    [InlineData("/reports/sessions?by=format&of=cash")]
    [InlineData("/reports/sessions?by=account")]
    [InlineData("/reports/cash-flow?by=quarter")]
    [InlineData("/reports/net-worth?by=quarter")]
    [InlineData("/reports/balances?")]
    [InlineData("/reports/balances?value=today")]
    [InlineData("/reports/currencies?")]
    [InlineData("/reports/tax?")]
    public async Task Every_figure_leads_to_the_rows_it_is_made_of(string report)
    {
        using var browser = await App.OpenSignedInAsync();
        await SeedAsync(await App.CreatePlayerAsync());
        var pages = new Dictionary<string, IDocument>(StringComparer.Ordinal);

        var page = await browser.OpenAsync(report + "&period=last-12-months");
        var figures = FiguresOf(page).ToList();

        Assert.NotEmpty(figures);
        var converted = 0;
        foreach (var (link, text, apart) in figures)
        {
            var rows = Rows(link);
            if (!pages.TryGetValue(link, out var list))
            {
                pages.Add(link, list = await browser.OpenAsync(link));
                Assert.Equal((link, rows.Count), (link, Count(list)));
            }

            if (apart is not { } other)
            {
                Assert.True(rows.Count > 0 || Number(text) == 0m, $"{link} leads nowhere from {text}");
            }
            else if (text.All(c => char.IsAsciiDigit(c) || c is ','))
            {
                Assert.Equal((link, Number(text)), (link, rows.Count));
            }
            else
            {
                // What a list of sessions comes to in the reporting currency is said there too.
                if (text.Contains('€', StringComparison.Ordinal) && link.StartsWith("/sessions", StringComparison.Ordinal) && list.GetElementById("converted")?.QuerySelector(".money") is { } sum)
                {
                    Assert.True(Math.Abs(Number(sum.TextContent) - (Number(text) - other)) <= Rounding, $"{link} says {sum.TextContent}, not {text}");
                    converted++;
                }

                Assert.True(Candidates(rows, link).Any(c => Math.Abs(c - (Number(text) - other)) <= Rounding), $"{link} adds up to {string.Join(" or ", Candidates(rows, link))}, not to {text}");
            }
        }

        Assert.True(converted > 0 || !report.Contains("by=game", StringComparison.Ordinal), "No list of sessions says what it comes to");
    }

    [Theory]
    [InlineData("/reports?by=month&period=last-12-months")]
    [InlineData("/reports?by=account&period=last-12-months")]
    public async Task A_figure_with_exchange_rates_in_it_leads_to_a_report_that_has_it(string report)
    {
        using var browser = await App.OpenSignedInAsync();
        await SeedAsync(await App.CreatePlayerAsync());
        var page = await browser.OpenAsync(report);

        var rates = page.QuerySelectorAll("#profit td[data-label='Exchange rates'] a[href^='/reports/balances'], [aria-labelledby=h-parts] a[href^='/reports/balances']").ToList();
        Assert.True(rates.Count > 3);
        foreach (var link in rates)
        {
            var (balances, row) = (await browser.OpenAsync(link.GetAttribute("href")!), link.GetAttribute("href")!.Split('#') is [_, var id] ? "#" + id : "#balances tfoot");
            decimal Cell(string name) => Number(balances.QuerySelector($"{row} td[data-label='{name}'] .money")?.TextContent ?? "");
            Assert.InRange(Cell("Exchange rates") + (row[1] is 'b' ? Cell("Transfers") : 0m) - Number(link.TextContent), -Rounding, Rounding);
        }

        foreach (var link in page.QuerySelectorAll("#profit tbody td[data-label=Profit] a[href^='/reports?']"))
        {
            var parts = (await browser.OpenAsync(link.GetAttribute("href")!)).QuerySelector("[aria-labelledby=h-parts] .total dd")!;
            Assert.InRange(Number(parts.TextContent) - Number(link.TextContent), -Rounding, Rounding);
        }

        var ends = await browser.OpenAsync(page.QuerySelector("[aria-labelledby=h-whole] a")!.GetAttribute("href")!);
        foreach (var end in new[] { "At the start", "At the end" })
        {
            Assert.Equal(
                page.QuerySelectorAll("[aria-labelledby=h-whole] dl > div").Single(d => string.Equals(d.QuerySelector("dt")!.TextContent, end, StringComparison.Ordinal)).QuerySelector("dd")!.TextContent.Trim(),
                ends.QuerySelector($"#balances tfoot td[data-label='{end}']")!.TextContent.Trim());
        }
    }

    /// <summary>Linked figures; what is apart is in the figure, but in no row: exchange rates. Null for figures that no rows add up to.</summary>
    private static IEnumerable<(string Link, string Text, decimal? Apart)> FiguresOf(IDocument page)
    {
        var rates = page.QuerySelectorAll("[aria-labelledby=h-parts] dl > div").Where(d => d.QuerySelector("dt")!.TextContent is "Exchange rates" or "Without a rate").ToList();
        foreach (var link in page.QuerySelectorAll("main a[href^='/entries'], main a[href^='/sessions']"))
        {
            var (term, row) = (link.Closest("dl > div")?.QuerySelector("dt")?.TextContent, link.Closest("#profit tr"));
            var cells = row?.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList();
            var at = row is null ? -1 : row.QuerySelectorAll("td").Index(link.Closest("td")!);
            if (link.Closest("[aria-labelledby=h-runs]") is null && term is not "Time")
            {
                yield return (
                    link.GetAttribute("href")!,
                    link.TextContent.Trim(),
                    term is "Exchange rates" or "Without a rate" || at > 6 || (at == 0 && row!.QuerySelector("th")!.TextContent is "Transfers between currencies") ? null
                        : term is "Profit" ? rates.Sum(r => Number(r.QuerySelector("dd")!.TextContent))
                        : at == 0 ? cells!.Skip(7).Sum(Number)
                        : 0m);
            }
        }
    }

    /// <summary>What rows come to at the rates of their own days, of the last day and of today, and in their own currency if it is one.</summary>
    private List<decimal> Candidates(List<Fact> rows, string link)
    {
        var last = QueryHelpers.ParseQuery(new Uri("http://x" + link).Query).TryGetValue("To", out var to) ? Day(to!) : Today;
        decimal At(Func<Fact, DateOnly> day) => rows.Sum(r => _rates.Convert(r.Amount.Amount, r.Amount.Currency, Eur, day(r)) ?? 0m);
        return [At(r => r.Day), At(_ => last), At(_ => Today), .. rows.Select(r => r.Amount.Currency).Distinct().Count() == 1 ? new[] { rows.Sum(r => r.Amount.Amount) } : []];
    }

    private List<Fact> Rows(string link)
    {
        var asked = QueryHelpers.ParseQuery(new Uri("http://x" + link).Query);
        string? One(string name) => asked.TryGetValue(name, out var value) ? value[0] : null;
        return [.. _facts.Where(f =>
            (asked.TryGetValue("Kind", out var kinds) ? kinds.Contains(f.Kind.ToString(), StringComparer.Ordinal) : !link.StartsWith("/sessions", StringComparison.Ordinal) || f.Session is not null)
            && (One("From") is not { } from || f.Day >= Day(from)) && (One("To") is not { } to || f.Day <= Day(to))
            && (One("Account") is not { } account || Same(account, f.Account.Value.ToString()))
            && (One("Currency") is not { } currency || (currency[0] == '-' ? !Same(currency[1..], f.Amount.Currency.Value) : Same(currency, f.Amount.Currency.Value)))
            && (One("Category") is not { } category || Same(category, f.Category ?? "-"))
            && (One("Format") is not { } format || Same(format, f.Session!.Game.Format.ToString()))
            && (One("Game") is not { } game || Same(game, f.Session!.Game.Game)) && (One("Stake") is not { } stake || Same(stake, f.Session!.Game.Stake))
            && (One("Venue") is not { } venue || Same(venue, f.Session!.Game.Venue ?? "-"))
            && (One("Weekday") is not { } weekday || (int)f.Session!.Day.DayOfWeek == int.Parse(weekday, CultureInfo.InvariantCulture) % 7)
            && (One("Outcome") is not { } outcome || f.Amount.Amount > 0m == Same(outcome, "won")))];
    }

    private async Task SeedAsync(UserId player)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        Assert.True((await services.GetRequiredService<IDemoLedger>().SeedAsync(player, 1_000, 3, Today, null, default)).Succeeded);
        _rates = await services.GetRequiredService<IExchangeRates>().LatestAsync(default);
        var sessions = (await AllAsync(c => services.GetRequiredService<ISessions>().ListAsync(player, new(Cursor: c, Size: 200), default))).ToDictionary(s => s.Id.Value);
        _facts = (await AllAsync(c => services.GetRequiredService<IEntries>().ListAsync(player, new(Cursor: c, Size: 200), default)))
            .ConvertAll(e => new Fact(e.Kind, e.Account, e.Day, e.Amount, e.Category, sessions.GetValueOrDefault(e.Id.Value)));
    }

    private static async Task<List<T>> AllAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        var (all, page) = (new List<T>(), await read(null));
        for (all.AddRange(page.Items); page.Older is not null; all.AddRange(page.Items))
        {
            page = await read(page.Older);
        }

        return all;
    }

    /// <summary>How many the list says there are.</summary>
    private static int Count(IDocument list) => list.QuerySelector("h1")!.TextContent is "Sessions"
        ? list.QuerySelectorAll(".totals small").Sum(t => (int)Number(t.TextContent.Split(' ')[0]))
        : list.QuerySelector(".page-head p")!.TextContent is var head && head.StartsWith("One ", StringComparison.Ordinal) ? 1
        : char.IsAsciiDigit(head[0]) ? (int)Number(head.Split(' ')[0]) : 0;

    private static decimal Number(string text)
    {
        var figures = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.'));
        return figures.Length == 0 ? 0m : decimal.Parse(figures, CultureInfo.InvariantCulture) * (text.Contains('−', StringComparison.Ordinal) ? -1m : 1m);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private sealed record Fact(EntryKind Kind, AccountId Account, DateOnly Day, Money Amount, string? Category, Session? Session);
}
