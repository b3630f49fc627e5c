using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Caching;

[Collection(PostgresFixture.Collection)]
public sealed class RedisCacheTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_value_computed_by_one_node_serves_the_other()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        var database = await postgres.NewDatabaseAsync();
        await using var one = await NodeAsync(database, redis);
        await using var two = await NodeAsync(database, redis);
        var summary = new Summary(Money.Of(12.34m, "EUR"), [1, 2, 3]);
        await IsUsedAsync(one);

        await one.GetAsync("total", "ledger", () => summary);
        var seen = await two.GetAsync("total", "ledger", () => new Summary(Money.Of(0m, "EUR"), []));

        Assert.Equal(summary.Total, seen.Total);
        Assert.Equal(summary.Parts, seen.Parts);
    }

    [Fact]
    public async Task Bytes_are_stored_as_they_are()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        var database = await postgres.NewDatabaseAsync();
        await using var node = await NodeAsync(database, redis);
        await IsUsedAsync(node);
        byte[] page = [0, 255, 34, 128];

        await node.GetAsync("page", "ledger", () => page);

        Assert.Equal(page, await node.GetAsync<byte[]>("page", "ledger", () => []));
    }

    [Fact]
    public async Task Defect_22_after_a_removal_on_one_node_the_other_does_not_serve_the_old_value_at_all()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        var database = await postgres.NewDatabaseAsync();
        await using var one = await NodeAsync(database, redis);
        await using var two = await NodeAsync(database, redis);
        await IsUsedAsync(two);
        await two.GetAsync("total", "ledger", () => "before");

        await one.Cache.RemoveByTagAsync("ledger");

        Assert.Equal("after", await two.GetAsync("total", "ledger", () => "after"));
    }

    [Fact]
    public async Task A_removal_on_a_node_with_Redis_reaches_one_that_keeps_its_values_in_memory()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        var database = await postgres.NewDatabaseAsync();
        await using var shared = await NodeAsync(database, redis);
        await using var alone = await CacheNode.ServingAsync(database);
        await IsUsedAsync(shared);
        await alone.GetAsync("total", "ledger", () => "before");

        await shared.Cache.RemoveByTagAsync("ledger");

        await Eventually.TrueAsync(async () => await alone.GetAsync("total", "ledger", () => "after") is "after");
    }

    [Fact]
    public async Task When_Redis_is_killed_values_are_computed_and_nothing_fails()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        await using var node = await NodeAsync(await postgres.NewDatabaseAsync(), redis);
        await IsUsedAsync(node);
        await node.GetAsync("total", "ledger", () => "before");

        await redis.KillAsync();

        Assert.Equal("computed", await node.GetAsync("total", "ledger", () => "computed"));
        Assert.Equal("again", await node.GetAsync("total", "ledger", () => "again"));
    }

    [Fact]
    public async Task A_removal_while_Redis_was_down_counts_on_every_node_when_it_is_back_with_its_old_values()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        var database = await postgres.NewDatabaseAsync();
        await using var one = await NodeAsync(database, redis);
        await using var two = await NodeAsync(database, redis);
        await IsUsedAsync(two);
        await two.GetAsync("total", "ledger", () => "before");

        await redis.KillAsync();
        await one.Cache.RemoveByTagAsync("ledger");
        await redis.StartAsync();
        await IsUsedAsync(one);
        await IsUsedAsync(two);

        Assert.Equal("after", await two.GetAsync("total", "ledger", () => "after"));
        Assert.False(await one.GetAsync("total", "ledger", () => "after") is "before");
    }

    private static Task<CacheNode> NodeAsync(string database, RunningRedis redis) =>
        CacheNode.ServingAsync(database, "redis", redis.ConnectionString);

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

    internal sealed record Summary(Money Total, IReadOnlyList<int> Parts);
}
