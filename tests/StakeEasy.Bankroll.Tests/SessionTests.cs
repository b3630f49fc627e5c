using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class SessionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_finished_session_is_one_entry_with_everything_that_was_paid_taken_off_the_cash_out()
    {
        var account = await FundedAsync(1_000m);

        var recorded = await RecordAsync(Cash(account, new(100m, 2, 200m, 50m, 12.5m, 700m)));

        Assert.Equal(1_337.5m, recorded.Value.Balance.Amount);
        var entry = (await _ledger.FindAsync(recorded.Value.Entry))!;
        var session = (await FindAsync(recorded))!;
        Assert.Equal((EntryKind.Session, 337.5m, "River luck"), (entry.Kind, entry.Amount.Amount, entry.Note));
        Assert.Equal((337.5m, "0.50/1", "PokerStars", 180, 112.5m), (session.Result.Amount, session.Game.Stake, session.Game.Venue, session.Minutes, session.Hourly!.Value.Amount));
        Assert.Equal(["home", "deep"], session.Tags);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_lost_tournament_is_named_by_its_buy_in_and_keeps_place_and_field()
    {
        var account = await FundedAsync(100m);

        var recorded = await RecordAsync(Cash(account, new(10.5m, 1, 10.5m, 5m, 0m, 0m)) with
        {
            Game = new(SessionFormat.Tournament, "PLO", "", "Casino Velden"),
            Outcome = new(37, 412, null),
        });

        var session = (await FindAsync(recorded))!;
        Assert.Equal((-26m, "10.50", "Casino Velden", 37, 412), (session.Result.Amount, session.Game.Stake, session.Game.Venue, session.Outcome.Place, session.Outcome.FieldSize));
        Assert.Equal(74m, recorded.Value.Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Theory]
    [InlineData("2026-10-24T23:30+02:00", "2026-10-25T04:30+01:00", 360)]
    [InlineData("2026-03-28T23:30+01:00", "2026-03-29T04:30+02:00", 240)]
    [InlineData("2026-11-18T22:00+01:00", "2026-11-19T02:00+01:00", 240)]
    public async Task A_night_lasts_as_long_as_it_did_and_is_booked_on_the_day_it_ended(string start, string end, int minutes)
    {
        var account = await FundedAsync(1_000m);
        var (from, to) = (At(start), At(end));

        var recorded = await RecordAsync(Cash(account) with { StartedAt = from, EndedAt = to, TimeZone = Berlin });

        var session = (await FindAsync(recorded))!;
        var entry = (await _ledger.FindAsync(recorded.Value.Entry))!;
        Assert.Equal(minutes, session.Minutes);
        Assert.Equal((DateOnly.FromDateTime(from.DateTime), DateOnly.FromDateTime(to.DateTime)), (session.Day, entry.Day));
        Assert.Equal(to, entry.OccurredAt);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task An_hour_from_half_past_two_to_half_past_two_is_an_hour_when_the_clocks_go_back()
    {
        var account = await FundedAsync(1_000m);

        var recorded = await RecordAsync(Cash(account) with { StartedAt = At("2026-10-25T02:30+02:00"), EndedAt = At("2026-10-25T02:30+01:00"), TimeZone = Berlin });

        Assert.Equal(60, (await FindAsync(recorded))!.Minutes);
    }

    [Fact]
    public async Task What_cannot_have_happened_is_refused_beside_its_field()
    {
        var account = await FundedAsync(1_000m);
        var good = Cash(account);
        (string Field, RecordSession Wrong)[] wrong =
        [
            ("EndedAt", good with { EndedAt = good.StartedAt.AddMinutes(-1) }),
            ("EndedAt", good with { EndedAt = _ledger.Clock.Now.AddMinutes(5) }),
            ("EndedAt", good with { StartedAt = good.EndedAt.AddDays(-8) }),
            ("StartedAt", good with { StartedAt = At("1969-12-31T10:00Z"), EndedAt = At("1969-12-31T11:00Z") }),
            ("Place", good with { Outcome = new(11, 10, null) }),
            ("Place", good with { Outcome = new(0, 10, null) }),
            ("FieldSize", good with { Outcome = new(null, 0, null) }),
            ("Hands", good with { Outcome = new(null, null, -1) }),
            ("BuyIn", good with { Money = good.Money with { BuyIn = -1m } }),
            ("CashOut", good with { Money = good.Money with { CashOut = 0.001m } }),
            ("Expenses", good with { Money = good.Money with { Expenses = 1e16m } }),
            ("RebuyCount", good with { Money = good.Money with { RebuyCount = -1 } }),
            ("RebuyCount", good with { Money = good.Money with { Rebuys = 10m } }),
            ("Game", good with { Game = good.Game with { Game = " " } }),
            ("Game", good with { Game = good.Game with { Game = "N\0" } }),
            ("Stake", good with { Game = new(SessionFormat.Cash, "NLHE", "", null) }),
            ("Stake", good with { Game = good.Game with { SmallBlind = 2m } }),
            ("Venue", good with { Game = good.Game with { Venue = new('x', 51) } }),
            ("Tags", good with { Tags = [new('x', 31)] }),
            ("Note", good with { Note = new('x', 501) }),
            ("AccountId", good with { Account = new(Guid.NewGuid()) }),
        ];

        foreach (var (field, request) in wrong)
        {
            var result = await RecordAsync(request);
            Assert.True(!result.Succeeded && string.Equals(result.Error.Field, field, StringComparison.Ordinal), $"{field}: {result.Error}");
        }

        Assert.Equal(1_000m, (await _ledger.FindAsync(account)).Balance.Amount);
        Assert.Empty((await ListAsync(new())).Items);
    }

    [Fact]
    public async Task Losing_more_than_the_account_holds_asks_first()
    {
        var account = await FundedAsync(50m);
        var lost = Cash(account, new(100m, 0, 0m, 0m, 0m, 0m));

        var asked = await RecordAsync(lost);
        var insisted = await RecordAsync(lost with { Confirmed = true });

        Assert.Equal(("CashOut", true), (asked.Error!.Field, asked.Error.CanBeConfirmed));
        Assert.Equal(-50m, insisted.Value.Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_same_form_twice_records_one_session()
    {
        var account = await FundedAsync(1_000m);
        var request = Cash(account);

        var both = await Task.WhenAll(RecordAsync(request), RecordAsync(request));
        var other = await RecordAsync(request with { Note = "another" });

        Assert.Equal(both[0].Value.Entry, both[1].Value.Entry);
        Assert.False(other.Succeeded);
        Assert.Single((await ListAsync(new())).Items);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task An_edit_may_move_a_session_to_another_account_and_currency_and_shows_both_in_its_history()
    {
        _ledger.Rates.Publish(TestLedger.Today.AddDays(-30), ("USD", 1.25m));
        var euros = await FundedAsync(1_000m);
        var dollars = await FundedAsync(500m, "GGPoker", "USD");
        await _ledger.OverviewAsync();
        var recorded = await RecordAsync(Cash(euros));
        var session = (await FindAsync(recorded))!;

        var amended = await AmendAsync(session, Cash(dollars, new(100m, 0, 0m, 0m, 0m, 30m)) with { EndedAt = session.EndedAt!.Value.AddDays(-1), StartedAt = session.StartedAt.AddDays(-1) });

        Assert.Equal(Money.Of(430m, "USD"), amended.Value.Balance);
        Assert.Equal(1_000m, (await _ledger.FindAsync(euros)).Balance.Amount);
        var change = Assert.Single(await With(s => s.HistoryAsync(TestLedger.Player, session.Id, default)));
        Assert.Equal(("PokerStars", "GGPoker"), (change.Before!.AccountName, change.After!.AccountName));
        Assert.Equal((Money.Of(50m, "EUR"), Money.Of(-70m, "USD")), (change.Before.Result, change.After.Result));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_told_and_changes_nothing()
    {
        var account = await FundedAsync(1_000m);
        var session = (await FindAsync(await RecordAsync(Cash(account))))!;

        await AmendAsync(session, Cash(account, new(100m, 0, 0m, 0m, 0m, 300m)));
        var second = await AmendAsync(session, Cash(account, new(100m, 0, 0m, 0m, 0m, 400m)));

        Assert.True(second.Error!.IsConflict);
        Assert.Equal(1_200m, (await _ledger.FindAsync(account)).Balance.Amount);
    }

    [Fact]
    public async Task A_deleted_session_is_gone_from_every_figure_and_comes_back_as_it_was()
    {
        var account = await FundedAsync(1_000m);
        var recorded = await RecordAsync(Cash(account));
        var session = (await FindAsync(recorded))!;

        await _ledger.DeleteAsync(session.Id.Entry);

        Assert.Null(await FindAsync(recorded));
        Assert.Empty((await With(s => s.TotalsAsync(TestLedger.Player, new(), default)))!);
        Assert.Equal(1_000m, (await _ledger.FindAsync(account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());

        await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, session.Id.Entry, confirmed: false, default));

        var restored = (await FindAsync(recorded))!;
        Assert.Equal(session with { Tags = [], Version = 0 }, restored with { Tags = [], Version = 0 });
        Assert.Equal(session.Tags, restored.Tags);
        Assert.Equal(2, (await With(s => s.HistoryAsync(TestLedger.Player, session.Id, default))).Count);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_list_is_walked_both_ways_and_narrowed_down_by_everything_it_offers()
    {
        var account = await FundedAsync(10_000m);
        for (var day = 0; day < 7; day++)
        {
            var end = _ledger.Clock.Now.AddDays(-day);
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
            var totals = Assert.Single((await With(s => s.TotalsAsync(TestLedger.Player, filter, default)))!);
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

        Assert.Single((await ListAsync(new(From: new(2026, 11, 1), To: new(2026, 11, 1)))).Items);
        Assert.Empty((await ListAsync(new(To: new(2026, 10, 31)))).Items);
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

    [Fact]
    public async Task The_pick_lists_hold_the_stakes_of_the_tables()
    {
        var stakes = await _ledger.With((IStakes s) => Task.FromResult(s));

        Assert.Equal((14, new CashStake(0.5m, 1m, 40m, 100m)), (stakes.CashStakes.Count, stakes.CashStakes[5]));
        Assert.Equal([("PokerStars", 29), ("GG Poker", 32), ("PartyPoker", 19)], stakes.TournamentBuyIns.Select(s => (s.Site, s.BuyIns.Count)));
    }

    /// <summary>With money in it long before any session of these tests.</summary>
    private async Task<AccountId> FundedAsync(decimal amount, string name = "PokerStars", string currency = "EUR")
    {
        var account = await _ledger.AccountAsync(name, currency);
        await _ledger.DepositAsync(account, amount, new(2026, 1, 1));
        return account;
    }

    private RecordSession Cash(AccountId account, SessionMoney? money = null) => new(
        Guid.NewGuid(),
        account,
        new(SessionFormat.Cash, "NLHE", "", null) { SmallBlind = 0.5m, BigBlind = 1.00m },
        _ledger.Clock.Now.AddHours(-4),
        _ledger.Clock.Now.AddHours(-1),
        money ?? new(100m, 0, 0m, 0m, 0m, 150m),
        new(null, null, 250),
        ["home", "Home", "deep"],
        " River luck ",
        TimeZoneInfo.Utc);

    private Task<T> With<T>(Func<ISessions, Task<T>> run) => _ledger.With(run);

    private Task<Result<Recorded>> RecordAsync(RecordSession request) => With(s => s.RecordAsync(TestLedger.Player, request, default));

    private Task<Result<Recorded>> AmendAsync(Session session, RecordSession request) =>
        With(s => s.AmendAsync(TestLedger.Player, session.Id, session.Version, request, default));

    private Task<Session?> FindAsync(Result<Recorded> recorded) => With(s => s.FindAsync(TestLedger.Player, new(recorded.Value.Entry.Value), default));

    private Task<Page<Session>> ListAsync(SessionFilter filter) => With(s => s.ListAsync(TestLedger.Player, filter, default));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
