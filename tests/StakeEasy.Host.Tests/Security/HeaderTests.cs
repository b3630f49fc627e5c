using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class HeaderTests(PostgresFixture postgres) : WebTests(postgres)
{
    // https://owasp.org/www-project-secure-headers: its list of headers, without Clear-Site-Data, which belongs to signing out,
    // and Cache-Control, which has tests of its own.
    private static readonly Dictionary<string, string> Owasp = new(StringComparer.Ordinal)
    {
        ["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains",
        ["X-Frame-Options"] = "DENY",
        ["X-Content-Type-Options"] = "nosniff",
        ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ["X-Permitted-Cross-Domain-Policies"] = "none",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Embedder-Policy"] = "require-corp",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["X-DNS-Prefetch-Control"] = "off",
    };

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/settings", HttpStatusCode.Redirect)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/favicon.svg", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_headers_of_the_OWASP_list(string path, HttpStatusCode status)
    {
        using var browser = App.Open();

        using var answer = await browser.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        AssertGuarded(answer);
    }

    [Fact]
    public async Task A_refused_form_carries_them_too()
    {
        using var browser = App.Open();

        using var answer = await browser.PostAsync("/sign-in", ("Email", WebApp.Email));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AssertGuarded(answer);
    }

    [Fact]
    public async Task A_failure_of_ours_carries_them_too_and_its_page_needs_nothing_that_failed()
    {
        await using var app = new WebApp(Database).With(services => services.AddScoped<ISignIn, BrokenSignIn>());
        var cookie = await SessionCookieAsync();
        using var browser = app.Open();
        browser.Headers.Add("Cookie", cookie);

        using var answer = await browser.GetAsync("/settings");
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("h1"));
        Assert.DoesNotContain(BrokenSignIn.Secret, page.DocumentElement.TextContent, StringComparison.Ordinal);
        AssertGuarded(answer);
    }

    [Fact]
    public async Task No_policy_allows_what_is_unsafe()
    {
        using var browser = App.Open();
        using var answer = await browser.GetAsync("/sign-in");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain('*', policy);
        Assert.DoesNotContain("data:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_hold_no_script_and_no_style_of_their_own()
    {
        using var browser = await App.OpenSignedInAsync();

        foreach (var path in new[] { "/settings", "/settings/password", "/sign-out" })
        {
            var page = await browser.OpenAsync(path);

            Assert.All(page.Scripts, script => Assert.StartsWith("/assets/", script.GetAttribute("src"), StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("style, [style], [onclick], [onload], [onsubmit]"));
        }
    }

    [Fact]
    public async Task The_chart_may_be_framed_by_our_own_pages_and_nothing_else_is_relaxed_for_it()
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.GetAsync("/dashboard/chart?period=year");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            Owasp["Content-Security-Policy"].Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal),
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("SAMEORIGIN", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task Pages_of_a_player_are_kept_by_no_cache()
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.GetAsync("/settings");

        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Localhost_does_not_ask_browsers_to_insist_on_HTTPS_for_everything_else_there()
    {
        using var browser = App.Open("https://localhost");

        using var answer = await browser.GetAsync("/sign-in");

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_server_does_not_say_what_it_is()
    {
        await using var app = new WebApp(Database);
        app.UseKestrel(0);
        app.StartServer();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri(address + "/sign-in"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    private static void AssertGuarded(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Owasp)
        {
            Assert.Equal(value, headers.GetValueOrDefault(name));
        }

        Assert.Contains("camera=()", headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.False(headers.ContainsKey("Server"));
    }

    private async Task<string> SessionCookieAsync()
    {
        await App.CreatePlayerAsync();
        using var browser = App.Open();
        using var answer = await browser.SubmitAsync("/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password));
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private sealed class BrokenSignIn : ISignIn
    {
        public const string Secret = "password of the database";

        public Task<Session?> SignInAsync(string email, string password, CancellationToken ct) => throw new InvalidOperationException(Secret);

        public Task<Player?> ResumeAsync(Session session, CancellationToken ct) => throw new InvalidOperationException(Secret);
    }
}
