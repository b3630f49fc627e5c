using System.Net;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class RateLimitTests(PostgresFixture postgres) : WebTests(postgres)
{
    private const string Stranger = "203.0.113.7";
    private const string Proxy = "10.1.2.3";

    private protected override WebApp Configure(WebApp app) => app.With("Security:KnownProxies:0", "10.1.0.0/16");

    private protected override Task PrepareAsync() => App.CreatePlayerAsync();

    [Fact]
    public async Task Defect_46_the_sixth_failure_of_a_minute_for_one_account_has_to_wait_wherever_it_comes_from()
    {
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await FailAsync(WebApp.Email, $"203.0.113.{i}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await FailAsync(WebApp.Email, "203.0.113.6"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await FailAsync("other@example.org", "203.0.113.6"));
    }

    [Fact]
    public async Task The_sixth_failure_of_a_minute_from_one_address_has_to_wait_whatever_account_it_tries()
    {
        await UseUpAsync(Stranger);

        Assert.Equal(HttpStatusCode.TooManyRequests, await FailAsync("six@example.org", Stranger));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await FailAsync("six@example.org", "203.0.113.8"));
    }

    [Fact]
    public async Task Who_has_to_wait_is_told_how_long_and_may_then_try_again()
    {
        await UseUpAsync(Stranger);
        using var browser = App.Open(from: Stranger);

        using var refused = await browser.SubmitAsync("/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password));
        var page = await Browser.ReadAsync(refused);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        using var accepted = await browser.SubmitAsync("/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password));

        Assert.Equal(TimeSpan.FromSeconds(60), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("Wait 60 seconds", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
    }

    [Fact]
    public async Task Who_knows_the_password_is_not_counted()
    {
        for (var i = 0; i < 8; i++)
        {
            using var browser = App.Open(from: Stranger);
            using var answer = await browser.SubmitAsync("/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Defect_46_a_stranger_cannot_say_to_be_somebody_else()
    {
        for (var i = 1; i <= 5; i++)
        {
            await FailAsync($"user{i}@example.org", Stranger, forwardedFor: $"198.51.100.{i}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await FailAsync("six@example.org", Stranger, forwardedFor: "198.51.100.6"));
    }

    [Fact]
    public async Task A_listed_proxy_is_believed_about_its_clients_and_only_about_the_last_of_them()
    {
        for (var i = 1; i <= 5; i++)
        {
            // What the client itself wrote into the header stands first; the proxy adds the address it saw.
            await FailAsync($"user{i}@example.org", Proxy, forwardedFor: $"192.0.2.{i}, 198.51.100.1");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await FailAsync("six@example.org", Proxy, forwardedFor: "192.0.2.6, 198.51.100.1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await FailAsync("six@example.org", Proxy, forwardedFor: "198.51.100.2"));
    }

    [Fact]
    public async Task One_subscriber_has_one_count_for_all_their_IPv6_addresses()
    {
        for (var i = 1; i <= 5; i++)
        {
            await FailAsync($"user{i}@example.org", $"2001:db8:1:1::{i}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await FailAsync("six@example.org", "2001:db8:1:1:ffff::9"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await FailAsync("six@example.org", "2001:db8:1:2::1"));
    }

    [Fact]
    public async Task Sign_ups_from_one_address_are_limited_but_not_attempts_to_find_a_good_password()
    {
        for (var i = 1; i <= 8; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignUpAsync("new@example.org", "short"));
        }

        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(HttpStatusCode.Redirect, await SignUpAsync($"new{i}@example.org", WebApp.Password));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await SignUpAsync("new6@example.org", WebApp.Password));
    }

    [Fact]
    public async Task Guessing_the_current_password_in_a_stolen_session_is_limited_too()
    {
        using var browser = await App.OpenSignedInAsync();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await browser.SubmitAsync("/settings/password", ("CurrentPassword", "guess number " + i), ("NewPassword", "four quiet horses"));
            answers.Add(answer.StatusCode);
        }

        Assert.All(answers.Take(5), status => Assert.Equal(HttpStatusCode.UnprocessableEntity, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[5]);
    }

    private async Task UseUpAsync(string address)
    {
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await FailAsync($"user{i}@example.org", address));
        }
    }

    private async Task<HttpStatusCode> FailAsync(string email, string from, string? forwardedFor = null)
    {
        using var browser = App.Open(from: from);
        if (forwardedFor is not null)
        {
            browser.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        using var answer = await browser.SubmitAsync("/sign-in", ("Email", email), ("Password", "not the password"));
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> SignUpAsync(string email, string password)
    {
        using var browser = App.Open(from: Stranger);
        using var answer = await browser.SubmitAsync("/sign-up", ("Email", email), ("Password", password));
        return answer.StatusCode;
    }
}
