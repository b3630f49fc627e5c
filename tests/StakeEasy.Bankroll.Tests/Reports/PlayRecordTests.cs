using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Reports;

/// <summary>What advice is made of says what the statistics of all sessions say.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class PlayRecordTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _ledger.Rates.Publish(TestLedger.Today.AddYears(-4), ("USD", 1.25m), ("GBP", 0.8m));
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Theory]
    [InlineData(SessionFormat.Cash)]
    [InlineData(SessionFormat.Tournament)]
    public async Task The_whole_record_is_that_of_the_statistics(SessionFormat format)
    {
        Assert.True((await _ledger.With((IDemoLedger d) => d.SeedAsync(TestLedger.Player, 2_500, 3, TestLedger.Today, null, default))).Succeeded);
        var scope = new ReportScope(TestLedger.Eur, ValuedAt.EachDay, From: null, TestLedger.Today, TestLedger.Today);

        var figures = (await _ledger.With((ISessionStatistics s) => s.OfAsync(TestLedger.Player, scope, format, BreakdownBy.Format, default))).Figures;
        var record = await RecordAsync();

        var play = format is SessionFormat.Cash ? record.Cash : record.Tournaments;
        Assert.True(play.Sessions > 0);
        Assert.Equal(
            (figures.Sessions, figures.Minutes, figures.Result, figures.Hourly, figures.Per100, figures.Roi),
            (play.Sessions, play.Minutes, play.Result, play.Hourly, play.Per100, play.Roi));
        Assert.Equal(await _ledger.With((IAccounts a) => a.ListAsync(TestLedger.Player, default)), record.Accounts);
    }

    [Fact]
    public async Task Whoever_has_played_nothing_has_no_rate_of_any_kind()
    {
        var empty = await RecordAsync();
        await _ledger.AccountAsync(opening: 100m);
        var unplayed = await RecordAsync();

        Assert.Empty(empty.Accounts);
        Assert.Single(unplayed.Accounts);
        Assert.All(
            [empty.Cash, empty.Tournaments, unplayed.Cash, unplayed.Tournaments],
            p => Assert.Equal((0, 0m, null, null, null), (p.Sessions, p.Result, p.Per100.Rate, p.Hourly.Rate, p.Roi)));
    }

    private Task<PlayRecord> RecordAsync() => _ledger.With((IPlayRecords r) => r.OfAsync(TestLedger.Player, TestLedger.Eur, TestLedger.Today, default));
}
