using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Erasure;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class ErasureTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Nothing_of_an_erased_owner_is_left_in_any_table()
    {
        await SeedAsync(TestLedger.Player);
        await FillEveryTableAsync();

        await EraseAsync();

        foreach (var table in await OwnedTablesAsync())
        {
            Assert.Equal((table, 0L), (table, await CountAsync(OfPlayer(table))));
        }

        Assert.Contains(_ledger.Announced.Heard, e => e.Owner == TestLedger.Player);
    }

    [Fact]
    public async Task Every_table_with_an_owner_is_known_to_the_erasure() =>
        Assert.Equal((await OwnedTablesAsync()).Order(StringComparer.Ordinal), OwnedTables.InOrder.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Another_owners_ledger_is_untouched()
    {
        await SeedAsync(TestLedger.Player);
        await SeedAsync(TestLedger.Stranger);
        var before = await RowsOfStrangerAsync();

        await EraseAsync();

        Assert.Equal(before, await RowsOfStrangerAsync());
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Erasing_twice_or_at_once_is_erasing()
    {
        await SeedAsync(TestLedger.Player);

        await Task.WhenAll(EraseAsync(), EraseAsync());
        await EraseAsync();

        Assert.Empty(await _ledger.With((IAccounts a) => a.ListAsync(TestLedger.Player, default)));
    }

    [Fact]
    public async Task Entries_on_their_way_are_erased_or_refused()
    {
        var account = await _ledger.AccountAsync();

        var writing = Enumerable.Range(1, 40).Select(i => _ledger.DepositAsync(account, i)).ToList();
        await Task.WhenAll([.. writing, EraseAsync()]);

        Assert.All(writing, w => Assert.True(w.Result.Succeeded || w.Result.Error is { Field: "AccountId" }, w.Result.Error?.Message));
        Assert.Equal(0, await CountAsync("select (select count(*) from bankroll.entries) + (select count(*) from bankroll.requests)"));
    }

    [Fact]
    public async Task Nothing_can_be_begun_for_an_erased_owner()
    {
        await SeedAsync(TestLedger.Player);

        await EraseAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => _ledger.AccountAsync("Late"));
        Assert.Equal("SE004", refused.SqlState);
        foreach (var sql in new[] { "recurrences", "imports", "saved_views", "sessions" })
        {
            Assert.Equal((sql, 1L), (sql, await CountAsync($"select count(*) from pg_trigger where tgname = 'refuse_erased' and tgrelid = 'bankroll.{sql}'::regclass")));
        }

        Assert.True((await _ledger.With((IDemoLedger d) => d.SeedAsync(TestLedger.Stranger, 100, 1, TestLedger.Today, null, default))).Succeeded);
    }

    [Fact]
    public async Task What_is_begun_before_the_erasure_and_saved_after_it_is_erased_too()
    {
        await _ledger.AccountAsync();
        await using var connection = await _ledger.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var open = new NpgsqlCommand(
            "insert into bankroll.saved_views (owner_id, id, name, query, created_at) values ($1, gen_random_uuid(), 'Late', '', now())", connection, transaction);
        open.Parameters.Add(new() { Value = TestLedger.Player.Value });
        await open.ExecuteNonQueryAsync();

        var erasing = EraseAsync();
        await Eventually.TrueAsync(async () => await CountAsync("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()") > 0);
        await transaction.CommitAsync();
        await erasing;

        Assert.Equal(0, await CountAsync("select (select count(*) from bankroll.saved_views) + (select count(*) from bankroll.accounts)"));
    }

    /// <summary>A ledger as it is lived with: seeded entries, an opened account, a deleted entry.</summary>
    private async Task SeedAsync(UserId owner)
    {
        await _ledger.With((IDemoLedger d) => d.SeedAsync(owner, 500, 1, TestLedger.Today, null, default));
        var account = await _ledger.AccountAsync("Of one's own", opening: 20m, owner: owner);
        var entry = (await _ledger.With((IEntries e) => e.ListAsync(owner, new EntryFilter(Account: account), default))).Items[0];
        Assert.True((await _ledger.With((IEntries e) => e.DeleteAsync(owner, entry.Id, entry.Version, Guid.NewGuid(), default))).Succeeded);
    }

    /// <summary>A row of whatever the database takes, in each table the ledger has left empty: also in those that are added tomorrow.</summary>
    private async Task FillEveryTableAsync()
    {
        foreach (var table in await OwnedTablesAsync())
        {
            var columns = await ReadAsync($$"""
                select format('%I=', column_name) || case when column_name = 'owner_id' then '''{{TestLedger.Player}}'''
                  when data_type = 'uuid' then 'gen_random_uuid()' when data_type = 'boolean' then 'false' when data_type in ('jsonb', 'ARRAY') then '''{}'''
                  when data_type = 'date' or data_type like 'timestamp%' then 'now()' else '''1''' end
                from information_schema.columns where table_schema = 'bankroll' and table_name = '{{table}}' and is_nullable = 'NO'
                """);
            var (names, values) = (columns.Select(c => c.Split('=')[0]), columns.Select(c => c.Split('=')[1]));

            // In a transaction that does not ask whether what the row refers to is there.
            if (await CountAsync(OfPlayer(table)) == 0)
            {
                await using var fill = _ledger.Database.CreateCommand($"""
                    begin; set local session_replication_role = replica;
                    insert into bankroll.{table} ({string.Join(',', names)}) values ({string.Join(',', values)});
                    commit
                    """);
                await fill.ExecuteNonQueryAsync();
            }

            Assert.NotEqual((table, 0L), (table, await CountAsync(OfPlayer(table))));
        }
    }

    private static string OfPlayer(string table) => $"select count(*) from bankroll.{table} where owner_id = '{TestLedger.Player}'";

    private Task<bool> EraseAsync() => _ledger.With(async (IEnumerable<IOwnedData> all) =>
    {
        foreach (var data in all)
        {
            await data.EraseAsync(TestLedger.Player, default);
        }

        return true;
    });

    private Task<List<string>> OwnedTablesAsync() => ReadAsync(
        "select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name) "
        + "where c.table_schema = 'bankroll' and c.column_name = 'owner_id' and t.table_type = 'BASE TABLE'");

    private async Task<string> RowsOfStrangerAsync()
    {
        var rows = new List<string>();
        foreach (var table in OwnedTables.InOrder)
        {
            rows.AddRange(await ReadAsync($"select t::text from bankroll.{table} t where owner_id = '{TestLedger.Stranger}' order by 1"));
        }

        return string.Join('\n', rows);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _ledger.Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var command = _ledger.Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
