using System.Net;
using System.Text.RegularExpressions;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed partial class SignInPageTests(PostgresFixture postgres) : WebTests(postgres)
{
    private const string Wrong = "not the password";

    private protected override WebApp Configure(WebApp app) => app.With("Security:SignInsPerMinute", "1000");

    private protected override Task PrepareAsync() => App.CreatePlayerAsync();

    [Fact]
    public async Task Who_signs_in_comes_to_the_page_they_wanted()
    {
        using var browser = App.Open();
        using var refused = await browser.GetAsync("/settings/password?from=mail");
        var gate = refused.Headers.Location!.PathAndQuery;

        using var answer = await browser.SubmitAsync(gate, "/sign-in", ("Email", " MARA@example.org "), ("Password", WebApp.Password));

        Assert.Equal("/sign-in?returnUrl=%2Fsettings%2Fpassword%3Ffrom%3Dmail", gate);
        Assert.Equal("/settings/password?from=mail", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings/password")).StatusCode);
    }

    [Fact]
    public async Task A_monitor_that_asks_only_for_the_head_gets_the_answer_of_the_page()
    {
        using var browser = App.Open();

        using var answer = await browser.SendAsync(HttpMethod.Head, "/sign-in");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_form_cannot_choose_the_status_of_the_failure_it_meets()
    {
        using var browser = App.Open();

        using var answer = await browser.PostAsync("/sign-in", ("code", "503"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("")]
    public async Task A_link_cannot_lead_elsewhere_after_the_password(string returnUrl)
    {
        using var browser = App.Open();

        using var signedIn = await browser.SubmitAsync(
            "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl), "/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password));
        using var already = await browser.GetAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.Equal("/dashboard", signedIn.Headers.Location?.OriginalString);
        Assert.Equal("/dashboard", already.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Defect_47_unknown_wrong_and_locked_get_the_same_answer()
    {
        var unknown = await RefusedAsync("nobody@example.org", WebApp.Password);
        var wrong = await RefusedAsync(WebApp.Email, Wrong);
        for (var i = 0; i < 4; i++)
        {
            await RefusedAsync(WebApp.Email, Wrong);
        }

        var locked = await RefusedAsync(WebApp.Email, WebApp.Password);

        Assert.Equal(unknown, wrong);
        Assert.Equal(unknown, locked);
    }

    [Fact]
    public async Task Input_is_kept_except_the_password()
    {
        using var browser = App.Open();

        using var answer = await browser.SubmitAsync("/sign-in?returnUrl=%2Fentries", "/sign-in", ("Email", "mara@exampel.org"), ("Password", Wrong));
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("mara@exampel.org", page.QuerySelector("#Email")?.GetAttribute("value"));
        Assert.Equal("/entries", page.QuerySelector("input[name=ReturnUrl]")?.GetAttribute("value"));
        Assert.DoesNotContain(Wrong, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Empty_fields_are_named()
    {
        using var browser = App.Open();

        using var answer = await browser.SubmitAsync("/sign-in", ("Email", ""), ("Password", ""));
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("#Email-error"));
        Assert.NotNull(page.QuerySelector("#Password-error"));
    }

    [Fact]
    public async Task A_part_of_a_page_is_never_replaced_by_the_sign_in_page()
    {
        using var browser = App.Open();
        browser.Headers.Add("HX-Request", "true");

        using var answer = await browser.GetAsync("/settings");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("/sign-in", Assert.Single(answer.Headers.GetValues("HX-Redirect")));
    }

    [Fact]
    public async Task Defect_46_signing_out_takes_a_form()
    {
        using var browser = await App.OpenSignedInAsync();

        var question = await browser.OpenAsync("/sign-out");
        using var still = await browser.GetAsync("/settings");
        using var answer = await browser.SubmitAsync("/sign-out");
        using var over = await browser.GetAsync("/settings");

        Assert.NotNull(question.QuerySelector("form[action='/sign-out'] button"));
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Equal("\"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal(HttpStatusCode.Redirect, over.StatusCode);
    }

    /// <summary>Status, headers and page of a refusal, without what differs between any two answers.</summary>
    private async Task<string> RefusedAsync(string email, string password)
    {
        using var browser = App.Open();
        using var answer = await browser.SubmitAsync("/sign-in", ("Email", email), ("Password", password));
        var headers = string.Join('\n', answer.Headers.Select(h => h.Key + string.Join(',', h.Value)));
        var body = await answer.Content.ReadAsStringAsync();
        return (int)answer.StatusCode + headers + Tokens().Replace(body.Replace(email, "EMAIL", StringComparison.Ordinal), "TOKEN");
    }

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens();
}
