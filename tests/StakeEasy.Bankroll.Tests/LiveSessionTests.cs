using System.Text.Json;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class LiveSessionTests(PostgresFixture postgres) : LiveSessionScene(postgres)
{
    [Fact]
    public async Task A_running_session_touches_no_balance_until_it_is_finished_as_one_entry()
    {
        var id = (await StartAsync()).Value;
        await With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), 100m, default));
        await With(l => l.AddRebuyAsync(TestLedger.Player, id, Guid.NewGuid(), 50m, default));
        await With(l => l.AddAddOnAsync(TestLedger.Player, id, Guid.NewGuid(), 20m, default));
        await With(l => l.AddNoteAsync(TestLedger.Player, id, Guid.NewGuid(), "Seat 4 never folds", default));
        await With(l => l.AddNoteAsync(TestLedger.Player, id, Guid.NewGuid(), "He does now", default));
        Assert.Equal(1_000m, (await Ledger.FindAsync(Account)).Balance.Amount);
        Assert.Empty(await Ledger.DifferencesAsync());
        var live = (await LiveAsync())!;
        Ledger.Clock.Now = Ledger.Clock.Now.AddHours(2).AddSeconds(1);

        var finished = await FinishAsync(live, live.Money with { CashOut = 400m });

        Assert.Equal(1_130m, finished.Value.Balance.Amount);
        var session = (await Ledger.With((ISessions s) => s.FindAsync(TestLedger.Player, id, default)))!;
        Assert.Equal((120, 2, 150m, 20m, 130m), (session.Minutes, session.Money.RebuyCount, session.Money.Rebuys, session.Money.AddOns, session.Result.Amount));
        Assert.Equal("Seat 4 never folds\nHe does now", session.Note);
        Assert.Null(await LiveAsync());
        Assert.Empty(await Ledger.DifferencesAsync());
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
        var theirs = await Ledger.AccountAsync(owner: TestLedger.Stranger);

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
        var running = new RunningSession(new(Guid.NewGuid()), Ledger.Clock.Now);

        Assert.Equal(running, JsonSerializer.Deserialize<RunningSession>(JsonSerializer.SerializeToUtf8Bytes(running)));
    }

    [Fact]
    public async Task A_session_may_have_begun_before_it_was_started_here_but_not_later()
    {
        var later = await With(l => l.StartAsync(TestLedger.Player, Start() with { StartedAt = Ledger.Clock.Now.AddMinutes(5) }, default));
        var long_ago = await With(l => l.StartAsync(TestLedger.Player, Start() with { StartedAt = Ledger.Clock.Now.AddDays(-8) }, default));
        var earlier = await With(l => l.StartAsync(TestLedger.Player, Start() with { StartedAt = Ledger.Clock.Now.AddHours(-20) }, default));

        Assert.Equal(("StartedAt", "StartedAt", true), (later.Error!.Field, long_ago.Error!.Field, earlier.Succeeded));
        Assert.Equal(TestLedger.Today.AddDays(-1), (await LiveAsync())!.Day);
    }
}
