using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Tests.Sources;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.Testing;

namespace StakeEasy.Currency.Tests.Refresh;

[Collection(PostgresFixture.Collection)]
public sealed class RateRefreshTests(PostgresFixture postgres)
{
    private const string Rates = "USD=1.16 GBP=0.88";

    [Fact]
    public async Task Defect_5_a_refresh_brings_new_rates_and_everybody_hears_of_them()
    {
        await using var module = await StartAsync();
        var cached = await CachedAsync(module);
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", Rates)));

        var report = (await module.RefreshAsync()).Value;

        Assert.Equal(1.16m, await module.RateAsync("EUR", "USD"));
        Assert.Equal(new RatesRefreshed(report.Version, new DateOnly(2026, 11, 20)), Assert.Single(module.Announced));
        Assert.NotEqual(cached, await CachedAsync(module));
        var run = (await module.StatusAsync()).LastRun!;
        Assert.Equal((RefreshTrigger.Command, true, 2, 0, null), (run.Trigger, run.Succeeded, run.Stored, run.Held, run.Problem));
    }

    [Fact]
    public async Task Nothing_new_is_stored_and_announced_as_nothing()
    {
        await using var module = await StartAsync();
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", "USD=1.15 GBP=0.87")));
        var before = await module.CountAsync();

        var report = (await module.RefreshAsync()).Value;

        Assert.Equal((0, null), (report.Stored, report.ChangedFrom));
        Assert.Equal(before, await module.CountAsync());
        Assert.Empty(module.Announced);
    }

    [Fact]
    public async Task A_correction_of_a_day_wins_and_what_it_corrects_is_kept()
    {
        await using var module = await StartAsync();
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", "USD=1.151 GBP=0.87")));

        await module.RefreshAsync();

        Assert.Equal(1.151m, await module.RateAsync("EUR", "USD"));
        Assert.Equal((2, 2), await module.CountAsync());
    }

    [Fact]
    public async Task Rates_of_zero_and_below_are_dropped_and_the_good_ones_kept()
    {
        await using var module = await StartAsync();
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", "USD=0 GBP=-0.88 JPY=181.1")));

        Assert.Equal(1, (await module.RefreshAsync()).Value.Stored);
        Assert.Equal(1.15m, await module.RateAsync("EUR", "USD"));
        Assert.Equal(181.1m, await module.RateAsync("EUR", "JPY"));
    }

    [Fact]
    public async Task A_jump_is_held_for_review_until_somebody_accepts_it()
    {
        await using var module = await StartAsync();
        await module.KnowAsync("2026-11-19", "TRY=40");
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", "USD=1.16 TRY=60")));

        var first = (await module.RefreshAsync()).Value;
        var held = Assert.Single((await module.StatusAsync()).Held);
        var rateBefore = await module.RateAsync("EUR", "TRY");
        var second = (await module.RefreshAsync(acceptJumps: true)).Value;

        Assert.Equal((1, 1), (first.Stored, first.Held));
        Assert.Equal(("TRY", 60m, 40m), (held.Quote.Value, held.Rate, held.Before));
        Assert.Equal(40m, rateBefore);
        Assert.Equal((1, 0), (second.Stored, second.Held));
        Assert.Equal(60m, await module.RateAsync("EUR", "TRY"));
        Assert.Empty((await module.StatusAsync()).Held);
    }

    [Theory]
    [InlineData("2026-11-19", "48", 0)]
    [InlineData("2026-11-19", "48.0001", 1)]
    [InlineData("2026-11-18", "57.6", 0)]
    [InlineData("2026-11-18", "57.6001", 1)]
    public async Task A_jump_is_more_than_a_fifth_from_one_publication_day_to_the_next(string known, string rate, int held)
    {
        await using var module = await StartAsync();
        await module.KnowAsync(known, "TRY=40");
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", "TRY=" + rate)));

        Assert.Equal(held, (await module.RefreshAsync()).Value.Held);
    }

    [Fact]
    public async Task The_same_jump_seen_again_is_held_once()
    {
        await using var module = await StartAsync();
        await module.KnowAsync("2026-11-19", "TRY=40");
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", "USD=1.16 TRY=60")));

        await module.RefreshAsync();
        await module.RefreshAsync();

        Assert.Single((await module.StatusAsync()).Held);
    }

