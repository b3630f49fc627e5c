using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.NextActions.Rules;

namespace StakeEasy.Recommendations.Tests.NextActions;

/// <summary>Where the rules about balances begin, end, and what they say.</summary>
public sealed class BalanceRuleTests
{
    [Theory]
    [InlineData(StaleBalances.FreshDays, false)]
    [InlineData(StaleBalances.FreshDays + 1, true)]
    public void A_balance_is_stale_the_day_after_its_fresh_days(int age, bool stale)
    {
        Assert.Equal(stale, StaleBalances.In(Scene.Of((Scene.Account(statedDaysAgo: age), 100m))).Any());
        Assert.Equal(stale, StaleBalances.In(Scene.Of((Scene.Account(statedDaysAgo: null, lastEntryDaysAgo: age), 100m))).Any());
    }

    [Fact]
    public void Accounts_without_money_or_out_of_use_or_without_entries_ask_for_nothing()
    {
        Assert.Empty(StaleBalances.In(Scene.Of(
            (Scene.Account(balance: 0m, statedDaysAgo: 100), 0m),
            (Scene.Account(archived: true, statedDaysAgo: 100), 100m),
            (Scene.Account(statedDaysAgo: null, lastEntryDaysAgo: null), 100m))));
    }

    [Fact]
    public void A_stale_balance_says_how_old_it_is_and_what_still_counts()
    {
        var stars = Scene.Account(balance: 845.2m, currency: "USD", statedDaysAgo: 41);

        var found = Assert.Single(StaleBalances.In(Scene.Of((stars, 700m), (Scene.Bank(), 1_300m))));

        Assert.Equal("Update your PokerStars balance", Scene.Text(found.Title));
        Assert.Equal("You stated it 41 days ago, on 2026-10-10. Every total still counts 845.2 USD there.", Scene.Text(found.Reason));
        Assert.Equal((stars.Id.Value.ToString(), "2026-10-10", Scene.Today.AddDays(-11)), (found.Subject, found.Fact, found.Since));
        Assert.Equal(10 + 14, found.Weight.Impact);
    }

    [Theory]
    [InlineData(StaleBalances.WorstDays)]
    [InlineData(5_000)]
    public void Nothing_is_more_urgent_than_a_balance_of_half_a_year_ago(int age)
    {
        Assert.Equal(ActionWeight.MostUrgency, Assert.Single(StaleBalances.In(Scene.Of((Scene.Account(statedDaysAgo: age), 100m)))).Weight.Urgency);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, true)]
    public void A_site_may_hold_the_line_exactly_and_no_more(int value, bool found)
    {
        var situation = Scene.Of((Scene.Account(balance: value), value), (Scene.Bank(1_000 - value), 1_000m - value));

        Assert.Equal(0.40m, Concentration.MostOnOneSite);
        Assert.Equal(found, Concentration.OnOneSite(situation).Any());
    }

    [Fact]
    public void The_amount_to_move_off_a_site_is_what_lies_above_the_line()
    {
        var found = Assert.Single(Concentration.OnOneSite(Scene.Of((Scene.Account(), 700m), (Scene.Bank(), 300m))));

        Assert.Equal("Move 300.00 EUR off PokerStars", Scene.Text(found.Title));
        Assert.Contains("It holds 70 % of your bankroll, 700 EUR.", Scene.Text(found.Reason), StringComparison.Ordinal);
        Assert.Equal(3, found.Level);
    }

    [Theory]
    [InlineData(500, 500, 0, true)]
    [InlineData(700, 300, 0, true)]
    [InlineData(500, 350, 150, false)]
    public void Where_no_other_account_can_take_it_the_player_is_told_what_could(int first, int second, int third, bool isFull)
    {
        var found = Concentration.OnOneSite(Scene.Of((Scene.Account(), first), (Scene.Account("Second", second), second), (Scene.Account("Third", third, archived: third == 0), third))).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal(isFull, Scene.Text(f.Reason).EndsWith("a bank account or one more site could.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_site_that_holds_any_multiple_of_what_debts_leave_over_is_too_much()
    {
        var situation = Scene.Of((Scene.Account(currency: "USD"), 99_999_999_999_999m), (Scene.Bank(), -99_999_999_999_998.99m));

        Assert.Equal(Assert.Single(Concentration.OnOneSite(situation)).Level, Assert.Single(Concentration.InOneCurrency(situation)).Level);
    }

    [Fact]
    public void A_site_that_is_the_only_account_and_a_bank_account_may_hold_everything()
    {
        Assert.Empty(Concentration.OnOneSite(Scene.Of((Scene.Account(), 500m), (Scene.Account("Old", 0m, archived: true), 0m))));
        Assert.Empty(Concentration.OnOneSite(Scene.Of((Scene.Bank(), 900m), (Scene.Account(), 100m))));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void Half_of_the_bankroll_may_be_in_one_other_currency(int value, bool found)
    {
        var situation = Scene.Of((Scene.Account(currency: "USD"), value / 2m), (Scene.Bank(currency: "USD"), value / 2m), (Scene.Bank(), 1_000m - value));

        Assert.Equal(0.50m, Concentration.MostInOneCurrency);
        Assert.Equal(found, Concentration.InOneCurrency(situation).Any());
    }

    [Fact]
    public void The_own_currency_is_no_risk_and_another_says_what_a_fall_would_cost()
    {
        Assert.Empty(Concentration.InOneCurrency(Scene.Of((Scene.Bank(), 1_000m))));

        var found = Assert.Single(Concentration.InOneCurrency(Scene.Of((Scene.Account(currency: "USD"), 800m), (Scene.Bank(), 200m))));

        Assert.Equal("80 % of your bankroll, 800 EUR, is in USD. If it fell by 10 % against EUR, you would have 80.00 EUR less without playing a hand.", Scene.Text(found.Reason));
    }

    [Fact]
    public void Defect_15_what_has_no_rate_is_named_by_currency_with_its_amount()
    {
        var situation = Scene.Of((Scene.Account("Ledger", 0.5m, "BTC", AccountKind.Asset), null), (Scene.Account("Wallet", 0.25m, "BTC", AccountKind.Asset), null), (Scene.Bank(), 10m));

        var found = Assert.Single(UnconvertedMoney.In(situation));

        Assert.Equal("0.75 BTC in 2 accounts has no rate to EUR, so it is missing from your bankroll.", Scene.Text(found.Reason));
        Assert.Empty(UnconvertedMoney.In(Scene.Of((Scene.Bank(), 10m))));
    }

    [Fact]
    public void Deposits_on_days_without_a_rate_are_named_too()
    {
        var found = Assert.Single(UnconvertedMoney.In(Scene.Of(Scene.With((Scene.Bank(), 10m)) with { Unvalued = [SharedKernel.Money.Of(250m, "THB")] })));

        Assert.Equal("days:THB", found.Subject);
        Assert.Contains("250 THB", Scene.Text(found.Reason), StringComparison.Ordinal);
    }
}
