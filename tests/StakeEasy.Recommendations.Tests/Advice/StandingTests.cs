using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using static StakeEasy.Recommendations.Tests.Advice.Players;

namespace StakeEasy.Recommendations.Tests.Advice;

public sealed class StandingTests
{
    [Fact]
    public void A_bankroll_in_euros_is_compared_with_stakes_in_dollars_at_the_rate_of_the_day()
    {
        var standing = Standing(Usual, 11_520m);

        Assert.Equal((Money.Of(14_400m, "USD"), 1.25m), (standing.Bankroll!.Value, standing.Rate!.Value));
        Assert.Equal(Money.Of(200m, "USD"), standing.Classic!.Stake!.BuyIn);
        Assert.Equal(Money.Of(100m, "USD"), Standing(Usual, 11_519.99m).Classic!.Stake!.BuyIn);
    }

    [Fact]
    public void Dollars_are_counted_as_the_dollars_they_are_whatever_is_reported_in()
    {
        var standing = Standing(Usual, Money.Of(14_399.99m, "USD"), Money.Of(0.01m, "USD"));

        Assert.Equal((Money.Of(14_400m, "USD"), 200m), (standing.Bankroll!.Value, standing.Classic!.Stake!.BuyIn.Amount));
    }

    [Fact]
    public void Stakes_in_the_players_own_currency_are_converted_by_nobody()
    {
        var standing = Standing(With(new CashPlay(CurrencyCode.Of("EUR"))), 14_400m);

        Assert.Equal((Money.Of(14_400m, "EUR"), Money.Of(200m, "EUR")), (standing.Bankroll!.Value, standing.Classic!.Stake!.BuyIn));
    }

    [Fact]
    public void Without_a_rate_to_the_stakes_there_is_no_advice_and_it_is_said_why()
    {
        var standing = Standings.Of(Usual, Money.Of(1_000m, "XAU"), [Money.Of(1_000m, "XAU")], Today, Rates)[0];

        Assert.Null(standing.Classic);
        Assert.Contains("XAU to USD", standing.Refused!.Message, StringComparison.Ordinal);
        Assert.NotNull(Standings.Of(Usual, Money.Of(0m, "XAU"), [Money.Of(0m, "XAU")], Today, Rates)[0].Classic);
    }

    [Fact]
    public void Nothing_answered_is_refused_rather_than_counted_as_zero()
    {
        var standing = Standing(Usual with { Opposition = null, Risk = null, Surroundings = null }, 1_000m);

        Assert.Null(standing.Classic);
        Assert.Empty(standing.Parts);
        Assert.NotEmpty(standing.Refused!.Message);
    }

    [Fact]
    public void The_stake_that_is_played_is_kept_down_to_its_low_end()
    {
        var plays = With(new CashPlay(Dollar) { BuyIn = 200m });

        Assert.Equal(StakeMove.Stay, Standing(plays, 7_840m).Classic!.Move);
        Assert.Equal(StakeMove.Down, Standing(plays, 7_839.99m).Classic!.Move);
        Assert.Equal(StakeMove.None, Standing(Usual, 7_839.99m).Classic!.Move);
    }

    [Fact]
    public void Only_what_is_played_has_advice_and_both_kinds_where_nothing_is_known()
    {
        var tournaments = Usual with { Cash = null, Tournaments = new TournamentPlay(Dollar, ["PokerStars"]) };

        Assert.Equal([PlayKind.Tournaments], All(tournaments, Money.Of(1m, "EUR")).Select(s => s.Kind));
        Assert.Equal(
            [(PlayKind.Cash, 72m), (PlayKind.Tournaments, 134.5m)],
            All(profile: null, Money.Of(1m, "EUR")).Select(s => (s.Kind, s.Classic!.Range.Multiple)));
    }

    [Fact]
    public void Each_site_offers_its_own_best_buy_in()
    {
        var play = Usual with { Games = [GameType.NoLimitHoldem], Surroundings = null, Cash = null, Tournaments = new TournamentPlay(Dollar, ["PokerStars", "GG Poker"]) };
        var standing = Standing(play, 23_124.12m);

        // 134.5 buy-ins: $28,905.15 affords $214.91 at most.
        Assert.Equal([("PokerStars", 162m), ("GG Poker", 150m)], Standings.SitesOf(play, standing).Select(s => (s.Site, s.Recommended!.BuyIn.Amount)));
        Assert.Equal(162m, standing.Classic!.Stake!.BuyIn.Amount);
    }

    [Fact]
    public void A_site_that_is_no_longer_listed_leaves_the_player_with_the_buy_ins_of_all()
    {
        var play = Usual with { Cash = null, Tournaments = new TournamentPlay(Dollar, ["Closed long ago"]) };

        Assert.NotNull(Standing(play, 1_000m).Classic);
    }
}
