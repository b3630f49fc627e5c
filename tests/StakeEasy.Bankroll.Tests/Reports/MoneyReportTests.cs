using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Reports;

[Collection(PostgresFixture.Collection)]
public sealed class MoneyReportTests(PostgresFixture postgres) : ReportTests(postgres)
{
    [Fact]
    public async Task Cash_flow_is_what_went_in_and_out_by_month_and_adds_up_to_the_dashboards()
    {
        await LiveAsync();

        var report = await Ledger.With((ICashFlowReport r) => r.OfAsync(TestLedger.Player, Scope(), BucketLength.Month, default));

        var overview = await Ledger.OverviewAsync();
        Assert.Equal((overview.Deposited, overview.Withdrawn), (report.Total.Deposited, report.Total.Withdrawn));
        Assert.Equal(
            (report.Total.Deposited, report.Total.Withdrawn, report.Total.Fees),
            (report.Rows.Sum(r => r.Deposited), report.Rows.Sum(r => r.Withdrawn), report.Rows.Sum(r => r.Fees)));
        var june = report.Rows.Single(r => r.From == new DateOnly(2026, 6, 1));
        Assert.Equal((0m, 0m, 1.86m), (june.Deposited, june.Withdrawn, june.Fees));
        Assert.Equal(250.25m, report.Rows.Single(r => r.From == new DateOnly(2026, 5, 1)).Withdrawn);
    }

    [Fact]
    public async Task Net_worth_is_the_bankroll_at_the_end_of_each_month_by_kind_of_place()
    {
        var facts = await LiveAsync();

        var report = await Ledger.With((INetWorthReport r) => r.OfAsync(TestLedger.Player, Scope(), BucketLength.Month, default));

        Assert.Equal((await Ledger.OverviewAsync()).Bankroll, report.Points[^1].Bankroll);
        Assert.All(report.Points, p => Assert.Equal(p.Bankroll, p.ByGroup.Sum()));
        Assert.Equal([AccountKind.Site, AccountKind.Asset], report.Groups.Select(g => g.Kind));
        Assert.All(report.Points, p => Assert.Equal(
            Math.Round(facts.Where(f => f.Day <= p.Day).Sum(f => f.Amount * Euros(f.Currency, p.Day)), 2, MidpointRounding.AwayFromZero), p.Bankroll));
    }

    [Theory]
    [InlineData(ValuedAt.EachDay, "EUR")]
    [InlineData(ValuedAt.EachDay, "USD")]
    [InlineData(ValuedAt.Today, "EUR")]
    public async Task Balances_say_how_each_account_came_from_the_start_to_the_end_and_add_up_to_the_profit(ValuedAt at, string currency)
    {
        await LiveAsync();
        var scope = Scope(at, from: new(2026, 3, 2), to: new(2026, 11, 4), currency: currency);

        var report = await Ledger.With((IBalanceReport r) => r.OfAsync(TestLedger.Player, scope, default));

        var profit = await ProfitAsync(scope);
        Assert.Equal((profit.Opening, profit.Closing), (report.Total.Opening, report.Total.Closing));
        Assert.InRange(report.Total.Result + report.Total.Fx + report.Total.Transferred - profit.Total.Profit, -0.02m, 0.02m);
        Assert.InRange(report.Total.PutIn - (profit.Deposited - profit.Withdrawn), -0.02m, 0.02m);
        Assert.All(report.Rows.SelectMany(r => new[] { r.Own, r.Value }).Append(report.Total), m =>
            Assert.Equal(m.Closing, m.Opening + m.PutIn + m.Transferred + m.Result + m.Fx + m.Unrated));
        foreach (var column in new Func<BalanceMoves, decimal>[] { m => m.Opening, m => m.PutIn, m => m.Transferred, m => m.Result, m => m.Fx, m => m.Closing })
        {
            Assert.Equal(column(report.Total), report.Rows.Sum(r => column(r.Value)));
        }

        var dollars = report.Rows.Single(r => r.Account.Id == Dollars);
        Assert.Equal(new(777.77m - 33.33m, 0.01m, -100m, 45.67m - 1.99m - 7.77m + 333.33m, 0m, 0m, 1_013.69m), dollars.Own);
        Assert.Equal(at is ValuedAt.EachDay && currency is "EUR", dollars.Value.Fx != 0m);
    }

    [Fact]
    public async Task What_rates_did_to_an_account_is_what_its_value_changed_beyond_what_moved()
    {
        await LiveAsync();

        var october = await Ledger.With((IBalanceReport r) => r.OfAsync(TestLedger.Player, Scope(from: new(2026, 11, 1), to: new(2026, 11, 2)), default));

        var held = 777.77m - 33.33m + 45.67m - 100m - 1.99m - 7.77m + 333.33m;
        Assert.InRange(october.Rows.Single(r => r.Account.Id == Dollars).Value.Fx - ((held / 1.16m) - (held / 1.07m)), -0.01m, 0.01m);
        Assert.Equal(0m, october.Rows.Single(r => r.Account.Id == Stars).Value.Fx);
    }

