using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Reports;

[Collection(PostgresFixture.Collection)]
public sealed class ProfitTests(PostgresFixture postgres) : ReportTests(postgres)
{
    [Theory]
    [InlineData("EUR", BucketLength.Month)]
    [InlineData("EUR", BucketLength.Year)]
    [InlineData("USD", BucketLength.Quarter)]
    [InlineData("JPY", BucketLength.Month)]
    public async Task All_periods_together_are_the_profit_of_the_dashboard(string currency, BucketLength length)
    {
        await LiveAsync();

        var report = await ProfitAsync(Scope(currency: currency), length);

        var overview = await Ledger.OverviewAsync(currency);
        Assert.Equal(
            (overview.Profit, overview.Deposited, overview.Withdrawn, overview.Bankroll),
            (report.Total.Profit, report.Deposited, report.Withdrawn, report.Closing));
        Assert.Equal(overview.Profit, report.Rows.Sum(r => r.Figures.Profit));
        Assert.True(report.Frame.LeftOut.IsEmpty);
    }

    [Fact]
    public async Task All_periods_together_are_what_a_plain_retelling_comes_to()
    {
        var facts = await LiveAsync();

        var report = await ProfitAsync();

        var closing = facts.Sum(f => f.Amount * Euros(f.Currency, TestLedger.Today));
        var putIn = facts.Where(f => f.Kind is EntryKind.Deposit or EntryKind.Withdrawal).Sum(f => f.Amount * Euros(f.Currency, f.Day));
        Assert.Equal(Cents(closing), report.Closing);
        Assert.Equal(Cents(closing) - Cents(putIn), report.Total.Profit);
        Near(Own(EntryKind.Session), report.Total.Sessions);
        Near(Own(EntryKind.BalanceUpdate), report.Total.BalanceUpdates);
        Near(Own(EntryKind.Bonus), report.Total.Bonus);
        Near(Own(EntryKind.Expense), report.Total.Expenses);
        Near(Own(EntryKind.Correction), report.Total.Corrections);
        Near(Own(EntryKind.Fee), report.Total.Fees);
        Assert.Equal(0m, report.Total.Unrated);

        decimal Own(EntryKind kind) => facts.Where(f => f.Kind == kind).Sum(f => f.Amount * Euros(f.Currency, f.Day));
        void Near(decimal exact, decimal shown) => Assert.InRange(shown, exact - (0.01m * report.Rows.Count), exact + (0.01m * report.Rows.Count));
    }

    [Theory]
    [InlineData(ValuedAt.EachDay)]
    [InlineData(ValuedAt.Today)]
    public async Task Every_figure_shown_adds_up_to_the_cent(ValuedAt at)
    {
        await LiveAsync();

        foreach (var (from, to) in new (DateOnly?, DateOnly)[]
        {
            (null, TestLedger.Today), (new(2026, 2, 1), new(2026, 4, 30)), (new(2026, 3, 1), new(2026, 3, 31)), (new(2026, 2, 14), new(2026, 6, 15)),
            (new(2026, 6, 3), new(2026, 6, 20)), (new(2026, 6, 15), new(2026, 6, 15)), (new(2026, 11, 1), TestLedger.Today), (new(2026, 1, 7), TestLedger.Today),
        })
        {
            foreach (var report in new[] { await ProfitAsync(Scope(at, from, to)), await ProfitAsync(Scope(at, from, to), BucketLength.Quarter), await ByAccountAsync(Scope(at, from, to)) })
            {
                Assert.Equal(report.Closing, report.Opening + report.Deposited - report.Withdrawn + report.Total.Profit);
                Assert.Equal(report.Total.Profit, report.Rows.Sum(r => r.Figures.Profit));
                Assert.All(report.Rows.Select(r => r.Figures).Append(report.Total), f => Assert.Equal(
                    f.Profit, f.Sessions + f.BalanceUpdates + f.Bonus + f.Corrections + f.Expenses + f.Fees + f.Fx + f.Unrated));
                Assert.Equal(0m, report.Total.Unrated);
            }
        }
    }

    [Fact]
    public async Task A_period_within_months_is_what_the_bankroll_gained_from_its_first_to_its_last_day()
    {
        var facts = await LiveAsync();
        var (from, to) = (new DateOnly(2026, 3, 5), new DateOnly(2026, 6, 20));

        var report = await ProfitAsync(Scope(from: from, to: to));

        decimal At(DateOnly day) => facts.Where(f => f.Day <= day).Sum(f => f.Amount * Euros(f.Currency, day));
        var putIn = facts.Where(f => f.Kind is EntryKind.Deposit or EntryKind.Withdrawal && f.Day >= from && f.Day <= to).Sum(f => f.Amount * Euros(f.Currency, f.Day));
        Assert.Equal((Cents(At(from.AddDays(-1))), Cents(At(to))), (report.Opening, report.Closing));
        Assert.InRange(report.Total.Profit - (At(to) - At(from.AddDays(-1)) - putIn), -0.02m, 0.02m);
        Assert.Equal([from, new(2026, 4, 1), new(2026, 5, 1), new(2026, 6, 1)], report.Rows.Select(r => r.From));
        Assert.Equal([new(2026, 3, 31), new(2026, 4, 30), new(2026, 5, 31), to], report.Rows.Select(r => r.To));
    }

