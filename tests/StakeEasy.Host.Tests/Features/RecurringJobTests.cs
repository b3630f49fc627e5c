using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Recurring;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The whole application, on one node or two, with its jobs.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class RecurringJobTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task Two_nodes_that_start_after_a_week_make_each_entry_once()
    {
        var id = await PlanAsync(RecurrenceUnit.Week);
        App.Clock.Advance(TimeSpan.FromDays(8));
        await using var one = Node(catchUp: true);
        await using var other = Node(catchUp: true);

        await Task.WhenAll(Task.Run(() => one.Services), Task.Run(() => other.Services));
        await Eventually.TrueAsync(async () => (await MadeAsync(id)).Count >= 2);
        await Task.WhenAll(RunAsync(one), RunAsync(other));

        Assert.Equal([Day.AddDays(-1), Day.AddDays(-8)], (await MadeAsync(id)).Select(e => e.Day));
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task The_scheduler_makes_what_is_due()
    {
        var id = await PlanAsync(RecurrenceUnit.Week);
        App.Clock.Advance(TimeSpan.FromDays(7));
        await using var node = Node(catchUp: false);
        var scheduler = await node.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var job = new JobKey("make-due-entries", "bankroll");
        await Eventually.TrueAsync(async () => await scheduler.GetJobDetail(job) is not null);

        await scheduler.TriggerJob(job);

        await Eventually.TrueAsync(async () => (await MadeAsync(id)).Count == 2);
        var trigger = (ICronTrigger)(await scheduler.GetTriggersOfJob(job)).First(t => t is ICronTrigger);
        Assert.Equal("0 1 * * * ?", trigger.CronExpressionString);
        Assert.NotNull(await scheduler.GetJobDetail(new JobKey("refresh-rates", "currency")));
    }

    [Fact]
    public async Task Each_player_gets_their_entry_on_their_own_calendar_day()
    {
        var east = await App.CreatePlayerAsync("kiri@example.org", Preferences.Default with { TimeZoneId = "Pacific/Auckland" });
        var west = await App.CreatePlayerAsync("lani@example.org", Preferences.Default with { TimeZoneId = "Pacific/Honolulu" });
        App.Clock.Advance(TimeSpan.FromHours(36) - App.Clock.GetUtcNow().TimeOfDay);
        var tomorrow = Day.AddDays(1);
        foreach (var owner in new[] { east, west })
        {
            var account = await OpenAccountAsync(owner, AccountKind.Site, "PokerStars", "USD");
            var plan = Plan(account, RecurrenceUnit.Month) with { Rhythm = new(RecurrenceUnit.Month, 1, tomorrow, null) };
            await UseAsync<IRecurrences, Result<RecurrenceId>>(r => r.AddAsync(owner, plan, default));
        }

        await using var node = Node(catchUp: false);
        await RunAsync(node);

        Assert.Equal((1L, 0L), (await EntriesOfAsync(east), await EntriesOfAsync(west)));
        App.Clock.Advance(TimeSpan.FromHours(24));
        await RunAsync(node);
        Assert.Equal((1L, 1L), (await EntriesOfAsync(east), await EntriesOfAsync(west)));
    }

    private WebApp Node(bool catchUp) => new WebApp(Database).With("Jobs:Enabled", "true").With("Rates:CatchUpOnStart", "false")
        .With("Recurring:CatchUpOnStart", catchUp ? "true" : "false").With(s => s.AddSingleton<TimeProvider>(App.Clock));

    private static async Task<int> RunAsync(WebApplicationFactory<Program> node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MakeDueEntries>().RunAsync(default);
    }

    private PlanRecurrence Plan(AccountId account, RecurrenceUnit unit) =>
        new(Guid.NewGuid(), EntryKind.Deposit, account, 50m, null, null, new(unit, 1, Day, null), Day, TimeZoneInfo.Utc);

    private Task<RecurrenceId> PlanAsync(RecurrenceUnit unit) =>
        UseAsync<IRecurrences, RecurrenceId>(async r => (await r.AddAsync(Player, Plan(Stars, unit), default)).Value);

    private async Task<IReadOnlyList<Entry>> MadeAsync(RecurrenceId id) => (await EntriesAsync(new() { Origin = id.Value })).Items;

    private async Task<long> EntriesOfAsync(UserId owner) =>
        (await UseAsync<IAccounts, IReadOnlyList<Account>>(a => a.ListAsync(owner, default))).Sum(a => a.Entries);
}