    [Fact]
    public async Task Exposure_is_each_currencys_part_of_the_bankroll_at_the_end_of_the_period()
    {
        var facts = await LiveAsync();
        await Ledger.AccountAsync("Cold wallet", "BTC", AccountKind.Asset, 0.5m);

        var now = await Ledger.With((IExposureReport r) => r.OfAsync(TestLedger.Player, Scope(), default));
        var may = await Ledger.With((IExposureReport r) => r.OfAsync(TestLedger.Player, Scope(to: new(2026, 5, 31)), default));

        Assert.Equal((await Ledger.OverviewAsync()).Bankroll, now.Bankroll);
        Assert.Equal(now.Bankroll, now.Rows.Sum(r => r.Value ?? 0m));
        Assert.Equal(1m, Math.Round(now.Rows.Sum(r => r.Share ?? 0m), 10));
        Assert.Equal(facts.Where(f => f.Currency is "USD").Sum(f => f.Amount), now.Rows.Single(r => r.Balance.Currency.Value is "USD").Balance.Amount);
        Assert.Equal((Money.Of(0.5m, "BTC"), null), (now.Rows[^1].Balance, now.Rows[^1].Value));
        Assert.Equal("BTC", Assert.Single(now.Frame.LeftOut.Balances).Value);
        Assert.Equal(1_000.01m + 120.50m - 250.25m, may.Rows.Single(r => r.Balance.Currency.Value is "EUR").Balance.Amount);
    }

    [Fact]
    public async Task A_tax_year_tells_what_each_account_won_and_lost_in_both_currencies()
    {
        await LiveAsync();
        await Ledger.PlayAsync(Dollars, 50m, new DateOnly(2025, 12, 31));

        var report = await Ledger.With((ITaxReport r) => r.OfAsync(
            TestLedger.Player, Scope(from: new(2026, 1, 1), to: new(2026, 12, 31)), default));

        var dollars = report.Rows.Single(r => r.Account.Id == Dollars);
        Assert.Equal((333.33m, -33.33m, 300m, 45.67m, 1.99m), (dollars.Own.SessionsWon, dollars.Own.SessionsLost, dollars.Own.Sessions, dollars.Own.Bonus, dollars.Own.Fees));
        Assert.Equal((777.78m, 0m), (dollars.Own.Deposited, dollars.Own.Withdrawn));
        Assert.Equal(300m + 45.67m - 7.77m - 1.99m, dollars.Own.Result);
        Assert.InRange(dollars.Converted!.SessionsWon - (333.33m / 1.07m), -0.01m, 0.01m);
        Assert.All(report.Rows.Select(r => r.Converted!).Append(report.Total), f =>
        {
            Assert.Equal(f.Result, f.Sessions + f.BalanceUpdates + f.Bonus + f.Corrections - f.Expenses - f.Fees);
            Assert.Equal(f.Sessions, f.SessionsWon + f.SessionsLost);
        });
        Assert.Equal(report.Total.Result, report.Rows.Sum(r => r.Converted!.Result));
        Assert.Equal(2025, report.FirstYear);
    }

    [Fact]
    public async Task Categories_games_and_weekdays_add_up_to_what_the_months_say()
    {
        await LiveAsync();
        await Ledger.PlayAsync(Stars, 10m, new DateOnly(2026, 10, 5), game: "PLO", venue: "Casino");

        var profit = (await ProfitAsync()).Total;
        foreach (var by in new[] { BreakdownBy.Account, BreakdownBy.Format, BreakdownBy.Game, BreakdownBy.Stake, BreakdownBy.Venue, BreakdownBy.Weekday })
        {
            var report = await BrokenDownAsync(by);
            Assert.Equal(report.Total, report.Rows.Sum(r => r.Amount));
            Assert.InRange(report.Total - profit.Sessions, -0.06m, 0.06m);
            Assert.Equal(4, report.Entries);
        }

        Assert.Equal([("NLHE", 3), ("PLO", 1)], (await BrokenDownAsync(BreakdownBy.Game)).Rows.Select(r => (r.Key, r.Entries)));
        Assert.Equal(
            [("Rakeback", EntryKind.Bonus), ("Travel", EntryKind.Expense), ("Mistyped", EntryKind.Correction)],
            (await BrokenDownAsync(BreakdownBy.Category)).Rows.Select(r => (r.Key, r.Kind!.Value)));
        Assert.Equal("1 6 7", string.Join(' ', (await BrokenDownAsync(BreakdownBy.Weekday)).Rows.Select(r => r.Key).Order(StringComparer.Ordinal)));
    }

    private Task<BreakdownReport> BrokenDownAsync(BreakdownBy by) =>
        Ledger.With((IBreakdownReport r) => r.OfAsync(TestLedger.Player, Scope(), by, default));
}