    [Fact]
    public async Task What_rates_did_stands_apart_from_what_was_won()
    {
        await Ledger.DepositAsync(Dollars, 1_200m, new DateOnly(2026, 2, 1));
        await Ledger.PlayAsync(Dollars, 120m, new DateOnly(2026, 3, 20));

        var march = (await ProfitAsync()).Rows.Single(r => r.From == new DateOnly(2026, 3, 1)).Figures;

        // 1,200 dollars were 960 euros and are 1,000; 120 won were 100 on their day and are 100.
        Assert.Equal((100m, 40m, 140m), (march.Sessions, march.Fx, march.Profit));
    }

    [Fact]
    public async Task At_todays_rates_no_exchange_result_remains_but_that_of_transfers()
    {
        await Ledger.DepositAsync(Dollars, 1_160m, new DateOnly(2026, 2, 1));
        await Ledger.PlayAsync(Dollars, 116m, new DateOnly(2026, 3, 20));
        await Ledger.TransferAsync(Dollars, 116m, Stars, 99m, new DateOnly(2026, 6, 15), fee: 1.16m);

        var report = await ProfitAsync(Scope(ValuedAt.Today));

        Assert.Equal((100m, -1m, -1m, 98m), (report.Total.Sessions, report.Total.Fees, report.Total.Fx, report.Total.Profit));
        Assert.Equal(-1m, report.Rows.Single(r => r.Figures.Fx != 0m).Figures.Fx);
        Assert.Equal((1_000m, 0m, 1_098m), (report.Deposited, report.Opening, report.Closing));
        var byAccount = await ByAccountAsync(Scope(ValuedAt.Today));
        Assert.Equal([(Dollars, 99m), (null, -1m)], byAccount.Rows.Select(r => (r.Account?.Id, r.Figures.Profit)));
    }

    [Fact]
    public async Task An_account_without_a_rate_is_named_and_in_no_figure()
    {
        await Ledger.DepositAsync(Stars, 100m, new DateOnly(2026, 11, 5));
        var wallet = await Ledger.AccountAsync("Cold wallet", "BTC", AccountKind.Asset, 0.5m);

        foreach (var at in new[] { ValuedAt.EachDay, ValuedAt.Today })
        {
            var report = await ProfitAsync(Scope(at));

            Assert.Equal((100m, 100m, 0m), (report.Closing, report.Deposited, report.Total.Profit));
            Assert.Equal(wallet, Assert.Single(report.Frame.LeftOut.Accounts).Id);
        }
    }

    [Fact]
    public async Task A_transfer_to_an_account_without_a_rate_leaves_the_exchange_result_of_others_alone()
    {
        await Ledger.DepositAsync(Stars, 1_000m, new DateOnly(2026, 11, 5));
        var wallet = await Ledger.AccountAsync("Cold wallet", "BTC", AccountKind.Asset, 0.5m);
        foreach (var at in new[] { ValuedAt.EachDay, ValuedAt.Today })
        {
            Assert.True((await Ledger.TransferAsync(Stars, Dollars, 100m, 110m, day: new DateOnly(2026, 11, 6))).Succeeded);
            var before = await ProfitAsync(Scope(at));

            Assert.True((await Ledger.TransferAsync(Stars, wallet, 50m, 0.001m, day: new DateOnly(2026, 11, 7))).Succeeded);
            var after = await ProfitAsync(Scope(at));

            Assert.NotEqual(0m, before.Total.Fx);
            Assert.Equal(before.Total.Fx, after.Total.Fx);
            Assert.Equal(before.Total.Unrated - 50m, after.Total.Unrated);
        }
    }

    [Fact]
    public async Task What_happened_before_the_first_rate_is_named_and_no_exchange_result()
    {
        await Ledger.DepositAsync(Dollars, 125m, new DateOnly(2025, 12, 20));
        await Ledger.PlayAsync(Dollars, 25m, new DateOnly(2026, 1, 20));

        var report = await ProfitAsync();

        Assert.Equal([Money.Of(125m, "USD")], report.Frame.LeftOut.Amounts);
        Assert.Equal("USD", Assert.Single(report.Frame.LeftOut.Balances).Value);
        Assert.Equal(100m, report.Rows.Single(r => r.From == new DateOnly(2026, 1, 1)).Figures.Unrated);
        Assert.Equal((await Ledger.OverviewAsync()).Profit, report.Total.Profit);
    }

    [Fact]
    public async Task Somebody_elses_entries_are_in_nobodys_report()
    {
        await LiveAsync();

        var report = await Ledger.With((IProfitReport r) => r.ByTimeAsync(TestLedger.Stranger, Scope(), BucketLength.Month, default));

        Assert.Equal((0m, 0m, false), (report.Closing, report.Total.Profit, report.Frame.HasEntries));
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
