using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Tests.Sources;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Database;
using StakeEasy.SharedKernel.Events;
using StakeEasy.Testing;

namespace StakeEasy.Currency.Tests.Refresh;

/// <summary>The real scheduler on its real tables, in one program or in two.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class NightlyRefreshTests(PostgresFixture postgres)
{
    private static readonly JobKey Job = new("refresh-rates", "currency");

    [Fact]
    public async Task A_start_with_old_rates_asks_for_newer_ones()
    {
        await using var module = await StartAsync();
        using var node = Node(module, ("CatchUpOnStart", "true"));

        await node.StartAsync();

        await Eventually.TrueAsync(async () => (await module.StatusAsync()).LastRun is { FinishedAt: not null, Trigger: RefreshTrigger.Start });
        Assert.Equal(1.16m, await Fresh(module));
        await node.StopAsync();
    }

    [Fact]
    public async Task A_start_with_the_newest_rates_asks_for_nothing()
    {
        await using var module = await StartAsync();
        await module.KnowAsync("2026-11-20", "USD=1.16");
        using var node = Node(module, ("CatchUpOnStart", "true"));

        await node.StartAsync();
        await RunNightAsync(node);
        await Eventually.TrueAsync(async () => (await module.StatusAsync()).LastRun is { FinishedAt: not null });
        await node.StopAsync();

        Assert.Equal(1, await module.QueryAsync(db => Task.FromResult(db.Runs.Count())));
        Assert.Equal(RefreshTrigger.Schedule, (await module.StatusAsync()).LastRun!.Trigger);
    }

    [Fact]
    public async Task The_nightly_job_runs_on_one_of_two_nodes()
    {
        await using var module = await StartAsync();
        using var one = Node(module);
        using var other = Node(module);
        await Task.WhenAll(one.StartAsync(), other.StartAsync());

        await RunNightAsync(one);

        await Eventually.TrueAsync(async () => (await module.StatusAsync()).LastRun is { FinishedAt: not null, Succeeded: true });
        await Task.WhenAll(one.StopAsync(), other.StopAsync());
        Assert.Equal(1.16m, await Fresh(module));
        Assert.Single(module.Server.Requests);
    }

    [Fact]
    public async Task The_job_is_due_at_midnight_universal_time_and_a_missed_one_is_made_up_for()
    {
        await using var module = await StartAsync();
        using var node = Node(module);
        await node.StartAsync();
        var scheduler = await SchedulerAsync(node);

        var trigger = (ICronTrigger)(await scheduler.GetTriggersOfJob(Job)).Single();

        Assert.Equal("0 0 0 * * ?", trigger.CronExpressionString);
        Assert.Equal(TimeZoneInfo.Utc, trigger.TimeZone);
        Assert.Equal((int)CronTriggerMisfireInstruction.FireAndProceed, (int)trigger.MisfireInstruction);
        await node.StopAsync();
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_and_is_named()
    {
        await using var module = await StartAsync();
        using var node = Node(module, ("Schedule", "at midnight"));

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => node.StartAsync());

        Assert.Contains("Rates:Schedule", refused.ToString(), StringComparison.Ordinal);
    }

    private async Task<CurrencyUnderTest> StartAsync()
    {
        var module = await CurrencyUnderTest.StartAsync(postgres);
        await module.PrepareSchedulerAsync();
        await module.KnowAsync("2026-11-19", "USD=1.15");
        var document = Documents.Ecb(("2026-11-20", "USD=1.16"));
        module.Server.Serve(Documents.Quarter, document);
        module.Server.Serve(Documents.Daily, document);
        return module;
    }

    /// <summary>A program that serves, on the module's database and publishers.</summary>
    private static IHost Node(CurrencyUnderTest module, params (string Setting, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Rates:Ecb:BaseAddress"] = module.Server.Address + "ecb/",
            ["Rates:ExchangeRateApi:Enabled"] = "false",
            ["Rates:CatchUpOnStart"] = "false",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Rates:" + s.Setting, (string?)s.Value)));
        builder.Logging.AddProvider(module.Log);
        builder.Services
            .AddSingleton<NpgsqlDataSource>(_ => DatabaseConnections.To(module.ConnectionString))
            .AddSingleton<TimeProvider>(module.Clock)
            .AddScoped<IEventBus, EventBus>()
            .AddCaching(builder.Configuration)
            .AddCurrency()
            .AddCurrencyJobs();
        return builder.Build();
    }

    private static async Task RunNightAsync(IHost node) => await (await SchedulerAsync(node)).TriggerJob(Job);

    private static async Task<IScheduler> SchedulerAsync(IHost node)
    {
        var scheduler = await node.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await Eventually.TrueAsync(async () => await scheduler.GetJobDetail(Job) is not null);
        return scheduler;
    }

    private static async Task<decimal?> Fresh(CurrencyUnderTest module)
    {
        module.Clock.Now += TimeSpan.FromMinutes(2);
        return await module.RateAsync("EUR", "USD");
    }
}