    [Fact]
    public async Task One_source_may_fail_without_the_other()
    {
        await using var module = await StartAsync(("ExchangeRateApi:Enabled", "true"));
        module.Server.Serve(Documents.Open, Documents.Api("2026-11-21T00:02:31Z", "\"USD\":1,\"AED\":3.6725,\"EUR\":0.8"));

        var report = (await module.RefreshAsync()).Value;

        Assert.Equal("ECB exchangerate-api.com", string.Join(' ', report.Sources.Select(s => s.Source)));
        Assert.Equal(3.6725m / 0.8m, await module.RateAsync("EUR", "AED"));
        Assert.Equal(1.15m, await module.RateAsync("EUR", "USD"));
        var run = (await module.StatusAsync()).LastRun!;
        Assert.True(run.Succeeded);
        Assert.Contains("ECB: It answered with status 404.", run.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_refreshes_at_once_run_once()
    {
        await using var module = await StartAsync();
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        module.Server.Serve(Documents.Daily, async context =>
        {
            asked.TrySetResult();
            await answer.Task;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, Documents.Ecb(("2026-11-20", Rates)));
        });

        var first = module.RefreshAsync();
        await asked.Task;
        var second = await module.RefreshAsync();
        answer.SetResult();

        Assert.Contains("right now", second.Error!.Message, StringComparison.Ordinal);
        Assert.True((await first).Succeeded);
        Assert.Single(module.Server.Requests);
    }

    [Fact]
    public async Task The_button_works_once_a_minute_and_the_schedule_always()
    {
        await using var module = await StartAsync();
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", Rates)));

        var first = await module.RefreshAsync(RefreshTrigger.Button);
        module.Clock.Now += TimeSpan.FromSeconds(59);
        var soon = await module.RefreshAsync(RefreshTrigger.Button);
        var scheduled = await module.RefreshAsync(RefreshTrigger.Schedule);
        module.Clock.Now += TimeSpan.FromSeconds(61);
        var later = await module.RefreshAsync(RefreshTrigger.Button);

        Assert.True(first.Succeeded);
        Assert.Contains("less than a minute", soon.Error!.Message, StringComparison.Ordinal);
        Assert.True(scheduled.Succeeded);
        Assert.True(later.Succeeded);
    }

    [Fact]
    public async Task A_run_that_died_is_said_to_have_died()
    {
        await using var module = await StartAsync();
        await using (var connection = await module.Database.OpenConnectionAsync())
        await using (var insert = new NpgsqlCommand(
            "insert into currency.refresh_runs (trigger, started_at, succeeded, stored, held, next_run_at) values (0, '2026-11-20', false, 0, 0, '2026-11-21')", connection))
        {
            await insert.ExecuteNonQueryAsync();
        }

        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", Rates)));
        await module.RefreshAsync();

        var runs = await module.QueryAsync(db => db.Runs.OrderBy(r => r.Id).ToListAsync());
        Assert.Equal("The program stopped before it was done.", runs[0].Problem);
        Assert.NotNull(runs[0].FinishedAt);
        Assert.True(runs[1].Succeeded);
    }

    [Fact]
    public async Task The_next_run_is_the_coming_midnight()
    {
        await using var module = await StartAsync();

        Assert.Equal(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), (await module.StatusAsync()).NextRun);
    }

    [Fact]
    public async Task Another_process_refresh_is_noticed_within_a_minute_or_when_its_version_is_met()
    {
        await using var module = await StartAsync();
        Assert.Equal(1.15m, await module.RateAsync("EUR", "USD"));
        await module.KnowAsync("2026-11-20", "USD=1.17");

        var atOnce = await module.RateAsync("EUR", "USD");
        var met = await module.Rates.AtLeastAsync(2, CancellationToken.None);
        await module.KnowAsync("2026-11-20", "USD=1.18");
        module.Clock.Now += TimeSpan.FromSeconds(61);

        Assert.Equal(1.15m, atOnce);
        Assert.Equal(2, met.Version);
        Assert.Equal(1.18m, await module.RateAsync("EUR", "USD"));
    }

    [Fact]
    public async Task An_unchanged_snapshot_is_the_same_object_even_after_a_look_at_the_database()
    {
        await using var module = await StartAsync();
        var first = await module.Rates.LatestAsync(CancellationToken.None);
        module.Clock.Now += TimeSpan.FromMinutes(5);

        Assert.Same(first, await module.Rates.LatestAsync(CancellationToken.None));
    }

    [Fact]
    public void Defect_41_nothing_that_users_can_reach_takes_a_rate()
    {
        var parameters = typeof(IExchangeRates).Assembly.GetExportedTypes()
            .Where(t => t.IsInterface)
            .SelectMany(t => t.GetMethods())
            .SelectMany(m => m.GetParameters())
            .Select(p => p.ParameterType);

        Assert.DoesNotContain(parameters, p => p == typeof(decimal) || p == typeof(RateObservation) || p.IsGenericType);
    }

    private async Task<CurrencyUnderTest> StartAsync(params (string, string)[] settings)
    {
        var module = await CurrencyUnderTest.StartAsync(postgres, settings);
        await module.KnowAsync("2026-11-20", "USD=1.15 GBP=0.87");
        return module;
    }

    private static async Task<Guid> CachedAsync(CurrencyUnderTest module) =>
        await module.Service<HybridCache>().GetOrCreateAsync(
            "some total", _ => ValueTask.FromResult(Guid.NewGuid()), tags: [CacheTags.Rates]);
}
