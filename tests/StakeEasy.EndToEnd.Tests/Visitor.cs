using Microsoft.Playwright;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>Somebody in front of a browser. Whatever the browser complains about, a refused script above all, is remembered.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private Visitor(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text + " " + message.Location);
            }
        };
    }

    public IPage Page { get; }

    public static async Task<Visitor> ArriveAsync(string address, bool scripts = true, int width = 1280, int height = 900, bool dark = false, bool touch = false)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            ChromiumSandbox = false,
            Args = Arguments,
        });
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = touch,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-IE",
            TimezoneId = "Europe/Dublin",
        });
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI, e.sourceFile, e.lineNumber))");
        return new Visitor(playwright, browser, await context.NewPageAsync());
    }

    public async Task SignUpAsync(string email = "mara@example.org", string password = "three quiet horses")
    {
        await Page.GotoAsync("/sign-up");
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await SignInAsync(email, password);
    }

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.WaitForURLAsync("**/dashboard");
    }

    public async Task AddAccountAsync(string name, string currency, string? asset = null)
    {
        await Page.GotoAsync("/accounts/new" + (asset is null ? "" : "?kind=asset"));
        if (asset is not null)
        {
            await Page.GetByLabel("Kind of asset").SelectOptionAsync(asset);
        }

        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Page.Locator("#Currency").SelectOptionAsync(currency);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add account" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>What the browser complained about so far; empty if all is well.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
