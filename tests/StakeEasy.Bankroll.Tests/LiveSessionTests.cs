using System.Text.Json;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class LiveSessionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;
    private AccountId _account;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _account = await _ledger.AccountAsync(opening: 1_000m);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_running_session_touches_no_balance_until_it_is_finished_as_one_entry()
    {
        var id = (await StartAsync()).Value;
        await With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), 100m, default));
        await With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), 50m, default));
        await With(l => l.AddAddOnAsync(TestLedger.Player, id, Guid.NewGuid(), 20m, default));
        await With(l => l.AddNoteAsync(TestLedger.Player, id, Guid.NewGuid(), "Seat 4 never folds", default));
        await With(l => l.AddNoteAsync(TestLedger.Player, id, Guid.NewGuid(), "He does now", default));
        Assert.Equal(1_000m, (await _ledger.FindAsync(_account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
        var live = (await LiveAsync())!;
        _ledger.Clock.Now = _ledger.Clock.Now.AddHours(2).AddSeconds(1);

        var finished = await FinishAsync(live, live.Money with { CashOut = 400m });

        Assert.Equal(1_130m, finished.Value.Balance.Amount);
        var session = (await _ledger.With((ISessions s) => s.FindAsync(TestLedger.Player, id, default)))!;
        Assert.Equal((120, 2, 150m, 20m, 130m), (session.Minutes, session.Money.RebuyCount, session.Money.Rebuys, session.Money.AddOns, session.Result.Amount));
        Assert.Equal("Seat 4 never folds\nHe does now", session.Note);
        Assert.Null(await LiveAsync());
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Of_many_that_start_at_once_one_runs_and_the_others_are_told()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync()));

        var winner = Assert.Single(results, r => r.Succeeded);
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Contains("already running", r.Error!.Message, StringComparison.Ordinal));
        Assert.Equal(winner.Value, (await LiveAsync())!.Id);
    }

    [Fact]
    public async Task The_same_start_twice_starts_one_session()
    {
        var key = Guid.NewGuid();

        var both = await Task.WhenAll(StartAsync(key), StartAsync(key));

        Assert.Equal(both[0].Value, both[1].Value);
    }

    [Fact]
    public async Task One_players_session_keeps_nobody_else_from_starting_one()
    {
        await StartAsync();
        var theirs = await _ledger.AccountAsync(owner: TestLedger.Stranger);

        var started = await With(l => l.StartAsync(TestLedger.Stranger, Start() with { Account = theirs }, default));
        var foreign = await With(l => l.StartAsync(TestLedger.Stranger, Start(), default));

        Assert.True(started.Succeeded);
        Assert.Equal("AccountId", foreign.Error!.Field);
    }

    [Fact]
    public async Task A_rebuy_sent_twice_is_one_rebuy()
    {
        var id = (await StartAsync()).Value;
        var key = Guid.NewGuid();

        var both = await Task.WhenAll(Rebuy(100m), Rebuy(100m));
        var other = await Rebuy(70m);

        Assert.All(both, r => Assert.True(r.Succeeded));
        Assert.False(other.Succeeded);
        Assert.Equal((1, 100m), ((await LiveAsync())!.Money.RebuyCount, (await LiveAsync())!.Money.Rebuys));

        Task<Result<Done>> Rebuy(decimal amount) => With(l => l.AddRebuyAsync(TestLedger.Player, id, key, amount, default));
    }

    [Fact]
    public async Task Rebuys_at_the_same_time_all_count()
    {
        var id = (await StartAsync()).Value;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), 10m, default))));

        Assert.Equal((6, 60m), ((await LiveAsync())!.Money.RebuyCount, (await LiveAsync())!.Money.Rebuys));
    }

    [Fact]
    public async Task What_cannot_be_added_is_refused()
    {
        var id = (await StartAsync()).Value;
        foreach (var amount in new[] { 0m, -5m, 0.001m, 1e16m })
        {
            Assert.Equal("Rebuys", (await With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), amount, default))).Error!.Field);
            Assert.Equal("AddOns", (await With(l => l.AddAddOnAsync(TestLedger.Player, id, Guid.NewGuid(), amount, default))).Error!.Field);
        }

        foreach (var note in new[] { " ", "a\0b", new string('x', 501) })
        {
            Assert.Equal("Note", (await With(l => l.AddNoteAsync(TestLedger.Player, id, Guid.NewGuid(), note, default))).Error!.Field);
        }

        Assert.Equal(Start().BuyIn, -(await LiveAsync())!.Money.Result);
    }

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
        var entry = Assert.Single((await _ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new([EntryKind.Session]), default))).Items);
        Assert.Equal(1_000m + entry.Amount.Amount, (await _ledger.FindAsync(_account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
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
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_session_that_is_discarded_while_it_is_being_finished_does_not_come_back()
    {
        await StartAsync();
        var seen = (await LiveAsync())!;

        var finished = await FinishWhileAsync(seen, () => With(l => l.DiscardAsync(TestLedger.Player, seen.Id, default)));

        Assert.False(finished.Succeeded);
        Assert.Equal(1_000m, (await _ledger.FindAsync(_account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
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
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Discarding_a_finished_session_deletes_nothing()
    {
        await StartAsync();
        var live = (await LiveAsync())!;
        await FinishAsync(live, live.Money with { CashOut = 400m });

        await With(l => l.DiscardAsync(TestLedger.Player, live.Id, default));

        Assert.NotNull(await _ledger.With((ISessions s) => s.FindAsync(TestLedger.Player, live.Id, default)));
    }

    [Fact]
    public async Task Every_page_knows_at_once_whether_a_session_runs()
    {
        Assert.Null(await RunningAsync());
        var id = (await StartAsync()).Value;
        var running = await RunningAsync();
        await FinishAsync((await LiveAsync())!, new(100m, 0, 0m, 0m, 0m, 0m));
        var finished = await RunningAsync();
        var second = (await StartAsync()).Value;
        await With(l => l.DiscardAsync(TestLedger.Player, second, default));

        Assert.Equal(id, running!.Id);
        Assert.Null(finished);
        Assert.Null(await RunningAsync());
    }

    [Fact]
    public void What_is_known_of_a_running_session_survives_a_cache_outside_the_process()
    {
        var running = new RunningSession(new(Guid.NewGuid()), _ledger.Clock.Now);

        Assert.Equal(running, JsonSerializer.Deserialize<RunningSession>(JsonSerializer.SerializeToUtf8Bytes(running)));
    }

    [Fact]
    public async Task A_session_may_have_begun_before_it_was_started_here_but_not_later()
    {
        var later = await With(l => l.StartAsync(TestLedger.Player, Start() with { StartedAt = _ledger.Clock.Now.AddMinutes(5) }, default));
        var long_ago = await With(l => l.StartAsync(TestLedger.Player, Start() with { StartedAt = _ledger.Clock.Now.AddDays(-8) }, default));
        var earlier = await With(l => l.StartAsync(TestLedger.Player, Start() with { StartedAt = _ledger.Clock.Now.AddHours(-20) }, default));

        Assert.Equal(("StartedAt", "StartedAt", true), (later.Error!.Field, long_ago.Error!.Field, earlier.Succeeded));
        Assert.Equal(TestLedger.Today.AddDays(-1), (await LiveAsync())!.Day);
    }

    private static readonly SessionGame Game = new(SessionFormat.Cash, "NLHE", "", null) { SmallBlind = 0.5m, BigBlind = 1m };

    private StartSession Start() => new(Guid.NewGuid(), _account, Game, 100m, StartedAt: null, TimeZoneInfo.Utc);

    private Task<Result<SessionId>> StartAsync(Guid? key = null) =>
        With(l => l.StartAsync(TestLedger.Player, Start() with { Key = key ?? Guid.NewGuid() }, default));

    private Task<Result<Recorded>> FinishAsync(Session live, SessionMoney money, Guid? key = null) => With(l => l.FinishAsync(
        TestLedger.Player,
        new(key ?? Guid.NewGuid(), live.Id, live.Version, EndedAt: null, money, new(null, null, null), live.Tags, live.Note, TimeZoneInfo.Utc),
        default));

    /// <summary>Finishes it after it was looked at, and something else happens before it is written: a lock on its account lies in between.</summary>
    private async Task<Result<Recorded>> FinishWhileAsync<T>(Session seen, Func<Task<T>> meanwhile)
    {
        await using var connection = await _ledger.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select from bankroll.accounts for update", connection, transaction);
        await hold.ExecuteNonQueryAsync();
        var finishing = FinishAsync(seen, seen.Money with { CashOut = 400m });
        await Eventually.TrueAsync(async () =>
        {
            await using var waiting = _ledger.Database.CreateCommand("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
            return (long)(await waiting.ExecuteScalarAsync())! > 0;
        });
        await meanwhile();
        await transaction.CommitAsync();
        return await finishing;
    }

    private Task<Session?> LiveAsync() => With(l => l.FindAsync(TestLedger.Player, default));

    private Task<RunningSession?> RunningAsync() => With(l => l.RunningAsync(TestLedger.Player, default).AsTask());

    private Task<T> With<T>(Func<ILiveSessions, Task<T>> run) => _ledger.With(run);
}
