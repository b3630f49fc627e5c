using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class DeleteAccountTests(PostgresFixture postgres) : WebTests(postgres)
{
    private const string Path = "/settings/delete-account";
    private const string Other = "nils@example.org";

    [Fact]
    public async Task Defect_48_an_account_full_of_data_is_deleted_without_a_trace_and_nobody_elses()
    {
        using var browser = await App.OpenSignedInAsync();
        using var neighbour = await App.OpenSignedInAsync(Other);
        var player = await SeedAsync(WebApp.Email, 40_000);
        var other = await SeedAsync(Other, 500);
        using var shown = await browser.GetAsync("/dashboard");
        var (before, neighbours) = (await RowsAboutAsync(player.ToString()), await RowsAboutAsync(other.ToString()));

        using var answer = await browser.SubmitAsync(Path, ("CurrentPassword", WebApp.Password), ("Confirmed", "true"));
        var farewell = await browser.OpenAsync(answer.Headers.Location!.ToString());

        Assert.True(before > 40_000);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Contains("everything in it is gone", farewell.QuerySelector(".toast")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await RowsAboutAsync(player.ToString()));
        Assert.Equal(0, await RowsAboutAsync(WebApp.Email));
        Assert.Equal(neighbours, await RowsAboutAsync(other.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await neighbour.GetAsync("/dashboard")).StatusCode);
    }

    [Fact]
    public async Task Every_session_ends_and_the_address_is_free_again()
    {
        using var laptop = await App.OpenSignedInAsync();
        using var phone = await App.OpenSignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/dashboard")).StatusCode);

        using var answer = await laptop.SubmitAsync(Path, ("CurrentPassword", WebApp.Password), ("Confirmed", "true"));
        using var onPhone = await phone.GetAsync("/dashboard");
        using var onLaptop = await laptop.GetAsync("/dashboard");
        using var signIn = await phone.SubmitAsync("/sign-in", ("Email", WebApp.Email), ("Password", WebApp.Password));
        using var again = await App.OpenSignedInAsync();

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (onPhone.StatusCode, onLaptop.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signIn.StatusCode);
        Assert.Contains("Start with where your money sits", (await again.OpenAsync("/dashboard")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_what_goes_and_the_settings_lead_to_it()
    {
        using var browser = await App.OpenSignedInAsync();
        await SeedAsync(WebApp.Email, 1_200);

        var settings = await browser.OpenAsync("/settings");
        var text = (await browser.OpenAsync(Path)).QuerySelector("main")!.TextContent;

        Assert.NotNull(settings.QuerySelector($"a[href='{Path}']"));
        Assert.Contains("15 accounts with 1,200 entries", text, StringComparison.Ordinal);
        Assert.Contains("cannot be undone", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CurrentPassword", "not the password", "true")]
    [InlineData("CurrentPassword", "", "true")]
    [InlineData("Confirmed", WebApp.Password, "false")]
    [InlineData("Confirmed", WebApp.Password, "")]
    [InlineData("Confirmed", WebApp.Password, "perhaps")]
    public async Task Nothing_is_erased_without_the_password_and_the_confirmation(string field, string password, string confirmed)
    {
        using var browser = await App.OpenSignedInAsync();
        var player = await SeedAsync(WebApp.Email, 200);
        var before = await RowsAboutAsync(player.ToString());

        using var answer = await browser.SubmitAsync(Path, ("CurrentPassword", password), ("Confirmed", confirmed));
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.GetElementById(field + "-error"));
        Assert.Null(page.QuerySelector("input[type=password]")!.GetAttribute("value"));
        Assert.Equal(confirmed is "true", page.QuerySelector("#Confirmed")!.HasAttribute("checked"));
        Assert.Equal(before, await RowsAboutAsync(player.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/dashboard")).StatusCode);
    }

    [Fact]
    public async Task Guessing_the_password_has_to_wait_and_locks_the_account_as_at_the_sign_in()
    {
        using var browser = await App.OpenSignedInAsync();
        for (var i = 0; i < 5; i++)
        {
            using var guess = await browser.SubmitAsync(Path, ("CurrentPassword", "guess number " + i), ("Confirmed", "true"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guess.StatusCode);
        }

        using var sixth = await browser.SubmitAsync(Path, ("CurrentPassword", WebApp.Password), ("Confirmed", "true"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        using var locked = await browser.SubmitAsync(Path, ("CurrentPassword", WebApp.Password), ("Confirmed", "true"));
        App.Clock.Advance(TimeSpan.FromMinutes(15));
        using var late = await browser.SubmitAsync(Path, ("CurrentPassword", WebApp.Password), ("Confirmed", "true"));

        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
    }

    [Fact]
    public async Task Two_clicks_delete_once_and_neither_fails()
    {
        using var browser = await App.OpenSignedInAsync();
        var player = await SeedAsync(WebApp.Email, 2_000);
        var token = (await browser.OpenAsync(Path)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (string, string)[] fields = [("CurrentPassword", WebApp.Password), ("Confirmed", "true"), ("__RequestVerificationToken", token)];

        var answers = await Task.WhenAll(browser.PostAsync(Path, fields), browser.PostAsync(Path, fields));

        // The second may come when the session is over already: then it is led to the sign-in page.
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Contains("/", answers.Select(a => a.Headers.Location!.OriginalString), StringComparer.Ordinal);
        Assert.Equal(0, await RowsAboutAsync(player.ToString()));
    }

    [Fact]
    public async Task What_a_crash_cut_short_can_be_repeated()
    {
        var player = await SeedAsync(WebApp.Email, 200);
        await using (var scope = App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPlayerErasure>().BeginAsync(player, WebApp.Password, CancellationToken.None);
            await scope.ServiceProvider.GetServices<IOwnedData>().First().EraseAsync(player, CancellationToken.None);
        }

        using var browser = await App.OpenSignedInAsync();
        using var answer = await browser.SubmitAsync(Path, ("CurrentPassword", WebApp.Password), ("Confirmed", "true"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(0, await RowsAboutAsync(player.ToString()));
    }

    private async Task<UserId> SeedAsync(string email, int entries)
    {
        var player = await App.CreatePlayerAsync(email);
        await using var scope = App.Services.CreateAsyncScope();
        var today = DateOnly.FromDateTime(App.Clock.GetUtcNow().UtcDateTime);
        var seeded = await scope.ServiceProvider.GetRequiredService<IDemoLedger>().SeedAsync(player, entries, 1, today, null, CancellationToken.None);
        return seeded.Succeeded ? player : throw new InvalidOperationException(seeded.Error.Message);
    }

    /// <summary>In every table of the database, whichever module's: how many rows mention it.</summary>
    private async Task<long> RowsAboutAsync(string word)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var tables = source.CreateCommand(
            """
            SELECT string_agg(format('(SELECT count(*) FROM %I.%I t WHERE t::text ILIKE %L)', table_schema, table_name, '%' || $1 || '%'), ' + ')
            FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
            """);
        tables.Parameters.Add(new NpgsqlParameter<string> { TypedValue = word });
        await using var rows = source.CreateCommand("SELECT " + (string)(await tables.ExecuteScalarAsync())!);
        return (long)(await rows.ExecuteScalarAsync())!;
    }
}
