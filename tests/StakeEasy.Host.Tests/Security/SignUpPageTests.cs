using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class SignUpPageTests(PostgresFixture postgres) : WebTests(postgres)
{
    private protected override WebApp Configure(WebApp app) => app.With("Security:SignUpsPerMinute", "1000");

    [Fact]
    public async Task A_visitor_signs_up_and_in()
    {
        using var browser = App.Open();

        using var signedUp = await browser.SubmitAsync("/sign-up", ("Email", WebApp.Email), ("Password", WebApp.Password));
        var gate = await browser.OpenAsync(signedUp.Headers.Location!.OriginalString);
        using var signedIn = await browser.SubmitAsync("/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password));

        Assert.Equal(WebApp.Email, gate.QuerySelector("#Email")?.GetAttribute("value"));
        Assert.Contains("its account is ready", gate.QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("/dashboard", signedIn.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Defect_47_signing_up_does_not_tell_who_plays_here()
    {
        await App.CreatePlayerAsync();

        var known = await SignUpAsync(WebApp.Email);
        var unknown = await SignUpAsync("new@example.org");

        Assert.Equal(unknown, known);
    }

    [Fact]
    public async Task What_the_browser_says_is_suggested_and_can_be_changed()
    {
        using var browser = App.Open();
        browser.Headers.Add("Accept-Language", "tlh, fr-CA;q=0.7, de;q=0.9");
        var page = await browser.OpenAsync("/sign-up");

        using var answer = await browser.SubmitAsync(
            "/sign-up",
            ("Email", WebApp.Email),
            ("Password", WebApp.Password),
            ("ReportingCurrency", "CHF"),
            ("TimeZoneId", "Europe/Zurich"),
            ("CultureName", "de-CH"));
        var player = await FindAsync();

        Assert.Equal("de-DE", Chosen(page, "CultureName"));
        Assert.Equal("EUR", Chosen(page, "ReportingCurrency"));
        Assert.Equal("UTC", Chosen(page, "TimeZoneId"));
        Assert.Equal(("CHF", "Europe/Zurich", "de-CH"), (player!.ReportingCurrency.Value, player.TimeZoneId, player.CultureName));
    }

    [Theory]
    [InlineData("Email", "mara", WebApp.Password, "EUR")]
    [InlineData("Password", WebApp.Email, "short", "EUR")]
    [InlineData("Password", WebApp.Email, "password1234", "EUR")]
    [InlineData("Password", WebApp.Email, WebApp.Email, "EUR")]
    [InlineData("ReportingCurrency", WebApp.Email, WebApp.Password, "XYZ")]
    [InlineData("ReportingCurrency", WebApp.Email, WebApp.Password, "HRK")]
    public async Task A_mistake_is_explained_beside_its_field_and_the_rest_is_kept(string field, string email, string password, string currency)
    {
        using var browser = App.Open();

        using var answer = await browser.SubmitAsync(
            "/sign-up", ("Email", email), ("Password", password), ("ReportingCurrency", currency), ("TimeZoneId", "Asia/Tokyo"), ("CultureName", "ja-JP"));
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.GetElementById(field + "-error"));
        Assert.Equal("true", page.GetElementById(field)?.GetAttribute("aria-invalid"));
        Assert.Equal(email, page.QuerySelector("#Email")?.GetAttribute("value"));
        Assert.Equal("Asia/Tokyo", Chosen(page, "TimeZoneId"));
        Assert.Null(page.QuerySelector("#Password")?.GetAttribute("value"));
        Assert.Null(await FindAsync());
    }

    private static string? Chosen(IDocument page, string field) => page.QuerySelector($"#{field} option[selected]")?.GetAttribute("value");

    private async Task<string> SignUpAsync(string email)
    {
        using var browser = App.Open();
        using var answer = await browser.SubmitAsync("/sign-up", ("Email", email), ("Password", "a secret of mine"));
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(c => c.Split('=')[0]);
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {string.Join(' ', cookies)} {await answer.Content.ReadAsStringAsync()}";
    }

    private async Task<Player?> FindAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPlayers>().FindByEmailAsync(WebApp.Email, CancellationToken.None);
    }
}
