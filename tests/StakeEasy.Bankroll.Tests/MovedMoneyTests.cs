using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>What transfers do to the figures of the whole bankroll: nothing, but for fees and exchange rates.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class MovedMoneyTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    private TestLedger _ledger = null!;
    private AccountId _euros;
    private AccountId _dollars;
    private AccountId _wallet;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _ledger.Rates.Publish(Monday, ("USD", 1.25m));
        _euros = await _ledger.AccountAsync();
        _dollars = await _ledger.AccountAsync("GGPoker", "USD");
        _wallet = await _ledger.AccountAsync("Cold wallet", "BTC", AccountKind.Asset);
        await _ledger.DepositAsync(_euros, 1_000m, Monday);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_transfer_wins_and_loses_nothing_but_its_fee_and_its_exchange()
    {
        await _ledger.TransferAsync(_euros, _dollars, 100m, received: 125m, day: Monday);
        Assert.Equal((1_000m, 1_000m, 0m), await FiguresAsync());

        await _ledger.TransferAsync(_euros, _dollars, 100m, received: 120m, fee: 1m, day: Monday);
        Assert.Equal((995m, 1_000m, -5m), await FiguresAsync());

        _ledger.Rates.Publish(TestLedger.Today, ("USD", 1.225m));
        Assert.Equal((999m, 1_000m, -1m), await FiguresAsync());
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Money_moved_to_an_account_without_a_rate_is_named_and_not_lost()
    {
        await _ledger.TransferAsync(_euros, _wallet, 300m, received: 0.005m, day: Monday.AddDays(2));
        await _ledger.TransferAsync(_dollars, _wallet, 50m, received: 0.001m, day: Monday.AddDays(3), confirmed: true);
        await _ledger.TransferAsync(_wallet, _euros, 0.001m, received: 45m);

        var overview = await _ledger.OverviewAsync();

        // 300 + 50 / 1.25 - 45
        Assert.Equal((705m, 1_000m, 0m, 295m, 0m), (overview.Bankroll, overview.Deposited, overview.Withdrawn, overview.MovedOut, overview.Profit));
        Assert.Equal([Money.Of(0.005m, "BTC")], overview.NotConverted);
        Assert.Empty(overview.UnvaluedMoves);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Theory]
    [InlineData("EUR")]
    [InlineData("USD")]
    public async Task Bankroll_is_what_was_put_in_less_what_was_taken_out_and_moved_out_and_what_was_won(string currency)
    {
        await _ledger.TransferAsync(_euros, _dollars, 333.33m, received: 401.17m, fee: 0.77m, day: Monday.AddDays(1));
        await _ledger.TransferAsync(_dollars, _wallet, 77.77m, received: 0.00123456m, day: Monday.AddDays(2));
        await _ledger.WithdrawAsync(_dollars, 11.11m, Monday.AddDays(3));
        _ledger.Rates.Publish(TestLedger.Today.AddDays(-5), ("USD", 1.1337m));
        await _ledger.TransferAsync(_wallet, _euros, 0.0001m, received: 9.99m);
        await _ledger.StateAsync(_euros, 702.04m);

        var overview = await _ledger.OverviewAsync(currency);
        var history = await _ledger.With((IHistory h) => h.OfBankrollAsync(TestLedger.Player, CurrencyCode.Of(currency), Period.Month, TestLedger.Today, default));

        Assert.NotEqual(0m, overview.MovedOut);
        Assert.Equal(overview.Bankroll, overview.Deposited - overview.Withdrawn - overview.MovedOut + overview.Profit);
        Assert.Equal(overview.Profit, history.Points[^1].Profit);
        Assert.Equal(0m, history.Points.Single(p => p.Day == Monday).Profit);
    }

    [Fact]
    public async Task The_chart_of_profit_does_not_dip_where_money_moved_out_of_sight()
    {
        await _ledger.TransferAsync(_euros, _wallet, 300m, received: 0.005m, day: Monday.AddDays(5));

        var history = await _ledger.With((IHistory h) => h.OfBankrollAsync(TestLedger.Player, TestLedger.Eur, Period.Month, TestLedger.Today, default));

        Assert.Equal(700m, history.Points[^1].Bankroll);
        Assert.All(history.Points, p => Assert.Equal(0m, p.Profit));
    }

    [Fact]
    public async Task What_moved_on_a_day_without_a_rate_is_named_apart()
    {
        await _ledger.StateAsync(_dollars, 500m, Monday.AddDays(-9));
        await _ledger.TransferAsync(_dollars, _wallet, 125m, received: 0.002m, day: Monday.AddDays(-5));

        var overview = await _ledger.OverviewAsync();

        Assert.Equal(0m, overview.MovedOut);
        Assert.Equal([Money.Of(125m, "USD")], overview.UnvaluedMoves);
    }

    [Fact]
    public async Task With_a_rate_for_every_account_nothing_is_moved_out()
    {
        await _ledger.TransferAsync(_euros, _wallet, 300m, received: 0.005m, day: Monday.AddDays(2));
        _ledger.Rates.Publish(Monday.AddDays(4), ("USD", 1.25m), ("BTC", 0.00002m));

        var overview = await _ledger.OverviewAsync();

        Assert.Equal((950m, 0m, -50m), (overview.Bankroll, overview.MovedOut, overview.Profit));
    }

    [Fact]
    public async Task What_moved_in_an_earlier_month_is_read_anew_only_after_it_changed()
    {
        var october = Monday.AddDays(-12);
        _ledger.Rates.Publish(october, ("USD", 1.25m));
        var moved = (await _ledger.TransferAsync(_euros, _wallet, 300m, received: 0.005m, day: october, confirmed: true)).Value;
        await _ledger.TransferAsync(_dollars, _wallet, 50m, received: 0.001m, day: Monday, confirmed: true);
        Assert.Equal(340m, (await _ledger.OverviewAsync()).MovedOut);

        // A figure that only what was remembered can tell.
        await using (var command = _ledger.Database.CreateCommand("update bankroll.remembered_months set value = jsonb_set(value, '{0,Amount}', '77') where topic = 3 and month = '2026-10-01'"))
        {
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        Assert.Equal(117m, (await _ledger.OverviewAsync()).MovedOut);
        var transfer = await _ledger.With((ITransfers t) => t.FindAsync(TestLedger.Player, moved.Transfer, default));
        await _ledger.DeleteAsync(transfer!.Sent.Id);
        Assert.Equal(40m, (await _ledger.OverviewAsync()).MovedOut);
    }

    private async Task<(decimal Bankroll, decimal Deposited, decimal Profit)> FiguresAsync()
    {
        var overview = await _ledger.OverviewAsync();
        return (overview.Bankroll, overview.Deposited, overview.Profit);
    }
}
