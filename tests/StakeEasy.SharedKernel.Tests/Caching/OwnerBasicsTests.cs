using Npgsql;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Caching;

[Collection(PostgresFixture.Collection)]
public sealed class OwnerBasicsTests(PostgresFixture postgres)
{
    private static readonly BasicPart<Purse> Money = new(
        "purse", "select jsonb_build_object('held_amount', amount, 'at', at, 'kind', 2) from purses where owner_id = $1");

    private static readonly BasicPart<List<string>> Names = new("names", "select jsonb_agg(name order by name) from names where owner_id = $1");

    private readonly UserId _owner = new(Guid.NewGuid());

    [Fact]
    public async Task Every_part_is_read_by_one_statement_and_remembered()
    {
        var database = await DatabaseAsync();
        await using var node = await CacheNode.ServingAsync(database, parts: [Money, Names]);
        using var sent = new SentStatements();

        var purse = await node.Basics.OfAsync(_owner, Money, default);
        var names = await node.Basics.OfAsync(_owner, Names, default);

        Assert.Equal(new Purse(1234567890123456.0987654321m, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), DayOfWeek.Tuesday), purse);
        Assert.Equal(["b", "Ä \"quoted\" 🂡"], names);
        Assert.Single(sent.All);
    }

    [Fact]
    public async Task What_one_node_read_serves_the_other_from_Redis()
    {
        await using var redis = await RunningRedis.StartNewAsync();
        var database = await DatabaseAsync();
        await using var one = await CacheNode.ServingAsync(database, "redis", redis.ConnectionString, parts: [Money, Names]);
        await using var two = await CacheNode.ServingAsync(database, "redis", redis.ConnectionString, parts: [Money, Names]);
        await Eventually.TrueAsync(async () =>
        {
            using var sent = new SentStatements();
            _ = await one.Basics.OfAsync(_owner, Money, default);
            return sent.All.Count == 0;
        });
        using var counted = new SentStatements();

        Assert.Equal(1234567890123456.0987654321m, (await two.Basics.OfAsync(_owner, Money, default))!.HeldAmount);
        Assert.Equal(2, (await two.Basics.OfAsync(_owner, Names, default))!.Count);

        Assert.Empty(counted.All);
    }

    [Fact]
    public async Task Whoever_has_nothing_has_null_and_is_not_asked_about_again()
    {
        await using var node = await CacheNode.ServingAsync(await DatabaseAsync(), parts: [Money, Names]);
        var stranger = new UserId(Guid.NewGuid());
        using var sent = new SentStatements();

        Assert.Null(await node.Basics.OfAsync(stranger, Money, default));
        Assert.Null(await node.Basics.OfAsync(stranger, Names, default));

        Assert.Single(sent.All);
    }

    public static TheoryData<Func<UserId, string>> Tags => [CacheTags.User, CacheTags.Ledger, CacheTags.Progress, CacheTags.Actions];

    [Theory]
    [MemberData(nameof(Tags), DisableDiscoveryEnumeration = true)]
    public async Task They_are_read_anew_when_anything_of_the_owner_has_changed(Func<UserId, string> tag)
    {
        var database = await DatabaseAsync();
        await using var node = await CacheNode.ServingAsync(database, parts: [Money, Names]);
        _ = await node.Basics.OfAsync(_owner, Money, default);
        await ExecuteAsync(database, $"update purses set amount = 5 where owner_id = '{_owner}'");
        Assert.NotEqual(5m, (await node.Basics.OfAsync(_owner, Money, default))!.HeldAmount);

        await node.Cache.RemoveByTagAsync(tag(_owner));

        Assert.Equal(5m, (await node.Basics.OfAsync(_owner, Money, default))!.HeldAmount);
    }

    [Fact]
    public async Task Days_and_instants_are_what_they_are_whatever_zone_the_server_lives_in_and_however_far_they_lie()
    {
        var database = await DatabaseAsync();
        var ends = new BasicPart<Ends>("ends", "select jsonb_build_object('day', 'infinity'::date, 'last', '9999-12-31 23:59:59.999999Z'::timestamptz, 'first', '1900-01-01 00:00Z'::timestamptz)");
        await ExecuteAsync(database, $"alter database {new NpgsqlConnectionStringBuilder(database).Database} set timezone = 'Europe/Paris'");
        await using var node = await CacheNode.ServingAsync(database, parts: [ends]);

        var read = await node.Basics.OfAsync(_owner, ends, default);

        Assert.Equal(DateOnly.MaxValue, read!.Day);
        Assert.Equal((9999, TimeSpan.Zero), (read.Last.Year, read.Last.Offset));
        Assert.Equal(new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero), read.First);
    }

    [Fact]
    public async Task A_part_that_no_module_has_added_is_a_mistake_of_the_program()
    {
        await using var node = await CacheNode.ServingAsync(await DatabaseAsync(), parts: [Money]);

        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await node.Basics.OfAsync(_owner, Names, default));
    }

    private async Task<string> DatabaseAsync()
    {
        var database = await postgres.NewDatabaseAsync();
        await ExecuteAsync(database, $"""
            create table purses (owner_id uuid, amount numeric, at timestamptz);
            create table names (owner_id uuid, name text);
            insert into purses values ('{_owner}', 1234567890123456.0987654321, '2026-03-01 12:00Z');
            insert into names values ('{_owner}', 'b'), ('{_owner}', 'Ä "quoted" 🂡');
            """);
        return database;
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Ends(DateOnly Day, DateTimeOffset Last, DateTimeOffset First);

    private sealed record Purse(decimal HeldAmount, DateTimeOffset At, DayOfWeek Kind);
}
