using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class OverviewTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _ledger.Rates.Publish(Monday, ("USD", 1.25m), ("GBP", 0.8m), ("JPY", 150m));
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Nobody_without_accounts_has_anything()
    {
        var overview = await _ledger.OverviewAsync();

        Assert.Equal((0m, 0m, 0m, 0m), (overview.Bankroll, overview.Deposited, overview.Withdrawn, overview.Profit));
        Assert.Empty(overview.Accounts);
        Assert.Empty((await HistoryAsync(Period.All)).Points);
    }

    [Fact]
    public async Task Defect_1_a_new_rate_changes_what_is_there_and_not_what_was_put_in()
    {
        var account = await _ledger.AccountAsync("PokerStars", "USD");
        await _ledger.DepositAsync(account, 100m, Monday);
        var before = await _ledger.OverviewAsync();
        var past = (await HistoryAsync(Period.Month)).Points.Where(p => p.Day < TestLedger.Today).ToList();

        _ledger.Rates.Publish(TestLedger.Today, ("USD", 1m), ("GBP", 0.8m), ("JPY", 150m));

        var after = await _ledger.OverviewAsync();
        Assert.Equal((80m, 80m, 0m), (before.Bankroll, before.Deposited, before.Profit));
        Assert.Equal((100m, 80m, 20m), (after.Bankroll, after.Deposited, after.Profit));
        Assert.Equal(past, (await HistoryAsync(Period.Month)).Points.Where(p => p.Day < TestLedger.Today));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_deposit_entered_before_its_days_rates_are_out_is_valued_again_when_they_are()
    {
        var account = await _ledger.AccountAsync("PokerStars", "USD");
        await _ledger.OverviewAsync();
        await _ledger.DepositAsync(account, 100m);
        Assert.Equal(80m, (await _ledger.OverviewAsync()).Deposited);

        _ledger.Rates.Publish(TestLedger.Today, ("USD", 2m));

        Assert.Equal(50m, (await _ledger.OverviewAsync()).Deposited);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_write_between_new_rates_and_the_next_overview_is_valued_with_the_new_ones()
    {
        var account = await _ledger.AccountAsync("PokerStars", "USD");
        await _ledger.DepositAsync(account, 100m);
        await _ledger.OverviewAsync();
        _ledger.Rates.Publish(TestLedger.Today, ("USD", 2m));

        await _ledger.DepositAsync(account, 100m);

        Assert.Equal(100m, (await _ledger.OverviewAsync()).Deposited);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Theory]
    [InlineData("EUR")]
    [InlineData("USD")]
    [InlineData("JPY")]
    public async Task Defect_2_Defect_3_every_figure_is_in_the_currency_asked_for_and_adds_up(string currency)
    {
        await FillAsync();
        await _ledger.OverviewAsync("EUR");

        var overview = await _ledger.OverviewAsync(currency);

        Assert.Equal(currency, overview.Currency.Value);
        Assert.Equal(overview.Bankroll, overview.Deposited - overview.Withdrawn + overview.Profit);
        Assert.Equal(overview.Bankroll, overview.Accounts.Sum(a => a.Converted ?? 0m));
        Assert.Equal(overview.Profit, (await HistoryAsync(Period.Month, currency)).Points[^1].Profit);
        Assert.Equal(overview.Bankroll, (await HistoryAsync(Period.Year, currency)).Points[^1].Bankroll);
        Assert.Equal(overview.Deposited - overview.Withdrawn, (await HistoryAsync(Period.All, currency)).Points[^1].NetDeposits);
    }

    [Fact]
    public async Task A_ledger_kept_ready_in_a_currency_says_the_same_as_one_that_is_not()
    {
        await FillAsync();
        await _ledger.OverviewAsync("EUR");
        var (computed, computedHistory) = (await _ledger.OverviewAsync("USD"), await HistoryAsync(Period.Quarter, "USD"));

        await _ledger.With<IOverview, bool>(async o =>
        {
            await o.KeepReadyAsync(TestLedger.Player, CurrencyCode.Of("USD"), default);
            return true;
        });

        var kept = await _ledger.OverviewAsync("USD");
        Assert.Equal((computed.Bankroll, computed.Deposited, computed.Withdrawn, computed.Profit), (kept.Bankroll, kept.Deposited, kept.Withdrawn, kept.Profit));
        Assert.Equal(computedHistory.Points, (await HistoryAsync(Period.Quarter, "USD")).Points);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task What_has_no_rate_is_named_and_in_no_total()
    {
        var (site, wallet) = (await _ledger.AccountAsync(opening: 100m), await _ledger.AccountAsync("Cold wallet", "BTC", AccountKind.Asset, 0.5m));

        var overview = await _ledger.OverviewAsync();

        Assert.Equal((100m, 100m, 0m), (overview.Bankroll, overview.Deposited, overview.Profit));
        Assert.Equal([Money.Of(0.5m, "BTC")], overview.NotConverted);
        Assert.Null(overview.Accounts.Single(a => a.Account.Id == wallet).Converted);
        Assert.Equal(1m, overview.Accounts.Single(a => a.Account.Id == site).Share);
        Assert.Equal("BTC", Assert.Single((await HistoryAsync(Period.Month)).NotConverted).Value);
    }

    [Fact]
    public async Task Deposits_of_days_without_a_rate_are_named()
    {
        var account = await _ledger.AccountAsync("PokerStars", "USD");
        await _ledger.DepositAsync(account, 100m, Monday.AddDays(-10));
        await _ledger.DepositAsync(account, 50m);

        var overview = await _ledger.OverviewAsync();

        Assert.Equal((120m, 40m), (overview.Bankroll, overview.Deposited));
        Assert.Equal([Money.Of(100m, "USD")], overview.UnvaluedContributions);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Defect_6_a_change_is_measured_against_the_value_then()
    {
        var first = await _ledger.AccountAsync("PokerStars");
        await _ledger.StateAsync(first, 100m, TestLedger.Today.AddDays(-40));
        await _ledger.StateAsync(first, 130m, TestLedger.Today.AddDays(-3));
        await _ledger.DepositAsync(await _ledger.AccountAsync("GGPoker"), 50m);

        var changes = (await _ledger.OverviewAsync()).Changes.ToDictionary(c => c.Period, c => c.Amount);

        Assert.Equal((50m, 80m, 80m, 180m, 180m), (changes[Period.Day], changes[Period.Week], changes[Period.Month], changes[Period.Year], changes[Period.All]));
    }

    private async Task FillAsync()
    {
        _ledger.Rates.Publish(TestLedger.Today.AddDays(-7), ("USD", 1.1m), ("GBP", 0.83m), ("JPY", 161.3m));
        var accounts = new[]
        {
            await _ledger.AccountAsync("PokerStars", "USD"), await _ledger.AccountAsync("888poker", "GBP"), await _ledger.AccountAsync("Savings"),
        };
        foreach (var (account, i) in accounts.Select((a, i) => (a, i)))
        {
            await _ledger.DepositAsync(account, 100.01m + i, Monday);
            await _ledger.WithdrawAsync(account, 33.33m, TestLedger.Today.AddDays(-6));
            await _ledger.StateAsync(account, 77.77m + i * i, TestLedger.Today.AddDays(-2));
            await _ledger.DepositAsync(account, 0.01m);
        }
    }

    private Task<History> HistoryAsync(Period period, string currency = "EUR") =>
        _ledger.With((IHistory h) => h.OfBankrollAsync(TestLedger.Player, CurrencyCode.Of(currency), period, TestLedger.Today, default));
}
