using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>The charts of the bankroll and of an account.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class HistoryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Defect_10_Defect_11_every_point_of_the_chart_has_its_own_deposits_and_balances()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.DepositAsync(account, 100m, TestLedger.Today.AddDays(-20));
        await _ledger.StateAsync(account, 130m, TestLedger.Today.AddDays(-10));
        await _ledger.DepositAsync(account, 70m, TestLedger.Today.AddDays(-5));

        var points = (await HistoryAsync(Period.Month)).Points.ToDictionary(p => p.Day);

        Assert.Equal(new(TestLedger.Today.AddDays(-21), 0m, 0m, 0m), points[TestLedger.Today.AddDays(-21)]);
        Assert.Equal(new(TestLedger.Today.AddDays(-15), 100m, 100m, 0m), points[TestLedger.Today.AddDays(-15)]);
        Assert.Equal(new(TestLedger.Today.AddDays(-7), 130m, 100m, 30m), points[TestLedger.Today.AddDays(-7)]);
        Assert.Equal(new(TestLedger.Today, 200m, 170m, 30m), points[TestLedger.Today]);
    }

    [Fact]
    public async Task A_long_history_is_thinned_and_ends_where_the_overview_stands()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.DepositAsync(account, 10m, TestLedger.Today.AddYears(-30));
        await _ledger.StateAsync(account, 90m);

        var points = (await HistoryAsync(Period.All)).Points;

        Assert.InRange(points.Count, 100, 400);
        Assert.Equal((TestLedger.Today, 90m), (points[^1].Day, points[^1].Bankroll));
        Assert.Equal(10m, points[0].Bankroll);
    }

    [Fact]
    public async Task An_accounts_chart_ends_at_its_balance_and_belongs_to_its_owner()
    {
        var account = await _ledger.AccountAsync(opening: 40m);
        await _ledger.StateAsync(account, 55m);

        var points = await _ledger.With((IHistory h) => h.OfAccountAsync(TestLedger.Player, account, Period.Month, TestLedger.Today, default));
        var theirs = await _ledger.With((IHistory h) => h.OfAccountAsync(TestLedger.Stranger, account, Period.Month, TestLedger.Today, default));

        Assert.Equal(new(TestLedger.Today, 55m), points![^1]);
        Assert.Null(theirs);
    }

    private Task<History> HistoryAsync(Period period) =>
        _ledger.With((IHistory h) => h.OfBankrollAsync(TestLedger.Player, TestLedger.Eur, period, TestLedger.Today, default));
}
