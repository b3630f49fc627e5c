using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>Finding sessions again.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class SessionListTests(PostgresFixture postgres) : SessionScene(postgres)
{
    private const int Sunday = 7;

    [Fact]
    public async Task The_list_is_walked_both_ways_and_narrowed_down_by_everything_it_offers()
    {
        var account = await FundedAsync(10_000m);
        for (var day = 0; day < 7; day++)
        {
            var end = Ledger.Clock.Now.AddDays(-day);
            await RecordAsync(Cash(account, new(100m, 0, 0m, 0m, 0m, 100m + day)) with
            {
                StartedAt = end.AddHours(-3),
                EndedAt = end,
                Game = new(day % 2 == 0 ? SessionFormat.Cash : SessionFormat.Tournament, day < 3 ? "NLHE" : "PLO", day == 5 ? "home" : "club", day == 6 ? "Kitchen" : null),
                Tags = day == 4 ? ["rare"] : null,
            });
        }

        var first = await ListAsync(new(Size: 3));
        var second = await ListAsync(new(Size: 3, Cursor: first.Older));
        var back = await ListAsync(new(Size: 3, Cursor: second.Newer));

        Assert.Equal([0m, 1m, 2m], first.Items.Select(s => s.Result.Amount));
        Assert.Equal([3m, 4m, 5m], second.Items.Select(s => s.Result.Amount));
        Assert.Equal(first.Items.Select(s => s.Id), back.Items.Select(s => s.Id));
        Assert.Equal((null, null), (first.Newer, back.Newer));
        (SessionFilter Filter, decimal[] Results)[] filters =
        [
            (new(SessionFormat.Tournament), [1m, 3m, 5m]),
            (new(Game: "NLHE"), [0m, 1m, 2m]),
            (new(Stake: "home"), [5m]),
            (new(Venue: "Kitchen"), [6m]),
            (new(Tag: "rare"), [4m]),
            (new(Account: account, Game: "PLO", Format: SessionFormat.Cash), [4m, 6m]),
            (new(From: TestLedger.Today.AddDays(-3), To: TestLedger.Today.AddDays(-2)), [2m, 3m]),
        ];
        foreach (var (filter, results) in filters)
        {
            Assert.Equal(results, (await ListAsync(filter)).Items.Select(s => s.Result.Amount));
            var totals = Assert.Single((await With(s => s.TotalsAsync(TestLedger.Player, filter, TestLedger.Eur, default)))!.ByCurrency);
            Assert.Equal((results.Length, results.Sum(), results.Count(r => r > 0m), 180L * results.Length), (totals.Sessions, totals.Result, totals.Wins, totals.Minutes));
        }

        var known = await With(s => s.PlayedBeforeAsync(TestLedger.Player, default));
        Assert.Equal(["PLO", "NLHE"], known.Games);
        Assert.Equal(["PokerStars", "Kitchen"], known.Venues);
    }

    [Fact]
    public async Task A_night_over_midnight_is_found_on_the_day_its_result_counts_on()
    {
        var account = await FundedAsync(1_000m);
        await RecordAsync(Cash(account) with { StartedAt = At("2026-10-31T22:00Z"), EndedAt = At("2026-11-01T03:00Z") });

        Assert.Equal(new(2026, 11, 1), Assert.Single((await ListAsync(new(From: new(2026, 11, 1), To: new(2026, 11, 1)))).Items).Day);
        Assert.Empty((await ListAsync(new(To: new(2026, 10, 31)))).Items);
        Assert.Single((await ListAsync(new() { Weekday = Sunday })).Items);
        Assert.Empty((await ListAsync(new() { Weekday = Sunday - 1 })).Items);
        Assert.Equal(1, Assert.Single((await With(s => s.TotalsAsync(TestLedger.Player, new() { Weekday = Sunday }, TestLedger.Eur, default)))!.ByCurrency).Sessions);
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Somebody_elses_session_is_no_session()
    {
        var session = (await FindAsync(await RecordAsync(Cash(await FundedAsync(1_000m)))))!;

        Assert.Null(await With(s => s.FindAsync(TestLedger.Stranger, session.Id, default)));
        Assert.Empty((await With(s => s.ListAsync(TestLedger.Stranger, new(), default))).Items);
        Assert.Empty(await With(s => s.HistoryAsync(TestLedger.Stranger, session.Id, default)));
        Assert.False((await With(s => s.AmendAsync(TestLedger.Stranger, session.Id, session.Version, Cash(session.Account), default))).Succeeded);
    }
}
