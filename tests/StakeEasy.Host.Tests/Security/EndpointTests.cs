using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

/// <summary>Rules for every address the application answers, also those that are added tomorrow.</summary>
[Collection(PostgresFixture.Collection)]
public sealed partial class EndpointTests(PostgresFixture postgres) : WebTests(postgres)
{
    // A new page is for players only, unless somebody adds it here on purpose.
    private static readonly string[] ForVisitors =
    [
        "", "error/{code:int}", "health/live", "health/ready", "reset-password", "sign-in", "sign-out", "sign-up",
        "tools", "tools/risk-of-ruin", "tools/spr", "tools/variance",
    ];

    // Answers in place of whatever failed, so it must take every method; it changes nothing.
    private const string ErrorPage = "error/";

    [Fact]
    public void Only_known_pages_are_for_visitors()
    {
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(ForVisitors, open, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_other_page_sends_visitors_to_the_sign_in_page()
    {
        using var browser = App.Open();
        var closed = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();

        Assert.NotEmpty(closed);
        foreach (var (method, path) in closed.SelectMany(Requests))
        {
            using var answer = await browser.SendAsync(method, path);

            Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{method} {path} answered {answer.StatusCode}");
            Assert.StartsWith("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_changed_without_the_token_of_a_form()
    {
        using var browser = await App.OpenSignedInAsync();
        var changing = Endpoints().SelectMany(Requests).Where(r => r.Method != HttpMethod.Get && !r.Path.StartsWith("/" + ErrorPage, StringComparison.Ordinal)).ToList();

        Assert.Contains((HttpMethod.Post, "/sign-in"), changing);
        Assert.Contains((HttpMethod.Post, "/settings/amounts"), changing);
        foreach (var (method, path) in changing)
        {
            using var answer = await browser.SendAsync(method, path);

            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{method} {path} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_token_in_a_header_does_as_well()
    {
        using var browser = await App.OpenSignedInAsync();
        var page = await browser.OpenAsync("/settings");
        browser.Headers.Add("X-CSRF-TOKEN", page.QuerySelector("meta[name=csrf-token]")?.GetAttribute("content"));
        browser.Headers.Add("HX-Request", "true");

        using var answer = await browser.PostAsync("/settings/amounts", ("Hidden", "true"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task Defect_46_opening_every_page_changes_nothing()
    {
        using var browser = await App.OpenSignedInAsync();
        var pages = Endpoints().SelectMany(Requests).Where(r => r.Method == HttpMethod.Get).Select(r => r.Path).ToList();
        var before = await RowsAsync();

        foreach (var path in pages)
        {
            using var answer = await browser.GetAsync(path);

            Assert.True((int)answer.StatusCode < 500, $"{path} answered {answer.StatusCode}");
        }

        Assert.Contains("/settings", pages, StringComparer.Ordinal);
        Assert.Equal(before, await RowsAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings")).StatusCode);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found_for_visitors_too()
    {
        using var browser = App.Open();

        using var answer = await browser.GetAsync("/wp-login.php");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Each method of a route, with something in place of its parameters.</summary>
    private static IEnumerable<(HttpMethod Method, string Path)> Requests(RouteEndpoint endpoint)
    {
        var path = "/" + Parameters().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), m => m.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : m.Value.Contains(":int", StringComparison.Ordinal) || m.Value.Contains(":long", StringComparison.Ordinal) ? "404" : "x");
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return (methods.Count > 0 ? methods : ["GET", "POST"]).Select(m => (new HttpMethod(m), path));
    }

    /// <summary>Everything that belongs to players, as one text.</summary>
    private async Task<string> RowsAsync()
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var tables = source.CreateCommand(
            """
            SELECT string_agg(format('SELECT %L || coalesce(string_agg(t::text, E''\n'' ORDER BY t::text), '''') FROM %I.%I t', table_name, table_schema, table_name), ' UNION ALL ')
            FROM information_schema.tables WHERE table_schema IN ('identity', 'bankroll') AND table_type = 'BASE TABLE'
            """);
        await using var rows = source.CreateCommand((string)(await tables.ExecuteScalarAsync())!);
        await using var reader = await rows.ExecuteReaderAsync();
        var text = new List<string>();
        while (await reader.ReadAsync())
        {
            text.Add(reader.GetString(0));
        }

        return string.Join('\n', text.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameters();
}
