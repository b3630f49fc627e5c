using System.Net;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class ResetPasswordPageTests(PostgresFixture postgres) : WebTests(postgres)
{
    private const string NewPassword = "four quiet horses";

    [Fact]
    public async Task The_link_of_the_command_leads_to_a_new_password_and_the_dashboard()
    {
        using var before = await App.OpenSignedInAsync();
        var link = await LinkAsync();
        using var browser = App.Open();

        using var set = await browser.SubmitAsync(link, "/reset-password", ("NewPassword", NewPassword));
        var gate = await browser.OpenAsync("/sign-in");
        using var signedIn = await browser.SubmitAsync("/sign-in", ("Email", WebApp.Email), ("Password", NewPassword));
        using var over = await before.GetAsync("/dashboard");

        Assert.Equal("/sign-in", set.Headers.Location?.OriginalString);
        Assert.Contains("Your password is set", gate.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/dashboard", signedIn.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, over.StatusCode);
    }

    [Fact]
    public async Task A_link_that_has_ended_says_so_and_shows_no_form()
    {
        await App.CreatePlayerAsync();
        var link = await LinkAsync();
        using var browser = App.Open();
        using var set = await browser.SubmitAsync(link, "/reset-password", ("NewPassword", NewPassword));

        using var again = await browser.GetAsync(link);
        var page = await Browser.ReadAsync(again);

        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("This link has ended", page.QuerySelector("h1")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action='/reset-password']"));
    }

    [Fact]
    public async Task A_weak_password_is_explained_beside_its_field()
    {
        await App.CreatePlayerAsync();
        var link = await LinkAsync();
        using var browser = App.Open();

        using var answer = await browser.SubmitAsync(link, "/reset-password", ("NewPassword", "short"));
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.GetElementById("NewPassword-error"));
        Assert.NotNull(page.QuerySelector("form[action='/reset-password'] input[name=Token]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Trying_links_is_limited_by_address()
    {
        await App.CreatePlayerAsync();
        var link = await LinkAsync();
        using var browser = App.Open(from: "203.0.113.9");
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i < 12; i++)
        {
            using var answer = await browser.SubmitAsync(link, "/reset-password", ("Token", "made-up"), ("NewPassword", NewPassword));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Gone, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task The_command_names_an_address_nobody_has()
    {
        var (exitCode, output) = await StakeEasyProcess.RunAsync("reset-password", "--user", "nobody@example.org", "--ConnectionStrings:StakeEasy=" + Database);

        Assert.Equal(1, exitCode);
        Assert.Contains("nobody@example.org: There is no user", output, StringComparison.Ordinal);
    }

    /// <summary>The path and query of the link that the command prints.</summary>
    private async Task<string> LinkAsync()
    {
        var (exitCode, output) = await StakeEasyProcess.RunAsync(
            "reset-password", "--user", WebApp.Email, "--address", "https://stakeeasy.test/", "--ConnectionStrings:StakeEasy=" + Database);
        Assert.Equal(0, exitCode);
        var link = new Uri(output.Trim()[output.Trim().IndexOf("https://", StringComparison.Ordinal)..]);
        Assert.Equal("stakeeasy.test", link.Host);
        return link.PathAndQuery;
    }
}
