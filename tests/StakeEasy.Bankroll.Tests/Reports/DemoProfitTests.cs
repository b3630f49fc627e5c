using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Reports;

[Collection(PostgresFixture.Collection)]
public sealed class DemoProfitTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task The_demo_players_months_add_up_to_the_dashboards_profit_and_to_a_plain_retelling()
    {
        for (var day = TestLedger.Today.AddYears(-4); day < TestLedger.Today; day = day.AddDays(10))
        {
            _ledger.Rates.Publish(
                day, ("USD", 1.05m + (day.Month / 97m)), ("GBP", 0.8m + (day.Day / 211m)), ("SEK", 11m + (day.Month / 7m)), ("BTC", 0.00001m * day.Month));
        }

        await _ledger.With((IDemoLedger d) => d.SeedAsync(TestLedger.Player, 2_000, 5, TestLedger.Today, null, default));

        var report = await ReportAsync();

        var overview = await _ledger.OverviewAsync();
        Assert.Equal((overview.Profit, overview.Profit), (report.Total.Profit, report.Rows.Sum(r => r.Figures.Profit)));
        Assert.Equal(await RetoldAsync(), report.Total.Profit);
        Assert.InRange(report.Rows.Count, 36, 38);
        Assert.True(report.Frame.LeftOut.IsEmpty);
    }

    private Task<ProfitReport> ReportAsync() => _ledger.With((IProfitReport r) => r.ByTimeAsync(
        TestLedger.Player, new(TestLedger.Eur, ValuedAt.EachDay, From: null, TestLedger.Today, TestLedger.Today), BucketLength.Month, default));

    /// <summary>From the bare entries, each converted by itself.</summary>
    private async Task<decimal> RetoldAsync()
    {
        var rates = await _ledger.Rates.LatestAsync(default);
        await using var command = _ledger.Database.CreateCommand(
            "select e.kind, e.amount, e.day, a.currency from bankroll.entries e join bankroll.accounts a on a.id = e.account_id");
        await using var row = await command.ExecuteReaderAsync();
        decimal closing = 0m, putIn = 0m;
        while (await row.ReadAsync())
        {
            var (amount, currency) = (row.GetDecimal(1), CurrencyCode.Of(row.GetString(3)));
            closing += rates.Convert(amount, currency, TestLedger.Eur, TestLedger.Today)!.Value;
            putIn += row.GetInt16(0) is 1 or 2 ? rates.Convert(amount, currency, TestLedger.Eur, row.GetFieldValue<DateOnly>(2))!.Value : 0m;
        }

        return Cents(closing) - Cents(putIn);
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
