using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Reports;

/// <summary>Runs and downswings look at every session of the period, and months that did not change are not read again.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class SessionOrderTests(PostgresFixture postgres) : ReportTests(postgres)
{
    [Fact]
    public async Task Runs_and_downswings_go_on_from_one_month_to_the_next()
    {
        await PlayAsync((2024, 12, 30, 100m), (2025, 1, 31, 20m), (2025, 2, 1, 30m), (2025, 2, 2, -40m), (2025, 4, 5, -50m), (2025, 4, 6, -5m), (2026, 3, 2, 60m), (2026, 3, 9, 35m), (2026, 3, 9, 1m));

        var runs = await RunsAsync();

        Assert.Equal((3, new DateOnly(2024, 12, 30), new DateOnly(2025, 2, 1)), Days(runs.Winning!));
        Assert.Equal((3, new DateOnly(2025, 2, 2), new DateOnly(2025, 4, 6)), Days(runs.Losing!));
        Assert.Equal((95m, (3, new DateOnly(2025, 2, 2), new DateOnly(2025, 4, 6)), new DateOnly(2026, 3, 9)), (runs.Worst!.Amount, Days(runs.Worst.Down), runs.Worst.RecoveredOn));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-01-09", "2026-03-21")]
    [InlineData("2026-01-10", "2026-03-20")]
    public async Task A_run_leads_to_its_own_sessions_also_where_its_days_have_others(string? from, string? to)
    {
        await PlayAsync(
            (2026, 1, 10, -3m), (2026, 1, 10, 1m), (2026, 1, 10, 2m), (2026, 2, 5, 3m), (2026, 2, 6, 4m), (2026, 2, 6, -10m), (2026, 2, 6, 1m),
            (2026, 2, 6, -20m), (2026, 3, 5, -30m), (2026, 3, 5, 6m), (2026, 3, 20, -1m));

        var runs = (await ReportAsync(from is null ? null : DateOnly.Parse(from, Invariant), to is null ? null : DateOnly.Parse(to, Invariant))).Runs;

        Assert.Equal([1m, 2m, 3m, 4m], await ResultsAsync(runs.Winning!));
        Assert.Equal([-30m, -20m], await ResultsAsync(runs.Losing!));
        Assert.Equal([-30m, -20m, -10m, 1m], await ResultsAsync(runs.Worst!.Down));
    }

    [Fact]
    public async Task A_run_within_a_day_is_found_among_the_others_of_that_day()
    {
        await PlayAsync((2026, 2, 6, 5m), (2026, 2, 6, -10m), (2026, 2, 6, 1m), (2026, 2, 6, 2m), (2026, 2, 6, -1m));

        var runs = await RunsAsync();

        Assert.Equal([1m, 2m], await ResultsAsync(runs.Winning!));
        Assert.Equal([-10m], await ResultsAsync(runs.Losing!));
        Assert.Equal([-10m], await ResultsAsync(runs.Worst!.Down));
    }

    [Fact]
    public async Task Each_format_has_an_order_of_its_own()
    {
        await PlayAsync((2026, 1, 30, 10m), (2026, 2, 3, 10m));
        await Ledger.PlayAsync(Stars, -25m, new(2026, 2, 1), format: SessionFormat.Tournament);

        Assert.Equal((1, 25m), ((await RunsAsync()).Winning!.Sessions, (await RunsAsync()).Worst!.Amount));
        Assert.Equal((2, null), ((await RunsAsync(format: SessionFormat.Cash)).Winning!.Sessions, (await RunsAsync(format: SessionFormat.Cash)).Worst));
        Assert.Equal((null, 25m), ((await RunsAsync(format: SessionFormat.Tournament)).Winning, (await RunsAsync(format: SessionFormat.Tournament)).Worst!.Amount));
    }

    [Theory]
    [InlineData("2026-01-10", "2026-03-20", 4, "2026-02-25")]
    [InlineData("2026-02-02", "2026-02-20", 3, null)]
    [InlineData("2026-01-11", "2026-02-14", 2, null)]
    public async Task Days_that_are_no_whole_months_count_from_the_first_to_the_last_of_them(string from, string to, int losing, string? recovered)
    {
        await PlayAsync(
            (2026, 1, 9, -1_000m), (2026, 1, 10, -10m), (2026, 1, 15, 50m), (2026, 2, 1, -7m), (2026, 2, 10, -7m), (2026, 2, 15, -7m), (2026, 2, 20, -7m), (2026, 2, 25, 500m), (2026, 3, 20, 1m), (2026, 3, 21, -1_000m));

        var report = await ReportAsync(DateOnly.Parse(from, Invariant), DateOnly.Parse(to, Invariant));

        Assert.Equal(losing, report.Runs.Losing!.Sessions);
        Assert.Equal(recovered is null ? null : DateOnly.Parse(recovered, Invariant), report.Runs.Worst!.RecoveredOn);
        Assert.True(report.Runs.Worst.Amount < 1_000m);
    }

    [Fact]
    public async Task What_changes_in_an_earlier_month_is_counted_at_once()
    {
        await PlayAsync((2026, 1, 10, 10m), (2026, 2, 10, 10m), (2026, 3, 10, 10m));
        Assert.Equal(3, (await RunsAsync()).Winning!.Sessions);

        await PlayAsync((2026, 2, 5, -4m));
        Assert.Equal((2, 4m), ((await RunsAsync()).Winning!.Sessions, (await RunsAsync()).Worst!.Amount));

        var lost = (await Ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new EntryFilter(From: new(2026, 2, 5), To: new(2026, 2, 5)), default))).Items.Single();
        await Ledger.DeleteAsync(lost.Id);
        Assert.Equal((3, null), ((await RunsAsync()).Winning!.Sessions, (await RunsAsync()).Worst));
    }

    [Fact]
    public async Task A_new_rate_is_counted_at_once()
    {
        await Ledger.PlayAsync(Dollars, -100m, new(2026, 11, 5));
        Assert.Equal(decimal.Round(100m / 1.16m, 2), (await RunsAsync()).Worst!.Amount);

        Ledger.Rates.Publish(new(2026, 11, 4), ("USD", 1.25m));

        Assert.Equal(80m, (await RunsAsync()).Worst!.Amount);
    }

    [Fact]
    public async Task A_month_that_did_not_change_is_not_read_again()
    {
        await PlayAsync((2026, 1, 10, -10m), (2026, 2, 10, -20m));
        await RunsAsync();

        // A figure that only what was remembered can tell.
        await ExecuteAsync("update bankroll.remembered_months set value = jsonb_set(value, '{Swing,Fall,Depth}', '77') where topic = 1 and key = '0' and month = '2026-01-01'");
        Assert.Equal(77m, (await RunsAsync()).Worst!.Amount);

        await PlayAsync((2026, 1, 11, -1m));
        Assert.Equal(31m, (await RunsAsync()).Worst!.Amount);
    }

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    private async Task PlayAsync(params (int Year, int Month, int Day, decimal Result)[] sessions)
    {
        foreach (var (year, month, day, result) in sessions)
        {
            await Ledger.PlayAsync(Stars, result, new DateOnly(year, month, day));
        }
    }

    /// <summary>By size.</summary>
    private async Task<IEnumerable<decimal>> ResultsAsync(SessionRun run)
    {
        var filter = new SessionFilter { First = run.First, Last = run.Last };
        var found = await Ledger.With((ISessions s) => s.ListAsync(TestLedger.Player, filter, default));
        Assert.Equal(run.Sessions, found.Items.Count);
        Assert.Equal(run.Sessions, (await Ledger.With((ISessions s) => s.TotalsAsync(TestLedger.Player, filter, TestLedger.Eur, default)))!.ByCurrency.Sum(t => t.Sessions));
        return found.Items.Select(s => s.Result.Amount).Order();
    }

    private Task<SessionReport> ReportAsync(DateOnly? from = null, DateOnly? to = null, SessionFormat? format = null) =>
        Ledger.With((ISessionStatistics s) => s.OfAsync(TestLedger.Player, Scope(from: from, to: to), format, BreakdownBy.Game, default));

    private async Task<SessionRuns> RunsAsync(SessionFormat? format = null) => (await ReportAsync(format: format)).Runs;

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Ledger.Database.CreateCommand(sql);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
