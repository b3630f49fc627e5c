using StakeEasy.Recommendations.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.NextActions.Rules;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.NextActions;

/// <summary>Where the rules about rates, play, recurring entries, backups and stakes begin, and what they say.</summary>
public sealed class OtherRuleTests
{
    [Theory]
    [InlineData(OverdueRates.PatientAge, false)]
    [InlineData(OverdueRates.PatientAge + 1, true)]
    public void Rates_are_overdue_when_more_than_one_publication_is_missing(int age, bool overdue)
    {
        var bankroll = Scene.With((Scene.Account(currency: "USD"), 250m), (Scene.Bank(), 750m)) with { RatesAge = age, RatesDay = Scene.Today.AddDays(-3) };

        var found = OverdueRates.In(Scene.Of(bankroll)).ToList();

        Assert.Equal(overdue, found.Count == 1);
        Assert.All(found, f => Assert.Equal("The newest are of 2026-11-17: 2 publications are missing since. 25 % of your bankroll is valued by them.", Scene.Text(f.Reason)));
    }

    [Fact]
    public void Rates_that_value_nothing_may_be_old()
    {
        Assert.Empty(OverdueRates.In(Scene.Of(Scene.With((Scene.Bank(), 100m)) with { RatesAge = 50 })));
        Assert.Empty(OverdueRates.In(Scene.Of(Scene.With((Scene.Account(currency: "USD", balance: 0m), 0m)) with { RatesAge = 50 })));
        Assert.Empty(OverdueRates.In(Scene.Of(Scene.With((Scene.Account(currency: "USD"), 100m)) with { RatesAge = 0, RatesDay = null })));
    }

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    public void A_downswing_is_deep_from_a_fifth_on(int lost, bool deep)
    {
        var bankroll = Scene.With((Scene.Bank(), 1_000m - lost)) with { Fall = new(lost, Scene.Today.AddDays(-9)) };

        var found = DeepDownswing.In(Scene.Of(bankroll)).ToList();

        Assert.Equal(deep, found.Count == 1);
        Assert.All(found, f => Assert.StartsWith("Since 2026-11-11 play has cost you 200 EUR, 20 % of what you would have without it.", Scene.Text(f.Reason), StringComparison.Ordinal));
    }

    [Fact]
    public void A_bankroll_that_is_gone_is_a_downswing_and_no_mistake()
    {
        var found = Assert.Single(DeepDownswing.In(Scene.Of(Scene.Nothing with { Bankroll = -5m, Fall = new(700m, Scene.Today) })));

        Assert.Equal((50, 50), (found.Weight.Urgency, found.Weight.Impact));
        Assert.Empty(DeepDownswing.In(Scene.Of(Scene.Nothing)));
    }

    [Theory]
    [InlineData(11, 59, false)]
    [InlineData(12, 0, true)]
    public void A_session_was_left_running_from_twelve_hours_on(int hours, int minutes, bool found)
    {
        var session = new RunningSession(new(Guid.NewGuid()), Scene.Now - new TimeSpan(hours, minutes, 0));

        Assert.Equal(12, LeftRunning.ForgottenHours);
        Assert.Equal(found, LeftRunning.In(Scene.Of(Scene.Nothing with { Running = session })).Any());
    }

    [Theory]
    [InlineData(RecurrenceObstacle.AccountArchived, "Bank is archived")]
    [InlineData(RecurrenceObstacle.BelowZero, "50 EUR would leave Bank below zero")]
    [InlineData(RecurrenceObstacle.None, "Nothing stands in its way any more")]
    [InlineData(RecurrenceObstacle.AccountGone, "Its account was deleted")]
    public void A_refused_recurring_entry_says_why_and_since_when(RecurrenceObstacle obstacle, string why)
    {
        var gone = obstacle is RecurrenceObstacle.AccountGone;
        var refused = new RefusedRecurrence(
            new(Guid.NewGuid()), EntryKind.Expense, "Coaching", gone ? null : "Bank", gone ? null : Money.Of(50m, "EUR"), Scene.Today.AddDays(-15), Scene.Now.AddDays(-15), obstacle);

        var found = Assert.Single(RefusedRecurrences.In(Scene.Of(Scene.Nothing with { Refused = [refused] })));

        Assert.Equal("Put your recurring expense right: Coaching", Scene.Text(found.Title));
        Assert.Contains(why, Scene.Text(found.Reason), StringComparison.Ordinal);
        Assert.Contains("2026-11-05", Scene.Text(found.Reason), StringComparison.Ordinal);
        Assert.Equal(25 + 13, found.Weight.Urgency);
    }

