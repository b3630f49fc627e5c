using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class RecordingTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_deposit_raises_the_balance_and_what_was_put_in()
    {
        var account = await _ledger.AccountAsync();

        var recorded = await _ledger.DepositAsync(account, 100.50m);

        Assert.Equal(100.50m, recorded.Value.Balance.Amount);
        var now = await _ledger.FindAsync(account);
        Assert.Equal((100.50m, 100.50m, 0m, 0m, 1L), (now.Balance.Amount, now.Deposited.Amount, now.Withdrawn.Amount, now.Won.Amount, now.Entries));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_deposit_is_announced_once()
    {
        var account = await _ledger.AccountAsync();
        var before = _ledger.Announced.Heard.Count;

        await _ledger.DepositAsync(account, 5m);

        Assert.Equal(before + 1, _ledger.Announced.Heard.Count);
    }

    [Fact]
    public async Task A_balance_update_makes_the_difference_a_result()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.DepositAsync(account, 100m);

        var recorded = await _ledger.StateAsync(account, 130m);

        var entry = (await _ledger.FindAsync(recorded.Value.Entry))!;
        Assert.Equal((30m, 130m), (entry.Amount.Amount, entry.Stated!.Value.Amount));
        Assert.Equal(30m, (await _ledger.FindAsync(account)).Won.Amount);
    }

    [Fact]
    public async Task Defect_8_zero_is_a_balance()
    {
        var account = await _ledger.AccountAsync(opening: 80m);

        var recorded = await _ledger.StateAsync(account, 0m);

        Assert.True(recorded.Succeeded);
        Assert.Equal((0m, -80m), ((await _ledger.FindAsync(account)).Balance.Amount, (await _ledger.FindAsync(account)).Won.Amount));
    }

    [Fact]
    public async Task Defect_13_a_deposit_belongs_to_an_account_and_moves_its_balance()
    {
        var (first, second) = (await _ledger.AccountAsync(), await _ledger.AccountAsync("GGPoker"));

        await _ledger.DepositAsync(first, 40m);

        Assert.Equal(40m, (await _ledger.FindAsync(first)).Balance.Amount);
        Assert.Equal(0m, (await _ledger.FindAsync(second)).Balance.Amount);
        Assert.Equal(0m, (await _ledger.OverviewAsync()).Profit);
    }

    [Fact]
    public async Task A_back_dated_deposit_moves_the_next_balance_update_and_not_the_balance()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.StateAsync(account, 100m, TestLedger.Today.AddDays(-10));
        var second = await _ledger.StateAsync(account, 150m, TestLedger.Today.AddDays(-5));
        var third = await _ledger.StateAsync(account, 160m);

        await _ledger.DepositAsync(account, 30m, TestLedger.Today.AddDays(-7));

        Assert.Equal(20m, (await _ledger.FindAsync(second.Value.Entry))!.Amount.Amount);
        Assert.Equal(10m, (await _ledger.FindAsync(third.Value.Entry))!.Amount.Amount);
        Assert.Equal((160m, 30m, 130m), await TotalsAsync(account));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_back_dated_balance_update_states_the_balance_of_its_day()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.DepositAsync(account, 100m, TestLedger.Today.AddDays(-10));
        await _ledger.DepositAsync(account, 50m);

        await _ledger.StateAsync(account, 90m, TestLedger.Today.AddDays(-3));

        Assert.Equal((140m, 150m, -10m), await TotalsAsync(account));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Defect_7_two_balance_updates_of_one_instant_leave_the_later_one_current()
    {
        var account = await _ledger.AccountAsync();
        var day = TestLedger.Today.AddDays(-1);

        await _ledger.StateAsync(account, 500m, day);
        await _ledger.StateAsync(account, 600m, day);

        Assert.Equal(600m, (await _ledger.FindAsync(account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Defect_53_the_same_form_twice_writes_one_deposit_and_answers_alike()
    {
        var account = await _ledger.AccountAsync();
        var key = Guid.NewGuid();

        var first = await _ledger.DepositAsync(account, 25m, key: key);
        var second = await _ledger.DepositAsync(account, 25m, key: key);

        Assert.Equal(first.Value.Entry, second.Value.Entry);
        Assert.True(second.Value.Replayed);
        Assert.Equal(25m, (await _ledger.FindAsync(account)).Balance.Amount);
    }

    [Fact]
    public async Task Defect_53_ten_clicks_at_once_write_one_deposit()
    {
        var account = await _ledger.AccountAsync();
        var key = Guid.NewGuid();

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _ledger.DepositAsync(account, 25m, key: key)));

        Assert.Single(results.Select(r => r.Value.Entry).Distinct());
        Assert.Equal((25m, 1L), ((await _ledger.FindAsync(account)).Balance.Amount, (await _ledger.FindAsync(account)).Entries));
    }

    [Fact]
    public async Task Many_writers_to_one_account_lose_nothing()
    {
        var account = await _ledger.AccountAsync();

        var results = await Task.WhenAll(Enumerable.Range(1, 60).Select(i => i % 3 == 0
            ? _ledger.StateAsync(account, i, TestLedger.Today.AddDays(-i % 7))
            : _ledger.DepositAsync(account, i, TestLedger.Today.AddDays(-i % 5))));

        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.Message));
        Assert.Equal(60, (await _ledger.FindAsync(account)).Entries);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Defect_56_a_failing_follower_does_not_undo_or_hide_the_deposit()
    {
        var account = await _ledger.AccountAsync();
        _ledger.Announced.Fail = true;

        var recorded = await _ledger.DepositAsync(account, 10m);

        Assert.True(recorded.Succeeded);
        Assert.Equal(10m, (await _ledger.FindAsync(account)).Balance.Amount);
    }

    private async Task<(decimal Balance, decimal Deposited, decimal Won)> TotalsAsync(AccountId account)
    {
        var now = await _ledger.FindAsync(account);
        return (now.Balance.Amount, now.Deposited.Amount, now.Won.Amount);
    }
}
