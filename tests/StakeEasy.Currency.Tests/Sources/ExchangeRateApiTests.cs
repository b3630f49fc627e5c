using Microsoft.AspNetCore.Http;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Tests.Refresh;
using StakeEasy.Testing;

namespace StakeEasy.Currency.Tests.Sources;

[Collection(PostgresFixture.Collection)]
public sealed class ExchangeRateApiTests(PostgresFixture postgres)
{
    private const string Key = "4f1c0b7e9a2d";
    private const string Keyed = "keyed/" + Key + "/latest/USD";
    private const string Updated = "2026-11-21T00:02:31Z";
    private const string Rates = "\"USD\":1,\"AED\":3.6725,\"EUR\":0.8,\"GBP\":0.7,\"XDR\":0.76,\"FOK\":7.5,\"BTN\":1e2";

    private static readonly Dictionary<string, (string Answer, int Status, string Reason)> Failures = new(StringComparer.Ordinal)
    {
        ["quota spent, with status 200"] = ("{\"result\":\"error\",\"error-type\":\"quota-reached\"}", 200, "quota-reached"),
        ["invalid key"] = ("{\"result\":\"error\",\"error-type\":\"invalid-key\"}", 403, "status 403"),
        ["an error in words of its own"] = ("{\"result\":\"error\",\"error-type\":\"<script>\"}", 200, "no reason given"),
        ["429"] = ("", 429, "too often"),
        ["500"] = ("", 500, "status 500"),
        ["empty"] = ("", 200, "nothing at all"),
        ["cut off"] = (Documents.Api(Updated, Rates)[..^20], 200, "broken"),
        ["not the expected form"] = ("[1,2]", 200, "broken"),
        ["no rates"] = ("{\"result\":\"success\",\"base_code\":\"USD\",\"time_last_update_unix\":1795219351}", 200, "broken"),
        ["rates that are words"] = (Documents.Api(Updated, "\"EUR\":\"many\""), 200, "broken"),
        ["another base"] = (Documents.Api(Updated, Rates, baseCode: "EUR"), 200, "another currency"),
        ["zero and negative"] = (Documents.Api(Updated, "\"EUR\":0,\"AED\":-3"), 200, "no rate above zero"),
        ["going back"] = (Documents.Api("2026-11-01T00:00:01Z", Rates), 200, "known already"),
        ["from the future"] = (Documents.Api("2026-12-24T00:00:01Z", Rates), 200, "not come yet"),
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    [Fact]
    public async Task Its_rates_are_stored_as_published_and_pivoted_through_its_own_euro()
    {
        await using var module = await StartAsync();
        module.Server.Serve(Documents.Open, Documents.Api(Updated, Rates));

        var report = (await module.RefreshAsync()).Value;

        Assert.Equal(new DateOnly(2026, 11, 21), Assert.Single(report.Sources).Day);
        Assert.Equal(3.6725m / 0.8m, await module.RateAsync("EUR", "AED"));
        Assert.Equal(100m / 0.8m, await module.RateAsync("EUR", "BTN"));
        Assert.Equal(1m / 0.8m, await module.RateAsync("EUR", "USD"));
    }

    [Fact]
    public async Task Codes_that_are_nobodys_money_are_left_out()
    {
        await using var module = await StartAsync();
        module.Server.Serve(Documents.Open, Documents.Api(Updated, Rates));

        Assert.Equal(5, (await module.RefreshAsync()).Value.Stored);
    }

    [Fact]
    public async Task With_a_key_the_subscribers_address_and_list_are_used_and_the_key_is_told_to_nobody()
    {
        await using var module = await StartAsync(("ExchangeRateApi:Key", Key));
        module.Server.Serve(Keyed, Documents.Api(Updated, Rates, keyed: true));

        var good = await module.RefreshAsync();
        module.Server.Serve(Keyed, context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        var bad = await module.RefreshAsync();

        Assert.True(good.Succeeded);
        Assert.Equal(Keyed, module.Server.Requests.First());
        Assert.NotEmpty(module.Log.Lines);
        Assert.DoesNotContain(module.Log.Lines, line => line.Contains(Key, StringComparison.Ordinal));
        Assert.DoesNotContain(Key, bad.Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, (await module.StatusAsync()).LastRun!.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_old_rates_stay_and_the_reason_is_kept(string failure)
    {
        await using var module = await StartAsync();
        await module.KnowAsync("2026-11-20", "EUR=0.81 AED=3.6725", RateSources.ExchangeRateApi, "USD");
        var before = await module.CountAsync();
        var (answer, status, reason) = Failures[failure];
        module.Server.Serve(Documents.Open, context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(answer);
        });

        var result = await module.RefreshAsync();

        Assert.Contains(reason, result.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(before, await module.CountAsync());
        Assert.Equal(3.6725m / 0.81m, await module.RateAsync("EUR", "AED"));
        Assert.Contains(reason, (await module.StatusAsync()).LastRun!.Problem, StringComparison.Ordinal);
    }

    private Task<CurrencyUnderTest> StartAsync(params (string, string)[] settings) =>
        CurrencyUnderTest.StartAsync(postgres, [("Ecb:Enabled", "false"), ("ExchangeRateApi:Enabled", "true"), .. settings]);
}
