using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Reports;

/// <summary>Reports of sessions and categories count the days that were asked for, not the months they lie in.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class CustomDaysTests(PostgresFixture postgres) : ReportTests(postgres)
{
    /// <summary>One of each day, worth another power of two: their sum says which were counted.</summary>
    private static readonly DateOnly[] Played =
    [
        new(2026, 1, 31), new(2026, 2, 1), new(2026, 2, 2), new(2026, 2, 27), new(2026, 2, 28), new(2026, 3, 1), new(2026, 3, 31), new(2026, 4, 1), new(2026, 4, 15),
    ];

    [Theory]
    [InlineData("2026-02-01", "2026-02-28")]
    [InlineData("2026-02-02", "2026-02-27")]
    [InlineData("2026-02-02", "2026-03-01")]
    [InlineData("2026-02-02", "2026-04-14")]
    [InlineData("2026-01-31", "2026-04-01")]
    [InlineData("2026-02-01", "2026-04-01")]
    [InlineData("2026-02-28", "2026-03-31")]
    [InlineData("2026-02-28", "2026-11-20")]
    [InlineData("2026-03-01", "2026-03-01")]
    public async Task Sessions_of_days_that_are_no_whole_months_are_counted_by_day(string from, string to)
    {
        for (var i = 0; i < Played.Length; i++)
        {
            await Ledger.PlayAsync(i % 2 == 0 ? Stars : Dollars, 1 << i, Played[i], game: i % 3 == 0 ? "PLO" : "NLHE");
            await Ledger.AddAsync(Stars, EntryKind.Bonus, 1 << i, Played[i], "Rakeback");
        }

        var scope = Scope(from: DateOnly.Parse(from, Invariant), to: DateOnly.Parse(to, Invariant));
        var expected = Played.Select((day, i) => (Day: day, Euros: (1 << i) * Euros(i % 2 == 0 ? "EUR" : "USD", day), Plain: 1 << i)).Where(p => p.Day >= scope.From && p.Day <= scope.To).ToList();

        var statistics = await Ledger.With((ISessionStatistics s) => s.OfAsync(TestLedger.Player, scope, format: null, BreakdownBy.Game, default));
        var games = await Ledger.With((IBreakdownReport r) => r.OfAsync(TestLedger.Player, scope, BreakdownBy.Game, default));
        var categories = await Ledger.With((IBreakdownReport r) => r.OfAsync(TestLedger.Player, scope, BreakdownBy.Category, default));

        var result = Math.Round(expected.Sum(e => e.Euros), 2, MidpointRounding.AwayFromZero);
        Assert.Equal((expected.Count, result, 120L * expected.Count), (statistics.Figures.Sessions, statistics.Figures.Result, statistics.Figures.Minutes));
        Assert.Equal((expected.Count, result), (statistics.Rows.Sum(r => r.Figures.Sessions), games.Total));
        Assert.Equal((expected.Count, expected.Sum(e => (decimal)e.Plain)), (categories.Entries, categories.Total));
        Assert.Equal((scope.From, scope.To), (statistics.Frame.From, statistics.Frame.To));
    }

    [Fact]
    public async Task A_session_of_a_day_without_a_rate_is_named_and_not_counted()
    {
        var wallet = await Ledger.AccountAsync("Cold wallet", "BTC", AccountKind.Asset);
        await Ledger.PlayAsync(wallet, 0.1m, new(2026, 2, 3));
        await Ledger.PlayAsync(wallet, 0.7m, new(2026, 2, 20));
        await Ledger.PlayAsync(Stars, 10m, new(2026, 2, 4));

        var report = await Ledger.With((ISessionStatistics s) => s.OfAsync(TestLedger.Player, Scope(from: new(2026, 2, 2), to: new(2026, 2, 10)), format: null, BreakdownBy.Game, default));

        Assert.Equal((1, 10m), (report.Figures.Sessions, report.Figures.Result));
        Assert.Equal([SharedKernel.Money.Of(0.1m, "BTC")], report.Frame.LeftOut.Amounts);
    }

    [Fact]
    public async Task What_changes_within_the_months_at_the_ends_is_counted_at_once_and_nothing_else_is_read_again()
    {
        var scope = Scope(from: new(2026, 2, 2), to: new(2026, 2, 20));
        await Ledger.PlayAsync(Stars, 10m, new(2026, 2, 4));
        await Ledger.PlayAsync(Stars, 500m, new(2026, 2, 21));
        Assert.Equal(10m, await ResultAsync(scope));

        // A figure that only what was remembered can tell.
        await using (var command = Ledger.Database.CreateCommand("update bankroll.remembered_months set value = jsonb_set(value, '{0,valued}', '77') where topic = 4 and key = '1' and value -> 0 ->> 'month' = '2026-02-04'"))
        {
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        Assert.Equal(77m, await ResultAsync(scope));
        await Ledger.PlayAsync(Stars, -3m, new(2026, 2, 20));
        Assert.Equal(7m, await ResultAsync(scope));
    }

    private async Task<decimal> ResultAsync(ReportScope scope) =>
        (await Ledger.With((ISessionStatistics s) => s.OfAsync(TestLedger.Player, scope, format: null, BreakdownBy.Game, default))).Figures.Result;

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;
}