    [Fact]
    public void A_deposit_that_was_held_back_waits_for_a_word()
    {
        var held = new RefusedRecurrence(
            new(Guid.NewGuid()), EntryKind.Deposit, "Salary", "Bank", Money.Of(50m, "EUR"), Scene.Today.AddDays(-1), Scene.Now.AddDays(-1), RecurrenceObstacle.None);

        var found = Assert.Single(RefusedRecurrences.In(Scene.Of(Scene.Nothing with { Refused = [held] })));

        Assert.Contains("Record it, or skip it", Scene.Text(found.Reason), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OverdueBackups.FreshDays, 0, false)]
    [InlineData(OverdueBackups.FreshDays + 1, 0, true)]
    [InlineData(OverdueBackups.FreshDays + 1, OverdueBackups.FreshDays, true)]
    [InlineData(OverdueBackups.FreshDays + 1, OverdueBackups.FreshDays + 1, false)]
    public void A_backup_is_overdue_after_its_fresh_days_if_there_are_entries_of_later_days(int age, int lastEntry, bool overdue)
    {
        var situation = Scene.Of((Scene.Account(lastEntryDaysAgo: lastEntry), 100m));

        Assert.Equal(overdue, OverdueBackups.In(situation, Scene.Today.AddDays(-age)).Any());
    }

    [Theory]
    [InlineData(OverdueBackups.WorthSaving - 1, OverdueBackups.FreshDays + 1, false)]
    [InlineData(OverdueBackups.WorthSaving, OverdueBackups.FreshDays + 1, true)]
    [InlineData(OverdueBackups.WorthSaving, OverdueBackups.FreshDays, false)]
    public void Whoever_never_saved_one_is_asked_once_there_is_something_to_lose(int entries, int firstDaysAgo, bool asked)
    {
        var bankroll = Scene.With((Scene.Account(entries: entries), 100m)) with { FirstDay = Scene.Today.AddDays(-firstDaysAgo) };

        Assert.Equal(asked, OverdueBackups.In(Scene.Of(bankroll), last: null).Any());
    }

    [Theory]
    [InlineData(5_000, false)]
    [InlineData(4_999, true)]
    public void Defect_35_moving_down_is_due_below_the_low_end_for_the_stake_played_and_not_at_it(int bankroll, bool due)
    {
        var found = DropFrom(buyIn: 200m, bankroll);

        Assert.Equal(due, found.Count == 1);
        Assert.All(found, f => Assert.Equal("Move down to cash games with a buy-in of 100.00 USD", Scene.Text(f.Title)));
        Assert.All(found, f => Assert.Equal((40, "200USD"), (f.Weight.Urgency, f.Fact)));
        Assert.All(found, f => Assert.Equal("You play with a buy-in of 200.00 USD, and 25 of them are the least to stay there: 5000.00 USD. Your bankroll is 4999 USD, 1.00 USD less.", Scene.Text(f.Reason)));
    }

    [Fact]
    public void However_far_below_zero_a_bankroll_is_there_is_a_move_down()
    {
        Assert.Equal("Rebuild your bankroll before you play on", Scene.Text(Assert.Single(DropFrom(buyIn: 2m, -999_999_999_999_999m)).Title));
    }

    private static List<Candidate> DropFrom(decimal buyIn, decimal bankroll)
    {
        var ladder = Tests.Stakes.Ladders.All[0];
        var played = ladder.Rungs.Single(r => r.BuyIn.Amount == buyIn).BuyIn;
        var said = new Recommendations.Stakes.StakeAdviceService().For(ladder, new(Low: 25m, High: 40m, Multiple: 32.5m), new(bankroll, ladder.Currency), played);
        return [.. StakeDrops.In(Scene.Of(Scene.Nothing), said, played)];
    }
}
