using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class SessionTests(PostgresFixture postgres) : SessionScene(postgres)
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public async Task A_finished_session_is_one_entry_with_everything_that_was_paid_taken_off_the_cash_out()
    {
        var account = await FundedAsync(1_000m);

        var recorded = await RecordAsync(Cash(account, new(100m, 2, 200m, 50m, 12.5m, 700m)));

        Assert.Equal(1_337.5m, recorded.Value.Balance.Amount);
        var entry = (await Ledger.FindAsync(recorded.Value.Entry))!;
        var session = (await FindAsync(recorded))!;
        Assert.Equal((EntryKind.Session, 337.5m, "River luck"), (entry.Kind, entry.Amount.Amount, entry.Note));
        Assert.Equal((337.5m, "0.50/1", "PokerStars", 180, 112.5m), (session.Result.Amount, session.Game.Stake, session.Game.Venue, session.Minutes, session.Hourly!.Value.Amount));
        Assert.Equal(["home", "deep"], session.Tags);
        Assert.Empty(await Ledger.DifferencesAsync());
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
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Theory]
    [InlineData("2026-10-24T23:30+02:00", "2026-10-25T04:30+01:00", 360)]
    [InlineData("2026-03-28T23:30+01:00", "2026-03-29T04:30+02:00", 240)]
    [InlineData("2026-11-18T22:00+01:00", "2026-11-19T02:00+01:00", 240)]
    public async Task A_night_lasts_as_long_as_it_did_and_is_booked_on_the_day_it_ended(string start, string end, int minutes)
    {
        var account = await FundedAsync(1_000m);
        var to = At(end);

        var recorded = await RecordAsync(Cash(account) with { StartedAt = At(start), EndedAt = to, TimeZone = Berlin });

        var session = (await FindAsync(recorded))!;
        var entry = (await Ledger.FindAsync(recorded.Value.Entry))!;
        Assert.Equal(minutes, session.Minutes);
        Assert.Equal((DateOnly.FromDateTime(to.DateTime), entry.Day), (entry.Day, session.Day));
        Assert.Equal(to, entry.OccurredAt);
        Assert.Empty(await Ledger.DifferencesAsync());
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
            ("EndedAt", good with { EndedAt = Ledger.Clock.Now.AddMinutes(5) }),
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
            ("Rebuys", good with { Money = good.Money with { RebuyCount = 3 } }),
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

        Assert.Equal(1_000m, (await Ledger.FindAsync(account)).Balance.Amount);
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
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_loss_on_a_past_day_is_paid_from_a_deposit_of_that_day()
    {
        var account = await Ledger.AccountAsync("PokerStars", "EUR");
        var end = Ledger.Clock.Now.AddDays(-1);
        await Ledger.DepositAsync(account, 200m, TestLedger.Today.AddDays(-1));
        await Ledger.DepositAsync(account, 200m, TestLedger.Today);
        RecordSession Lost(decimal amount) => Cash(account, new(amount, 0, 0m, 0m, 0m, 0m)) with { StartedAt = end.AddHours(-3), EndedAt = end };

        var paid = await RecordAsync(Lost(150m));
        var beyond = await RecordAsync(Lost(60m));

        Assert.True(paid.Succeeded, paid.Error?.Message);
        Assert.True(beyond.Error!.CanBeConfirmed);
        Assert.Contains("below zero on Thursday, November 19, 2026", beyond.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_together_is_judged_together()
    {
        var account = await Ledger.AccountAsync("PokerStars", "EUR");
        var (end, day) = (Ledger.Clock.Now.AddDays(-1), TestLedger.Today.AddDays(-1));
        await Ledger.DepositAsync(account, 100m, day);
        var lost = await RecordAsync(Cash(account, new(80m, 0, 0m, 0m, 0m, 0m)) with { StartedAt = end.AddHours(-3), EndedAt = end });
        var second = await Ledger.DepositAsync(account, 100m, day);
        await Ledger.WithdrawAsync(account, 110m, day);
        await Ledger.DepositAsync(account, 500m, TestLedger.Today);
        var gone = await Ledger.With((IEntries e) => e.DeleteAllAsync(TestLedger.Player, [lost.Value.Entry, second.Value.Entry], default));

        var back = await Ledger.With((IEntries e) => e.RestoreAllAsync(TestLedger.Player, gone.Value.Batch, confirmed: false, default));

        Assert.True(back.Succeeded, back.Error?.Message);
        Assert.Empty(await Ledger.DifferencesAsync());
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
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_pick_lists_hold_the_stakes_of_the_tables()
    {
        var stakes = await Ledger.With((IStakes s) => Task.FromResult(s));

        Assert.Equal((14, new CashStake(0.5m, 1m, 40m, 100m)), (stakes.CashStakes.Count, stakes.CashStakes[5]));
        Assert.Equal([("PokerStars", 29), ("GG Poker", 32), ("PartyPoker", 19)], stakes.TournamentBuyIns.Select(s => (s.Site, s.BuyIns.Count)));
    }
}
