using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>A running session comes to its end: finished as one entry, or discarded without a trace.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class EndingSessionTests(PostgresFixture postgres) : LiveSessionScene(postgres)
{
    [Fact]
    public async Task Finishing_twice_writes_once_whether_clicked_twice_or_in_two_tabs()
    {
        await StartAsync();
        var live = (await LiveAsync())!;
        var key = Guid.NewGuid();

        var results = await Task.WhenAll(
            FinishAsync(live, live.Money with { CashOut = 400m }, key), FinishAsync(live, live.Money with { CashOut = 400m }, key), FinishAsync(live, live.Money with { CashOut = 90m }));
        var late = await FinishAsync(live, live.Money with { CashOut = 500m });

        Assert.InRange(results.Count(r => r.Succeeded), 1, 2);
        Assert.Contains("finished already", late.Error!.Message, StringComparison.Ordinal);
        var entry = Assert.Single((await Ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new([EntryKind.Session]), default))).Items);
        Assert.Equal(1_000m + entry.Amount.Amount, (await Ledger.FindAsync(Account)).Balance.Amount);
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_second_click_on_finish_is_answered_like_the_first()
    {
        await StartAsync();
        var live = (await LiveAsync())!;
        var key = Guid.NewGuid();

        var first = await FinishAsync(live, live.Money with { CashOut = 400m }, key);
        var second = await FinishAsync(live, live.Money with { CashOut = 400m }, key);

        Assert.Equal((first.Value.Entry, first.Value.Balance, true), (second.Value.Entry, second.Value.Balance, second.Value.Replayed));
    }

    [Fact]
    public async Task A_rebuy_from_another_tab_is_not_lost_by_finishing()
    {
        var id = (await StartAsync()).Value;
        var seen = (await LiveAsync())!;
        await With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), 100m, default));

        var finished = await FinishAsync(seen, seen.Money with { CashOut = 400m });

        Assert.True(finished.Error!.IsConflict);
        Assert.Equal(100m, (await LiveAsync())!.Money.Rebuys);
    }

    [Fact]
    public async Task A_rebuy_that_arrives_while_the_session_is_being_finished_is_not_lost()
    {
        var id = (await StartAsync()).Value;
        var seen = (await LiveAsync())!;

        var finished = await FinishWhileAsync(seen, () => With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), 100m, default)));

        Assert.True(finished.Error!.IsConflict);
        Assert.Equal(100m, (await LiveAsync())!.Money.Rebuys);
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_session_that_is_discarded_while_it_is_being_finished_does_not_come_back()
    {
        await StartAsync();
        var seen = (await LiveAsync())!;

        var finished = await FinishWhileAsync(seen, () => With(l => l.DiscardAsync(TestLedger.Player, seen.Id, default)));

        Assert.False(finished.Succeeded);
        Assert.Equal(1_000m, (await Ledger.FindAsync(Account)).Balance.Amount);
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_discarded_session_leaves_nothing_and_another_may_start()
    {
        var id = (await StartAsync()).Value;

        await With(l => l.DiscardAsync(TestLedger.Stranger, id, default));
        Assert.NotNull(await LiveAsync());
        await With(l => l.DiscardAsync(TestLedger.Player, id, default));
        var twice = await With(l => l.DiscardAsync(TestLedger.Player, id, default));

        Assert.True(twice.Succeeded);
        Assert.Null(await LiveAsync());
        Assert.False((await With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), 10m, default))).Succeeded);
        Assert.True((await StartAsync()).Succeeded);
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Discarding_a_finished_session_deletes_nothing()
    {
        await StartAsync();
        var live = (await LiveAsync())!;
        await FinishAsync(live, live.Money with { CashOut = 400m });

        await With(l => l.DiscardAsync(TestLedger.Player, live.Id, default));

        Assert.NotNull(await Ledger.With((ISessions s) => s.FindAsync(TestLedger.Player, live.Id, default)));
    }

    /// <summary>Finishes it after it was looked at, and something else happens before it is written: a lock on its account lies in between.</summary>
    private async Task<Result<Recorded>> FinishWhileAsync<T>(Session seen, Func<Task<T>> meanwhile)
    {
        await using var connection = await Ledger.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select from bankroll.accounts for update", connection, transaction);
        await hold.ExecuteNonQueryAsync();
        var finishing = FinishAsync(seen, seen.Money with { CashOut = 400m });
        await Eventually.TrueAsync(async () =>
        {
            await using var waiting = Ledger.Database.CreateCommand("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
            return (long)(await waiting.ExecuteScalarAsync())! > 0;
        });
        await meanwhile();
        await transaction.CommitAsync();
        return await finishing;
    }
}
