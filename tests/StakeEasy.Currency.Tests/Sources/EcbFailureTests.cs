using System.Text;
using Microsoft.AspNetCore.Http;
using StakeEasy.Currency.Tests.Refresh;
using StakeEasy.Currency.Tests.Rates;
using StakeEasy.Testing;

namespace StakeEasy.Currency.Tests.Sources;

/// <summary>Whatever goes wrong at the publisher: the old rates stay, nothing is stored, the age is visible and the reason is kept.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class EcbFailureTests(PostgresFixture postgres)
{
    private const string Good = "USD=1.16 GBP=0.88 JPY=181.1";

    private static readonly string Document = Documents.Ecb(("2026-11-20", Good));

    private static readonly Dictionary<string, (RequestDelegate Answer, string Reason)> Failures = new(StringComparer.Ordinal)
    {
        ["no answer in time"] = (NeverAsync, "took longer"),
        ["500"] = (Status(500), "status 500"),
        ["404"] = (Status(404), "status 404"),
        ["429"] = (Status(429), "too often"),
        ["empty"] = (Text(""), "nothing at all"),
        ["a page instead"] = (Text("<html><body>Maintenance</body></html>"), "no list of rates"),
        ["broken"] = (Text(Document.Replace("</Cube>", "</Kube>", StringComparison.Ordinal)), "broken"),
        ["rates that are no numbers"] = (Text(Documents.Ecb(("2026-11-20", "USD=abc"))), "broken"),
        ["cut off"] = (Text(Document[..^80]), "broken"),
        ["connection lost"] = (LostAsync, "broke off"),
        ["zero and negative"] = (Text(Documents.Ecb(("2026-11-20", "USD=0 GBP=-0.88 JPY=0.0"))), "no rate above zero"),
        ["no rates"] = (Text(Documents.Ecb(("2026-11-20", ""))), "no rate above zero"),
        ["no days"] = (Text(Documents.Ecb()), "no rate above zero"),
        ["going back"] = (Text(Documents.Ecb(("2026-11-18", Good))), "known already"),
        ["from the future"] = (Text(Documents.Ecb(("2026-11-23", Good))), "not come yet"),
        ["one day twice"] = (Text(Documents.Ecb(("2026-11-20", Good), ("2026-11-20", Good))), "twice"),
        ["huge"] = (EndlessAsync, "larger than"),
        ["slow drip"] = (DripAsync, "took longer"),
        ["document type"] = (Text(Document.Replace("<gesmes:Envelope", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><gesmes:Envelope", StringComparison.Ordinal)), "broken"),
        ["entity bomb"] = (Text(Bomb()), "broken"),
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_old_rates_stay_and_the_reason_is_kept(string failure)
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres, ("AttemptTimeout", "00:00:00.400"));
        await module.KnowAsync("2026-11-19", "USD=1.15 GBP=0.87 JPY=180");
        var before = await module.CountAsync();
        module.Server.Serve(Documents.Quarter, Failures[failure].Answer);

        var result = await module.RefreshAsync();

        Assert.False(result.Succeeded);
        Assert.Contains(Failures[failure].Reason, result.Error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await module.CountAsync());
        Assert.Equal(1.15m, await module.RateAsync("EUR", "USD"));
        Assert.Equal(1, (await module.Rates.LatestAsync(CancellationToken.None)).AgeOn(RealHistory.Day("2026-11-21")));
        Assert.Empty(module.Announced);
        var run = (await module.StatusAsync()).LastRun!;
        Assert.False(run.Succeeded);
        Assert.NotNull(run.FinishedAt);
        Assert.Contains(Failures[failure].Reason, run.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publisher_that_is_not_there_at_all_leaves_the_old_rates()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres, ("Ecb:BaseAddress", "http://127.0.0.1:1/ecb/"));
        await module.KnowAsync("2026-11-19", "USD=1.15");

        var result = await module.RefreshAsync();

        Assert.Contains("cannot be reached", result.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(1.15m, await module.RateAsync("EUR", "USD"));
    }

    private static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync("no");
    };

    private static RequestDelegate Text(string text) => context => context.Response.WriteAsync(text);

    private static async Task NeverAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static async Task LostAsync(HttpContext context)
    {
        context.Response.ContentLength = Document.Length;
        await context.Response.WriteAsync(Document[..200]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task EndlessAsync(HttpContext context)
    {
        var block = new byte[16 * 1024];
        Array.Fill(block, (byte)' ');
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
        }
    }

    private static async Task DripAsync(HttpContext context)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        foreach (var letter in Encoding.UTF8.GetBytes(Document))
        {
            await context.Response.Body.WriteAsync(new[] { letter }, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await pace.WaitForNextTickAsync(context.RequestAborted);
        }
    }

    private static string Bomb()
    {
        var text = new StringBuilder("<?xml version='1.0'?><!DOCTYPE bomb [<!ENTITY a0 'boom'>");
        for (var i = 1; i < 10; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{i} '&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};'>");
        }

        return text.Append("]><gesmes:Envelope xmlns:gesmes='http://www.gesmes.org/xml/2002-08-01'>&a9;</gesmes:Envelope>").ToString();
    }
}
