using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>
/// Opens every page on a phone and on a desktop, light and dark, with a demo player. STAKEEASY_SHOTS names a folder for the
/// pictures, of every screen in both; without it the pages are looked at by the browser alone, at each width once, which is a minute less for
/// each of the others. STAKEEASY_URL shows a server that runs already.
/// </summary>
[Collection(PostgresFixture.Collection)]
public sealed class Screenshots(PostgresFixture postgres)
{
    private const string Email = "demo@stakeeasy.example";
    private const string Password = "show-me-the-bankroll";

    private static readonly string[] Pages =
    [
        "/dashboard", "/accounts", "/accounts/new", "/deposits", "/deposits/new", "/withdrawals", "/withdrawals/new", "/balances/new",
        "/reports?period=all", "/reports?period=all&value=today", "/reports?by=account", "/reports?by=category", "/reports?period=custom&from=2026-03-01&to=2026-02-01",
        "/reports/sessions?period=all", "/reports/cash-flow?period=all", "/reports/net-worth?period=all", "/reports/balances?period=all", "/reports/currencies", "/reports/tax",
        "/transfers/new", "/bonuses/new", "/expenses/new", "/corrections/new",
        "/entries", "/entries?Kind=Bonus&Min=10", "/entries?Text=nothing-says-this", "/entries/deleted", "/entries/views",
        "/recurring", "/recurring/new", "/recurring/new?kind=Expense", "/currencies", "/settings", "/settings/delete-account", "/nowhere",
        "/sessions", "/sessions/new", "/sessions/new?format=tournament", "/sessions/start", "/sessions/live", "/import", "/import/restore", "/export",
        "/tools/variance?Of=cash", "/recommendations", "/recommendations/best", "/recommendations/stakes", "/recommendations/profile",
        "/goals", "/goals/new", "/achievements", "/achievements?show=reached", "/notifications", "/learn", "/learn/stop-loss", "/settings/play",
    ];

    // As visitors see them; the last one with a mistake in it.
    private static readonly string[] Tools =
    [
        "/tools", "/tools/variance", "/tools/variance?Rate=2.5&Deviation=100&Played=100000&Bankroll=3000&Paths=10000&Seed=1&OwnPlayed=50000&OwnResult=-800",
        "/tools/variance?Of=tournament&Entries=500&Paid=75&BuyIn=10&Fee=1&Roi=10&Events=1000&Bankroll=1000&Paths=10000&Seed=1&OwnPlayed=300&OwnResult=900",
        "/tools/risk-of-ruin", "/tools/spr", "/tools/risk-of-ruin?Rate=abc&Deviation=0&Bankroll=",
    ];

    private static string? Folder => Environment.GetEnvironmentVariable("STAKEEASY_SHOTS") is { Length: > 0 } folder ? folder : null;

    public static TheoryData<string, int, int, bool> Screens
    {
        get
        {
            var screens = new TheoryData<string, int, int, bool>
            {
                { "desktop-light", 1440, 900, false },
                { "phone-dark", 390, 844, true },
                { "narrow-light", 320, 640, false },
            };
            if (Folder is not null)
            {
                screens.Add("desktop-dark", 1440, 900, true);
                screens.Add("phone-light", 390, 844, false);
            }

            return screens;
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task No_page_scrolls_sideways_or_makes_the_browser_complain(string screen, int width, int height, bool dark)
    {
        var running = Environment.GetEnvironmentVariable("STAKEEASY_URL");
        await using var app = running is null ? new RunningApp(await postgres.NewDatabaseWithRatesAsync()) : null;
        if (app is not null)
        {
            await SeedAsync(app);
        }

        await using var visitor = await Visitor.ArriveAsync(running ?? app!.Address, width: width, height: height, dark: dark);
        var tooWide = new List<string>();
        await ShowAsync("/", "landing");
        await ShowAsync("/sign-in", "sign-in");
        await ShowAsync("/sign-up", "sign-up");
        foreach (var path in Tools)
        {
            await ShowAsync(path, path.Split('&')[0].Trim('/').Replace('/', '-').Replace('?', '-'));
        }

        await visitor.SignInAsync(Email, Password);
        foreach (var path in Pages)
        {
            await ShowAsync(path, path.Trim('/').Replace('/', '-').Replace('?', '-'));
        }

        await visitor.Page.GotoAsync("/accounts");
        await ShowAsync((await visitor.Page.Locator(".table a").First.GetAttributeAsync("href"))!, "account");
        await visitor.Page.GotoAsync("/deposits");
        var entry = (await visitor.Page.Locator(".table a").First.GetAttributeAsync("href"))!;
        await ShowAsync(entry, "entry");
        await ShowAsync(entry + "/edit", "entry-edit");
        await ShowAsync(entry + "/delete", "entry-delete");
        await ShowTransferAsync();
        await visitor.Page.GotoAsync("/recurring");
        var rule = (await visitor.Page.Locator(".recurring a[href$='/edit']").First.GetAttributeAsync("href"))!;
        await ShowAsync(rule, "recurring-edit");
        await ShowAsync(rule.Replace("/edit", "/delete", StringComparison.Ordinal), "recurring-delete");
        await visitor.Page.GotoAsync("/sessions");
        var session = (await visitor.Page.Locator(".table a").First.GetAttributeAsync("href"))!;
        await ShowAsync(session, "session");
        await ShowAsync(session + "/edit", "session-edit");
        await ShowAsync(session + "/delete", "session-delete");
        await visitor.Page.GotoAsync("/sessions");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Start it now" }).ClickAsync();
        await ShowAsync("/sessions/live/discard", "session-discard");
        await ShowAsync("/sessions", "sessions-running");
        await visitor.Page.GotoAsync("/sessions/live");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Finish session" }).ClickAsync();
        await visitor.Page.Locator("#CashOut-error").WaitForAsync();
        await PictureAsync("session-live");
        await visitor.Page.GotoAsync("/deposits/new");
        await visitor.Page.Locator("#Amount").FillAsync("abc");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save deposit" }).ClickAsync();
        await visitor.Page.Locator("#Amount-error").WaitForAsync();
        await PictureAsync("deposit-error");

        Assert.Empty(tooWide);
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("404", StringComparison.Ordinal) && !c.Contains("422", StringComparison.Ordinal));

        // One that is changed first, so that there is a history to look at.
        async Task ShowTransferAsync()
        {
            await visitor.Page.GotoAsync("/entries?Kind=Transfer");
            var transfer = (await visitor.Page.Locator(".table a[href^='/transfers/']").First.GetAttributeAsync("href"))!;
            await ShowAsync(transfer + "/edit", "transfer-edit");
            await visitor.Page.Locator("#Note").FillAsync("Moved where the games are");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save change" }).ClickAsync();
            await visitor.Page.WaitForURLAsync("**" + transfer);
            await ShowAsync(transfer, "transfer");
            await ShowAsync(transfer + "/delete", "transfer-delete");
        }

        async Task ShowAsync(string path, string name)
        {
            await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await PictureAsync(name);
        }

        async Task PictureAsync(string name)
        {
            if (await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"))
            {
                tooWide.Add(name);
            }

            if (Folder is not null)
            {
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{screen}.png"), FullPage = true });
            }
        }
    }

    private static async Task SeedAsync(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var player = (await services.GetRequiredService<IPlayerAdmin>().CreateAsync(Email, Password, Preferences.Default, CancellationToken.None)).Value;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        await services.GetRequiredService<IDemoLedger>().SeedAsync(player, 500, 1, today, progress: null, CancellationToken.None);
    }
}
