using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Review;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Review;

[Collection(PostgresFixture.Collection)]
public sealed class ReviewTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestPlayer _player = null!;

    public async Task InitializeAsync() => _player = await TestPlayer.OpenAsync(postgres);

    public async Task DisposeAsync() => await _player.DisposeAsync();

    [Fact]
    public async Task The_worker_follows_an_entry_without_being_asked()
    {
        var account = await _player.AccountAsync();
        using var worker = ActivatorUtilities.CreateInstance<ReviewWorker>(_player.Services);
        await ((IHostedService)worker).StartAsync(default);

        await Eventually.TrueAsync(() => _player.Services.GetRequiredService<ReviewQueue>().IsServed);
        await _player.DepositAsync(account, 1_200m);

        await Eventually.TrueAsync(async () => (await _player.AchievementAsync("BANKROLL_1K")).UnlockedOn == TestPlayer.Today);
        await ((IHostedService)worker).StopAsync(default);
    }

    [Fact]
    public async Task A_player_whose_review_fails_does_not_keep_the_worker_from_the_next()
    {
        await using var broken = _player.Database.CreateCommand("alter table achievements.standings add constraint never check (owner_id <> '0199a000-0000-7000-8000-000000000002')");
        await broken.ExecuteNonQueryAsync();
        await OpenAccountAsync(TestPlayer.Stranger);
        await _player.DepositAsync(await _player.AccountAsync(), 5m);

        var all = await _player.With((IReconciliation r) => r.ReviewAllAsync(null, default));

        Assert.Equal(2, all.Players);
        Assert.NotNull((await _player.AchievementAsync("FIRST_ENTRY")).UnlockedOn);
    }

    [Fact]
    public async Task A_follower_that_fails_stops_neither_the_write_nor_the_others()
    {
        var queue = _player.Services.GetRequiredService<ReviewQueue>();
        queue.IsServed = true;
        var services = new ServiceCollection();
        services.AddScoped<IEventHandler<LedgerChanged>, Failing>();
        services.AddScoped<IEventHandler<LedgerChanged>>(_ => new MarkForReview(queue));
        await using var followers = services.BuildServiceProvider();
        var log = new Microsoft.Extensions.Logging.Abstractions.NullLogger<EventBus>();

        await new EventBus(followers, log).PublishAsync(new LedgerChanged(TestPlayer.Id), default);

        Assert.Equal(TestPlayer.Id, await queue.TakeAsync(default));
    }

    [Fact]
    public async Task Of_an_erased_player_nothing_is_left_and_nothing_comes_back()
    {
        var account = await _player.AccountAsync();
        await _player.DepositAsync(account, 2_000m);
        await _player.With((IPlayLimits l) => l.ChangeAsync(TestPlayer.Id, LimitKind.LossDay, 50m, default));
        await _player.With((IGoals g) => g.SetAsync(TestPlayer.Id, Guid.NewGuid(), new(GoalKind.Bankroll, "More", 5_000m, TestPlayer.Today, TestPlayer.Today.AddDays(9)), default));
        await _player.ReviewAsync();

        await _player.With(async (IEnumerable<IOwnedData> all) =>
        {
            foreach (var data in all)
            {
                await data.EraseAsync(TestPlayer.Id, default);
            }

            return true;
        });
        await _player.ReviewAsync();

        foreach (var table in Erasure.OwnedTables.All)
        {
            Assert.Equal((table, 0L), (table, await CountAsync($"select count(*) from achievements.{table}")));
        }
    }

    [Fact]
    public async Task Every_table_of_the_schema_is_known_to_the_erasure()
    {
        await using var command = _player.Database.CreateCommand(
            "select table_name from information_schema.columns where table_schema = 'achievements' and column_name = 'owner_id' order by 1");
        await using var row = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await row.ReadAsync())
        {
            tables.Add(row.GetString(0));
        }

        Assert.Equal(tables.Order(StringComparer.Ordinal), Erasure.OwnedTables.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_a_player_who_is_gone_nothing_is_begun()
    {
        await _player.DepositAsync(await _player.AccountAsync(), 5m);
        _player.Home.IsGone = true;

        Assert.False((await _player.ReviewAsync()).Changed);
        Assert.Equal(0L, await CountAsync("select count(*) from achievements.standings"));
    }

    private async Task OpenAccountAsync(UserId owner)
    {
        await _player.With((IAccounts a) => a.OpenAsync(
            owner, new(Guid.NewGuid(), AccountKind.Site, null, "Theirs", CurrencyCode.Of("EUR"), 10m, TestPlayer.Today), default));
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _player.Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private sealed class Failing : IEventHandler<LedgerChanged>
    {
        public Task HandleAsync(LedgerChanged evt, CancellationToken ct) => throw new InvalidOperationException("Made up for a test.");
    }
}
