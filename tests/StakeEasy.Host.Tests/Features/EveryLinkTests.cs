using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The demo player goes wherever a page leads: no link may fail, whatever figures lie behind it.</summary>
[Collection(PostgresFixture.Collection)]
public sealed partial class EveryLinkTests(PostgresFixture postgres) : WebTests(postgres)
{
    /// <summary>Links that differ only in their ids and figures are of one kind; so many of each are followed.</summary>
    private const int OfEachKind = 4;

    [Fact]
    public async Task Every_page_that_links_lead_to_can_be_shown()
    {
        using var browser = await App.OpenSignedInAsync();
        await SeedAsync(await App.CreatePlayerAsync());
        var (waiting, seen, kinds) = (new Queue<string>(["/dashboard"]), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var failed = new List<string>();

        while (waiting.TryDequeue(out var link))
        {
            using var answer = await browser.GetAsync(link);
            if (answer.StatusCode >= HttpStatusCode.BadRequest)
            {
                failed.Add($"{(int)answer.StatusCode} {link}");
            }
            else if (answer.Content.Headers.ContentType?.MediaType is "text/html")
            {
                foreach (var next in LinksOf(await Browser.ReadAsync(answer)).Where(seen.Add))
                {
                    var kind = Particular().Replace(next, "*");
                    kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                    if (kinds[kind] <= OfEachKind)
                    {
                        waiting.Enqueue(next);
                    }
                }
            }
        }

        Assert.Empty(failed);
        Assert.True(seen.Count > 200, $"Only {seen.Count} links were found.");
    }

    private static IEnumerable<string> LinksOf(IDocument page) =>
        page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => !h.StartsWith("//", StringComparison.Ordinal));

    private async Task SeedAsync(UserId player)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var today = DateOnly.FromDateTime(App.Clock.GetUtcNow().DateTime);
        Assert.True((await scope.ServiceProvider.GetRequiredService<IDemoLedger>().SeedAsync(player, 1_000, 3, today, null, default)).Succeeded);
    }

    [GeneratedRegex(@"[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|(?<==)[^&]*|\d+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Particular();
}
