using System.Net;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class SessionCookieTests(PostgresFixture postgres) : WebTests(postgres)
{
    private protected override Task PrepareAsync() => App.CreatePlayerAsync();

    [Theory]
    [InlineData("https://stakeeasy.test", "__Host-stakeeasy", true)]
    [InlineData("http://localhost", "stakeeasy", false)]
    public async Task Over_HTTPS_the_cookie_belongs_to_this_host_alone(string origin, string name, bool secure)
    {
        var cookie = await SignInAsync(origin, remember: false);

        Assert.StartsWith(name + "=", cookie, StringComparison.Ordinal);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://stakeeasy.test", "__Host-stakeeasy-form")]
    [InlineData("http://localhost", "stakeeasy-form")]
    public async Task The_cookie_of_forms_follows_the_same_rule(string origin, string name)
    {
        using var browser = App.Open(origin);
        using var page = await browser.GetAsync("/sign-in");

        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"), c => c.Contains("-form=", StringComparison.Ordinal));

        Assert.StartsWith(name + "=", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(name.StartsWith("__Host-", StringComparison.Ordinal), cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_wants_to_stay_signed_in_stays_for_two_weeks_after_the_last_visit()
    {
        using var browser = App.Open();
        using var answer = await browser.SubmitAsync("/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password), ("Remember", "true"));
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.Contains("expires=", StringComparison.OrdinalIgnoreCase));

        App.Clock.Advance(TimeSpan.FromDays(10));
        using var renewed = await browser.GetAsync("/settings");
        App.Clock.Advance(TimeSpan.FromDays(10));
        using var still = await browser.GetAsync("/settings");
        App.Clock.Advance(TimeSpan.FromDays(15));
        using var over = await browser.GetAsync("/settings");

        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, over.StatusCode);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_and_is_known_to_every_node()
    {
        var cookie = await SignInAsync("https://stakeeasy.test", remember: false);
        await using var restarted = new WebApp(Database);

        Assert.Equal(HttpStatusCode.OK, await OpenSettingsAsync(restarted, cookie));
    }

    [Fact]
    public async Task Defect_49_no_key_is_the_same_on_two_installations()
    {
        var cookie = await SignInAsync("https://stakeeasy.test", remember: false);
        await using var elsewhere = new WebApp(await Server.NewDatabaseAsync());
        await elsewhere.CreatePlayerAsync();

        Assert.Equal(HttpStatusCode.Redirect, await OpenSettingsAsync(elsewhere, cookie));
    }

    private static async Task<HttpStatusCode> OpenSettingsAsync(WebApp app, string cookie)
    {
        using var browser = app.Open();
        browser.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var answer = await browser.GetAsync("/settings");
        return answer.StatusCode;
    }

    private async Task<string> SignInAsync(string origin, bool remember)
    {
        using var browser = App.Open(origin);
        using var answer = await browser.SubmitAsync(
            "/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password), ("Remember", remember ? "true" : "false"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Assert.Single(answer.Headers.GetValues("Set-Cookie"));
    }
}
