using System.Net;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class PlainHttpTests(PostgresFixture postgres) : WebTests(postgres)
{
    private const string PlainOrigin = "http://stakeeasy.test";
    private const string Neighbour = "192.168.1.20";
    private const string Proxy = "192.168.1.2";

    [Fact]
    public async Task Another_machine_is_refused_in_plain_words_when_nothing_is_encrypted()
    {
        await using var app = new WebApp(Database);
        using var browser = app.Open(PlainOrigin, Neighbour);

        using var answer = await browser.GetAsync("/sign-in");
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("not encrypted", page.QuerySelector("h1")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(PlainOrigin, "127.0.0.1")]
    [InlineData(PlainOrigin, "::1")]
    [InlineData(PlainOrigin, null)]
    [InlineData("https://stakeeasy.test", Neighbour)]
    public async Task This_machine_and_encrypted_connections_are_served(string origin, string? from)
    {
        await using var app = new WebApp(Database);
        using var browser = app.Open(origin, from);

        using var answer = await browser.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_person_who_runs_the_server_may_trust_their_network()
    {
        await using var app = new WebApp(Database).With("Security:AllowPlainHttp", "true");
        using var browser = app.Open(PlainOrigin, Neighbour);

        using var answer = await browser.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Health_is_told_to_anybody()
    {
        await using var app = new WebApp(Database);
        using var browser = app.Open(PlainOrigin, Neighbour);

        using var answer = await browser.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(Proxy, HttpStatusCode.OK)]
    [InlineData("192.168.1.3", HttpStatusCode.Forbidden)]
    public async Task Only_a_listed_proxy_is_believed_that_its_client_came_over_HTTPS(string proxy, HttpStatusCode expected)
    {
        await using var app = new WebApp(Database).With("Security:KnownProxies:0", Proxy);
        using var browser = app.Open(PlainOrigin, proxy);
        browser.Headers.Add("X-Forwarded-Proto", "https");
        browser.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var answer = await browser.GetAsync("/sign-in");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected is HttpStatusCode.OK, answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Any(c => c.StartsWith("__Host-", StringComparison.Ordinal)));
    }
}
