using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class HealthTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _ledger.Rates.Publish(TestLedger.Today.AddDays(-400), ("USD", 1.25m));
        _ledger.Rates.Publish(TestLedger.Today.AddDays(-1), ("USD", 1.25m));
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task The_bankroll_and_its_accounts_are_those_of_the_overview()
    {
        await _ledger.AccountAsync("PokerStars", "USD", opening: 100.01m);
        await _ledger.AccountAsync("GGPoker", "USD", opening: 33.33m);
        await _ledger.AccountAsync("Wallet", "BTC", AccountKind.Asset, opening: 0.5m);
        var bank = await _ledger.AccountAsync("Bank", kind: AccountKind.Asset, opening: 7m);
        await _ledger.StateAsync(bank, 9m, TestLedger.Today.AddDays(-3));
        await _ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, bank, default));

        var overview = await _ledger.OverviewAsync();
        var health = await HealthAsync();

        Assert.Equal((overview.Bankroll, overview.RatesDay, overview.RatesAge), (health.Bankroll, health.RatesDay, health.RatesAge));
        Assert.Equal(overview.Accounts, health.Accounts);
        Assert.Null(Assert.Single(health.Accounts, a => a.Account.Name is "Wallet").Converted);
    }

    [Fact]
    public async Task The_fall_is_measured_from_the_highest_point_and_each_day_at_its_rate()
    {
        var account = await _ledger.AccountAsync("PokerStars", "USD", opening: 1_000m);
        await _ledger.StateAsync(account, 1_250m, TestLedger.Today.AddDays(-20));
        await _ledger.StateAsync(account, 1_000m, TestLedger.Today.AddDays(-10));
        await _ledger.StateAsync(account, 1_125m, TestLedger.Today.AddDays(-5));

        Assert.Equal(new Fall(100m, TestLedger.Today.AddDays(-20)), (await HealthAsync()).Fall);

        await _ledger.StateAsync(account, 1_250m, TestLedger.Today.AddDays(-4));

        Assert.Null((await HealthAsync()).Fall);
    }

    [Fact]
    public async Task Neither_money_moved_nor_play_of_long_ago_is_a_fall()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.DepositAsync(account, 1_000m, TestLedger.Today.AddDays(-IBankrollHealth.DaysOfPlay - 1));
        await _ledger.StateAsync(account, 600m, TestLedger.Today.AddDays(-IBankrollHealth.DaysOfPlay));
        await _ledger.WithdrawAsync(account, 100m);

        Assert.Null((await HealthAsync()).Fall);

        await _ledger.StateAsync(account, 450m);

        Assert.Equal(new Fall(50m, TestLedger.Today.AddDays(-1)), (await HealthAsync()).Fall);
        Assert.Equal(new Fall(50m, TestLedger.Today.AddDays(-1)), (await HealthAsync(TestLedger.Today.AddDays(1))).Fall);
    }

    [Fact]
    public async Task Deposits_of_days_without_a_rate_are_told_as_the_overview_tells_them()
    {
        var account = await _ledger.AccountAsync("PokerStars", "USD", opening: 100m);
        await _ledger.DepositAsync(account, 40m, TestLedger.Today.AddDays(-500));
        await _ledger.AccountAsync("Wallet", "BTC", AccountKind.Asset, opening: 0.5m);

        var overview = await _ledger.OverviewAsync();

        Assert.Equal([Money.Of(40m, "USD")], overview.UnvaluedContributions);
        Assert.Equal(overview.UnvaluedContributions, (await HealthAsync()).Unvalued);
    }

    [Fact]
    public async Task A_recurring_entry_that_was_refused_is_told_and_one_paused_by_hand_is_not()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        var day = TestLedger.Today.AddDays(-2);
        var refused = await PlanAsync(account, EntryKind.Withdrawal, 500m, day, "Rent");
        var byHand = await PlanAsync(account, EntryKind.Deposit, 5m, TestLedger.Today.AddDays(3), "Savings");
        await _ledger.With((IRecurrences r) => r.PauseAsync(TestLedger.Player, byHand, default));

        var found = Assert.Single((await HealthAsync()).Refused);

        Assert.Equal((refused, "Rent", "PokerStars", Money.Of(500m, "EUR"), day), (found.Id, found.Name, found.AccountName, found.Amount, found.DueDay));
        Assert.Equal(RecurrenceObstacle.BelowZero, found.Obstacle);
    }

    [Fact]
    public async Task Whatever_changes_a_recurring_entry_is_announced()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        var plan = await PlanAsync(account, EntryKind.Withdrawal, 500m, TestLedger.Today, "Rent");

        foreach (var change in new Func<IRecurrences, Task>[]
        {
            r => r.PauseAsync(TestLedger.Player, plan, default),
            r => r.ResumeAsync(TestLedger.Player, plan, TestLedger.Today, TimeZoneInfo.Utc, default),
            r => r.DeleteAsync(TestLedger.Player, plan, default),
        })
        {
            var before = _ledger.Announced.Heard.Count;
            await _ledger.With(async (IRecurrences r) =>
            {
                await change(r);
                return true;
            });
            Assert.True(_ledger.Announced.Heard.Count > before);
        }
    }

    [Fact]
    public async Task Somebody_else_has_a_health_of_their_own_and_a_newcomer_none()
    {
        await _ledger.AccountAsync(opening: 100m);

        var theirs = await _ledger.With((IBankrollHealth h) => h.OfAsync(TestLedger.Stranger, TestLedger.Eur, TestLedger.Today, TimeZoneInfo.Utc, default));

        Assert.Equal((0m, null, null, null), (theirs.Bankroll, theirs.FirstDay, theirs.Running, theirs.Fall));
        Assert.Empty(theirs.Accounts);
    }

    private Task<BankrollHealth> HealthAsync(DateOnly? today = null) =>
        _ledger.With((IBankrollHealth h) => h.OfAsync(TestLedger.Player, TestLedger.Eur, today ?? TestLedger.Today, TimeZoneInfo.Utc, default));

    private async Task<RecurrenceId> PlanAsync(AccountId account, EntryKind kind, decimal amount, DateOnly first, string note) =>
        (await _ledger.With((IRecurrences r) => r.AddAsync(
            TestLedger.Player,
            new(Guid.NewGuid(), kind, account, amount, null, note, new(RecurrenceUnit.Month, 1, first, null), TestLedger.Today, TimeZoneInfo.Utc),
            default))).Value;
}
