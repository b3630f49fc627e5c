using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Caching;

/// <summary>Whatever Redis does: values are right, nothing fails, and the operator is told once.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class TroubledRedisTests(PostgresFixture postgres)
{
    private const int ShortPatience = 50;

    [Fact]
    public async Task A_Redis_that_hangs_is_left_alone_and_used_again_when_it_answers()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), "redis", redis.ConnectionString, ShortPatience);
        await IsUsedAsync(node);

        redis.Hang();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(i, await node.GetAsync("total", "ledger", () => i));
            await node.Cache.RemoveByTagAsync("ledger");
        }

        Assert.Single(node.Complaints);
        redis.Resume();
        await IsUsedAsync(node);
        Assert.Equal("new", await node.GetAsync("fresh", "ledger", () => "new"));
    }

    [Fact]
    public async Task A_Redis_that_is_full_costs_the_cache_and_nothing_else()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), "redis", redis.ConnectionString);
        await IsUsedAsync(node);
        await node.GetAsync("total", "ledger", () => "before");

        await redis.CommandAsync("config", "set", "maxmemory-policy", "noeviction");
        await redis.CommandAsync("config", "set", "maxmemory", "1");
        await node.Cache.RemoveByTagAsync("ledger");

        Assert.Equal("after", await node.GetAsync("total", "ledger", () => "after"));
        Assert.Equal("again", await node.GetAsync("total", "ledger", () => "again"));
        Assert.Single(node.Complaints);
    }

    [Theory]
    [InlineData("stakeeasy:value:*")]
    [InlineData("stakeeasy:stamp:*")]
    public async Task Garbage_in_Redis_is_taken_as_nothing(string keys)
    {
        await using var redis = await RunningRedis.StartNewAsync();
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), "redis", redis.ConnectionString);
        await IsUsedAsync(node);
        await node.GetAsync("page", "ledger", () => new byte[] { 1, 2, 3 });
        await node.GetAsync("total", "ledger", () => 1);

        var found = (await redis.CommandAsync("keys", keys)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(found);
        foreach (var key in found)
        {
            await redis.CommandAsync("set", key, "{ this is not what was stored here, and longer than any check");
        }

        Assert.Equal([4, 5, 6], await node.GetAsync("page", "ledger", () => new byte[] { 4, 5, 6 }));
        Assert.Equal(2, await node.GetAsync("total", "ledger", () => 2));
    }

    [Fact]
    public async Task A_value_that_lies_under_the_key_of_another_is_taken_as_nothing()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        await using var node = await CacheNode.ServingAsync(await postgres.NewDatabaseAsync(), "redis", redis.ConnectionString);
        await IsUsedAsync(node);
        await node.GetAsync("mara", "ledger", () => "of Mara");
        await node.GetAsync("theo", "ledger", () => "of Theo");

        var mara = await redis.CommandAsync("keys", "stakeeasy:value:mara*");
        var theo = await redis.CommandAsync("keys", "stakeeasy:value:theo*");
        await redis.CommandAsync("copy", mara, theo, "replace");

        Assert.Equal("anew", await node.GetAsync("theo", "ledger", () => "anew"));
    }

    [Fact]
    public async Task What_was_confirmed_on_one_node_is_never_missing_on_the_other()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        var database = await postgres.NewDatabaseAsync();
        await using var one = await CacheNode.ServingAsync(database, "redis", redis.ConnectionString);
        await using var two = await CacheNode.ServingAsync(database, "redis", redis.ConnectionString);
        await IsUsedAsync(one);
        await IsUsedAsync(two);
        var ledger = 0;
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(i => ReadAsync(i % 2 == 0 ? one : two, () => Volatile.Read(ref ledger), stop.Token)).ToList();

        for (var i = 1; i <= 300; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (one, two) : (two, one);
            Volatile.Write(ref ledger, i);
            await writer.Cache.RemoveByTagAsync("ledger");

            Assert.Equal(i, await reader.GetAsync("total", "ledger", () => Volatile.Read(ref ledger)));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Redis_may_be_killed_and_started_again_under_load()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        var database = await postgres.NewDatabaseAsync();
        await using var one = await CacheNode.ServingAsync(database, "redis", redis.ConnectionString);
        await using var two = await CacheNode.ServingAsync(database, "redis", redis.ConnectionString);
        await IsUsedAsync(two);
        var ledger = 0;
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 8).Select(i => ReadAsync(i % 2 == 0 ? one : two, () => Volatile.Read(ref ledger), stop.Token)).ToList();

        for (var i = 1; i <= 5; i++)
        {
            await redis.KillAsync();
            Volatile.Write(ref ledger, i);
            await one.Cache.RemoveByTagAsync("ledger");
            await redis.StartAsync();
            await IsUsedAsync(one);
            await IsUsedAsync(two);
            Assert.Equal(i, await two.GetAsync("total", "ledger", () => Volatile.Read(ref ledger)));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    /// <summary>Reads on and on; no read may fail.</summary>
    private static async Task ReadAsync(CacheNode node, Func<int> ledger, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // Without Redis a read never waits: readers without a breath would hold every thread that is needed to connect again.
            await Task.Delay(1, CancellationToken.None);
            await node.GetAsync("total", "ledger", ledger);
        }
    }

    /// <summary>Until values really come out of Redis: a cache that is never used would pass every test of staleness.</summary>
    private static async Task IsUsedAsync(CacheNode node)
    {
        var computed = 0;
        await Eventually.TrueAsync(async () =>
        {
            var first = await node.GetAsync("probe", "probe", () => ++computed);
            return await node.GetAsync("probe", "probe", () => ++computed) == first;
        });
    }
}
