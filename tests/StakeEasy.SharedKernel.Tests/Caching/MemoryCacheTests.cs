using StakeEasy.SharedKernel.Caching;
using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Caching;

[Collection(PostgresFixture.Collection)]
public sealed class MemoryCacheTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_value_is_computed_once_and_again_after_its_tag_is_removed()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync());
        var computed = 0;

        await node.GetAsync("total", "ledger", () => ++computed);
        await node.GetAsync("total", "ledger", () => ++computed);
        await node.Cache.RemoveByTagAsync("another");
        Assert.Equal(1, await node.GetAsync("total", "ledger", () => ++computed));

        await node.Cache.RemoveByTagAsync("ledger");

        Assert.Equal(2, await node.GetAsync("total", "ledger", () => ++computed));
    }

    [Fact]
    public async Task A_value_is_computed_again_after_its_key_is_removed()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync());
        await node.GetAsync("total", "ledger", () => 1);

        await node.Cache.RemoveAsync("total");

        Assert.Equal(2, await node.GetAsync("total", "ledger", () => 2));
    }

    [Fact]
    public async Task A_value_computed_from_data_older_than_the_removal_is_never_served_afterwards()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync());
        var readOldData = new TaskCompletionSource();
        var mayFinish = new TaskCompletionSource();
        var slow = node.Cache.GetOrCreateAsync(
            "total",
            async _ =>
            {
                readOldData.SetResult();
                await mayFinish.Task;
                return "old";
            },
            tags: ["ledger"]).AsTask();
        await readOldData.Task;

        await node.Cache.RemoveByTagAsync("ledger");
        var during = await node.GetAsync("total", "ledger", () => "new");
        mayFinish.SetResult();

        Assert.Equal("old", await slow);
        Assert.Equal("new", during);
        Assert.Equal("new", await node.GetAsync("total", "ledger", () => "newer"));
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_computation()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync());
        var computed = 0;
        var mayFinish = new TaskCompletionSource();

        var all = Enumerable.Range(0, 50).Select(_ => node.Cache.GetOrCreateAsync(
            "total",
            async _ =>
            {
                await mayFinish.Task;
                return Interlocked.Increment(ref computed);
            }).AsTask()).ToArray();
        mayFinish.SetResult();
        var values = await Task.WhenAll(all);

        Assert.All(values, value => Assert.Equal(1, value));
    }

    [Fact]
    public async Task A_request_that_is_broken_off_does_not_spoil_the_value_for_the_others()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync());
        using var tab = new CancellationTokenSource();
        var computing = new TaskCompletionSource();
        var broken = node.Cache.GetOrCreateAsync<string>(
            "total",
            async _ =>
            {
                computing.SetResult();
                await Task.Delay(Timeout.Infinite, tab.Token);
                return "never";
            }).AsTask();
        await computing.Task;
        var other = node.Cache.GetOrCreateAsync("total", _ => ValueTask.FromResult("there")).AsTask();

        await tab.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => broken);
        Assert.Equal("there", await other);
    }

    [Fact]
    public async Task A_computation_that_fails_is_not_remembered()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await node.GetAsync<int>("total", "ledger", () => throw new InvalidOperationException("no")));

        Assert.Equal(1, await node.GetAsync("total", "ledger", () => 1));
    }

    [Fact]
    public async Task Defect_22_a_removal_on_one_node_reaches_the_other()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var one = await CacheNode.ServingAsync(database);
        await using var two = await CacheNode.ServingAsync(database);
        var truth = "before";
        await two.GetAsync("total", "ledger", () => truth);

        truth = "after";
        await one.Cache.RemoveByTagAsync("ledger");

        await Eventually.TrueAsync(async () => await two.GetAsync("total", "ledger", () => truth) is "after");
    }

    [Fact]
    public async Task Defect_21_what_a_command_changes_is_seen_by_the_running_application()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var serving = await CacheNode.ServingAsync(database);
        await using var command = CacheNode.NotServing(database, mode: "off");
        var truth = "before";
        await serving.GetAsync("total", "ledger", () => truth);

        truth = "after";
        await command.Cache.RemoveByTagAsync("ledger");

        await Eventually.TrueAsync(async () => await serving.GetAsync("total", "ledger", () => truth) is "after");
    }

    [Fact]
    public async Task A_process_that_does_not_hear_the_others_computes_everything_itself()
    {
        await using var command = CacheNode.NotServing(await postgres.NewDatabaseAsync());
        await command.GetAsync("total", "ledger", () => 1);

        Assert.Equal(2, await command.GetAsync("total", "ledger", () => 2));
    }

    [Fact]
    public async Task Nothing_cached_survives_a_time_without_hearing()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var node = await CacheNode.ServingAsync(database);
        await node.GetAsync("total", "ledger", () => "before");

        await postgres.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN stakeeasy_cache%'");
        await Eventually.TrueAsync(() => !node.Hearing);
        await Eventually.TrueAsync(() => node.Hearing);

        Assert.Equal("after", await node.GetAsync("total", "ledger", () => "after"));
    }

    [Fact]
    public async Task With_the_cache_off_a_value_lasts_as_long_as_the_request_that_computed_it()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), mode: "off");
        var computed = 0;

        async Task<int> RequestAsync()
        {
            using var request = CacheRequest.Begin();
            _ = await node.GetAsync("total", "ledger", () => ++computed);
            return await node.GetAsync("total", "ledger", () => ++computed);
        }

        Assert.Equal(1, await RequestAsync());
        Assert.Equal(2, await RequestAsync());
        Assert.Equal(3, await node.GetAsync("total", "ledger", () => ++computed));
    }

    [Fact]
    public async Task With_the_cache_off_a_request_does_not_see_what_it_has_changed_as_it_was_before()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), mode: "off");
        using var request = CacheRequest.Begin();
        await node.GetAsync("total", "ledger", () => "before");

        await node.Cache.RemoveByTagAsync("ledger");

        Assert.Equal("after", await node.GetAsync("total", "ledger", () => "after"));
    }

    [Fact]
    public async Task What_a_request_leaves_running_computes_its_values_when_the_request_is_over()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), mode: "off");
        var over = new TaskCompletionSource();

        async Task<int> LaterAsync()
        {
            await over.Task;
            return await node.GetAsync("total", "ledger", () => 2);
        }

        Task<int> later;
        using (CacheRequest.Begin())
        {
            await node.GetAsync("total", "ledger", () => 1);
            later = Task.Run(LaterAsync);
        }

        over.SetResult();

        Assert.Equal(2, await later);
    }

    [Fact]
    public async Task With_the_cache_off_every_value_is_computed_outside_of_requests()
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), mode: "off");
        await node.GetAsync("total", "ledger", () => 1);

        Assert.Equal(2, await node.GetAsync("total", "ledger", () => 2));
    }

    [Theory]
    [InlineData(null, null, "in memory")]
    [InlineData(null, " ", "in memory")]
    [InlineData(null, "127.0.0.1:1", "in Redis")]
    [InlineData("redis", "127.0.0.1:1", "in Redis")]
    [InlineData("memory", "127.0.0.1:1", "in memory")]
    [InlineData("off", "127.0.0.1:1", "off")]
    public async Task A_Redis_that_is_named_is_used_unless_another_mode_is_and_the_log_says_which(string? mode, string? redis, string place)
    {
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), mode, redis);

        Assert.Contains("The cache is " + place, node.Said, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("memcached", null, "Cache__Mode")]
    [InlineData("redis", null, "ConnectionStrings__Redis")]
    public void A_wrong_setting_stops_the_process_and_is_named(string mode, string? redis, string named)
    {
        var refused = Assert.Throws<SetupException>(() => CacheNode.NotServing("Host=unused", mode, redis));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }
}
