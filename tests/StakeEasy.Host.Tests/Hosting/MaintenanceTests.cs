using System.Net;
using System.Text.Json;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Hosting;

[Collection(PostgresFixture.Collection)]
public sealed class MaintenanceTests(PostgresFixture postgres) : WebTests(postgres)
{
    private const string Message = "We are moving house until noon. <Nothing> is lost.";

    [Fact]
    public async Task While_it_is_on_people_are_told_so_and_when_to_come_back()
    {
        using var browser = await App.OpenSignedInAsync();
        await SwitchAsync("on", "--message", Message, "--retry-after", "20");
        await AnswersAsync(browser, "/dashboard", HttpStatusCode.ServiceUnavailable);

        using var answer = await browser.GetAsync("/dashboard");
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(TimeSpan.FromMinutes(20), answer.Headers.RetryAfter?.Delta);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("Closed for maintenance", page.QuerySelector("h1")?.TextContent, StringComparison.Ordinal);
        Assert.Contains(Message, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(WebApp.Email, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_and_unknown_addresses_are_closed_too_and_nothing_is_written()
    {
        using var browser = App.Open();
        await SwitchAsync("on");
        await AnswersAsync(browser, "/", HttpStatusCode.ServiceUnavailable);

        using var signUp = await browser.PostAsync("/sign-up", ("Email", "new@example.org"), ("Password", WebApp.Password));
        using var nowhere = await browser.GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, signUp.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, nowhere.StatusCode);
    }

    [Theory]
    [InlineData("/dashboard", "application/json")]
    [InlineData("/api/v1/accounts", "*/*")]
    public async Task Programs_are_told_in_their_own_words(string path, string accepts)
    {
        using var program = App.Open();
        program.Headers.Remove("Accept");
        program.Headers.Add("Accept", accepts);
        await SwitchAsync("on", "--message", Message);
        await AnswersAsync(program, path, HttpStatusCode.ServiceUnavailable);

        using var answer = await program.GetAsync(path);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(503, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(Message, problem.RootElement.GetProperty("detail").GetString());
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Health_checks_and_files_live_on()
    {
        using var probe = App.Open();
        await SwitchAsync("on");
        await AnswersAsync(probe, "/", HttpStatusCode.ServiceUnavailable);

        using var live = await probe.GetAsync("/health/live");
        using var ready = await probe.GetAsync("/health/ready");
        using var icon = await probe.GetAsync("/favicon.svg");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode, icon.StatusCode));
    }

    [Fact]
    public async Task Every_node_follows_and_opens_again()
    {
        await using var other = new WebApp(Database);
        using var here = App.Open();
        using var there = other.Open();
        await AnswersAsync(here, "/", HttpStatusCode.OK);
        await AnswersAsync(there, "/", HttpStatusCode.OK);

        await SwitchAsync("on");
        await AnswersAsync(here, "/", HttpStatusCode.ServiceUnavailable);
        await AnswersAsync(there, "/", HttpStatusCode.ServiceUnavailable);
        await SwitchAsync("off");

        await AnswersAsync(here, "/", HttpStatusCode.OK);
        await AnswersAsync(there, "/", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_node_that_starts_while_it_is_on_serves_nothing_before()
    {
        await SwitchAsync("on");
        using var browser = App.Open();

        using var first = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
    }

    [Fact]
    public async Task It_stays_on_while_the_database_does_not_answer()
    {
        using var browser = App.Open();
        await SwitchAsync("on");
        await AnswersAsync(browser, "/", HttpStatusCode.ServiceUnavailable);

        await Server.ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(Database).Database} WITH (FORCE)");
        using var answer = await browser.GetAsync("/sign-in");
        var page = await Browser.ReadAsync(answer);

        Assert.Contains("Closed for maintenance", page.QuerySelector("h1")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--message", " ", "--message")]
    [InlineData("--retry-after", "0", "--retry-after")]
    public async Task A_switch_that_makes_no_sense_is_refused_by_name(string option, string value, string named)
    {
        var (exitCode, output) = await StakeEasyProcess.RunAsync("maintenance", "on", option, value, "--ConnectionStrings:StakeEasy=" + Database);

        Assert.Equal(1, exitCode);
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    private async Task SwitchAsync(params string[] words)
    {
        var (exitCode, output) = await StakeEasyProcess.RunAsync(["maintenance", .. words, "--ConnectionStrings:StakeEasy=" + Database]);
        Assert.True(exitCode == 0, output);
    }

    private static Task AnswersAsync(Browser browser, string path, HttpStatusCode status) => Eventually.TrueAsync(
        async () =>
        {
            using var answer = await browser.GetAsync(path);
            return answer.StatusCode == status;
        },
        $"{path} does not answer {status}.");
}
