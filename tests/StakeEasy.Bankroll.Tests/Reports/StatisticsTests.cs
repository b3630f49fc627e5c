using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Reports;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Reports;

/// <summary>Against the figures of domain.md, C7, C8 and C10.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class StatisticsTests(PostgresFixture postgres) : ReportTests(postgres)
{
    [Fact]
    public async Task C8_hourly_rate_and_deviation_of_sessions_of_unequal_length()
    {
        var hours = new[] { 8, 8, 8, 12, 12, 10, 10, 10, 12, 10 };
        var results = new[] { 100m, -300m, 200m, 200m, -100m, 250m, 400m, 50m, 300m, 100m };
        for (var i = 0; i < hours.Length; i++)
        {
            await Ledger.PlayAsync(Stars, results[i], new DateOnly(2026, 2, 1).AddDays(9 * i), minutes: hours[i] * 60);
        }

        var figures = (await StatisticsAsync()).Figures;

        // Published with a division by the number of sessions, 61.86; ours divides by one less: 65.21.
        Assert.Equal((10, 6_000L, 1_200m, 12m), (figures.Sessions, figures.Minutes, figures.Result, figures.Hourly.Rate));
        Assert.Equal(65.2062, (double)figures.Hourly.Deviation!, 3);
        Assert.Equal(61.8600, (double)figures.Hourly.Deviation! * Math.Sqrt(9.0 / 10), 3);
        Assert.Equal(0.8m, figures.WinShare);

        // Ten sessions: Student's t with nine degrees, 2.2622 and 1.0997, of 65.2062 / sqrt(100).
        Assert.Equal(12 - (2.262157 * 6.52062), (double)figures.Hourly.Likely!.Low, 3);
        Assert.Equal(12 + (1.099716 * 6.52062), (double)figures.Hourly.Narrow!.High, 3);
    }

    [Theory]
    [InlineData(5, 100, 10_000, 2, -15, 25)]
    [InlineData(4, 70, 120_000, 3, -2.06, 10.06)]
    [InlineData(4, 70, 370_000, 3, 0.55, 7.45)]
    [InlineData(4.6, 46, 10_000, 2, -4.6, 13.8)]
    public void C7_the_interval_of_a_win_rate(double rate, double deviation, int hands, double errors, double low, double high)
    {
        var interval = WinRates.Around(rate, deviation, hands / 100.0, errors)!;

        Assert.Equal((low, high), (Math.Round((double)interval.Low, 2), Math.Round((double)interval.High, 2)));
    }

    [Theory]
    [InlineData(0.95, 1, 12.7062047)]
    [InlineData(0.95, 4, 2.7764451)]
    [InlineData(0.95, 9, 2.2621572)]
    [InlineData(0.95, 28, 2.0484071)]
    [InlineData(0.70, 9, 1.099716)]
    [InlineData(0.70, 2, 1.386207)]
    public void Students_t_is_that_of_the_tables(double within, int degrees, double t) => Assert.Equal(t, Quantiles.Student(within, degrees), 0.000001);

    [Fact]
    public async Task Big_blinds_per_hundred_hands_count_only_sessions_with_blinds_and_hands()
    {
        for (var i = 0; i < 10; i++)
        {
            await Ledger.PlayAsync(Stars, i % 2 == 0 ? 30m : -10m, new DateOnly(2026, 2, 1).AddDays(i), hands: 200, bigBlind: 1m);
        }

        await Ledger.PlayAsync(Stars, 1_000m, new DateOnly(2026, 3, 1));
        var per100 = (await StatisticsAsync()).Figures.Per100;

        // 100 big blinds in 20 hundreds; squares over hundreds: 5 * 900/2 + 5 * 100/2 = 2500; (2500 - 20 * 25) / 9.
        Assert.Equal(5m, per100.Rate);
        Assert.Equal(Math.Sqrt(2_000.0 / 9), (double)per100.Deviation!, 3);
    }

    [Fact]
    public async Task Tournaments_have_their_return_on_what_they_cost()
    {
        foreach (var result in new[] { -10m, -10m, 35m, -10m, 5m })
        {
            await Ledger.PlayAsync(Stars, result, new DateOnly(2026, 5, 5), format: SessionFormat.Tournament, buyIn: 10m);
        }

        await Ledger.PlayAsync(Stars, 500m, new DateOnly(2026, 5, 6));

        Assert.Equal(0.2m, (await StatisticsAsync(SessionFormat.Tournament)).Figures.Roi);
        Assert.Null((await StatisticsAsync(SessionFormat.Cash)).Figures.Roi);
        Assert.Equal(0.4m, (await StatisticsAsync(SessionFormat.Tournament)).Figures.WinShare);
    }

    [Fact]
    public async Task Too_few_sessions_give_no_rate_and_no_deviation()
    {
        for (var i = 0; i < 4; i++)
        {
            await Ledger.PlayAsync(Stars, 100m, new DateOnly(2026, 2, 1).AddDays(i));
        }

        var few = (await StatisticsAsync()).Figures;
        await Ledger.PlayAsync(Stars, 100m, new DateOnly(2026, 2, 10));
        var some = (await StatisticsAsync()).Figures;

        Assert.Equal((400m, null, null, null), (few.Result, few.Hourly.Rate, few.WinShare, few.Hourly.Likely));
        Assert.Equal((50m, 1m, null), (some.Hourly.Rate, some.WinShare, some.Hourly.Deviation));
    }

    [Fact]
    public async Task C10_a_downswing_lasts_from_a_peak_until_it_is_reached_again()
    {
        decimal[] results = [50m, -20m, 30m, -40m, 10m, -60m, 100m, -5m, -5m];
        for (var i = 0; i < results.Length; i++)
        {
            await Ledger.PlayAsync(Stars, results[i], new DateOnly(2026, 3, 1).AddDays(i));
        }

        var runs = (await StatisticsAsync()).Runs;

        // Results add up to 50, 30, 60, 20, 30, -30, 70: 90 below the peak of 60, over three sessions, made good on the seventh day.
        Assert.Equal((90m, (3, new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 6)), new DateOnly(2026, 3, 7)), (runs.Worst!.Amount, Days(runs.Worst.Down), runs.Worst.RecoveredOn));
        Assert.Equal((2, new DateOnly(2026, 3, 8), new DateOnly(2026, 3, 9)), Days(runs.Losing!));
        Assert.Equal((1, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 1)), Days(runs.Winning!));
    }

    [Fact]
    public async Task Sessions_of_months_without_a_rate_are_named_and_in_no_statistic()
    {
        for (var i = 0; i < 6; i++)
        {
            await Ledger.PlayAsync(Stars, 10m, new DateOnly(2026, 2, 1).AddDays(i));
        }

        var wallet = await Ledger.AccountAsync("Cold wallet", "BTC", AccountKind.Asset);
        await Ledger.PlayAsync(wallet, 0.1m, new DateOnly(2026, 2, 3), minutes: 6_000);

        var report = await StatisticsAsync();

        Assert.Equal((6, 60m, 5m), (report.Figures.Sessions, report.Figures.Result, report.Figures.Hourly.Rate));
        Assert.Equal([Money.Of(0.1m, "BTC")], report.Frame.LeftOut.Amounts);
    }

    private Task<SessionReport> StatisticsAsync(SessionFormat? format = null) =>
        Ledger.With((ISessionStatistics s) => s.OfAsync(TestLedger.Player, Scope(), format, BreakdownBy.Game, default));
}
