using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The whole application with its jobs.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ShownListsJobTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task The_scheduler_forgets_old_lists_at_night()
    {
        _ = await Browser.OpenAsync("/recommendations");
        App.Clock.Advance(TimeSpan.FromDays(91));
        await using var node = new WebApp(Database).With("Jobs:Enabled", "true").With("Rates:CatchUpOnStart", "false").With("Recurring:CatchUpOnStart", "false")
            .With(s => s.AddSingleton<TimeProvider>(App.Clock));
        var scheduler = await node.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var job = new JobKey("forget-shown-lists", "recommendations");
        await Eventually.TrueAsync(async () => await scheduler.GetJobDetail(job) is not null);
        var before = await ListsAsync();

        await scheduler.TriggerJob(job);

        Assert.Equal(1L, before);
        await Eventually.TrueAsync(async () => await ListsAsync() == 0);
        var trigger = (ICronTrigger)(await scheduler.GetTriggersOfJob(job)).First(t => t is ICronTrigger);
        Assert.Equal("0 40 3 * * ?", trigger.CronExpressionString);
    }

    private async Task<long> ListsAsync()
    {
        await using var command = App.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from recommendations.shown_lists");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
