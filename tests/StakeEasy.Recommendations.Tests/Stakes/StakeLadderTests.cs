using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using static StakeEasy.Recommendations.Tests.Stakes.Ladders;

namespace StakeEasy.Recommendations.Tests.Stakes;

public sealed class StakeLadderTests
{
    [Fact]
    public void Cash_stakes_are_counted_in_the_most_that_can_be_brought()
    {
        Assert.Equal(14, Cash.Rungs.Count);
        Assert.Equal((Dollars(2m), 0.01m), (Cash.Rungs[0].BuyIn, Cash.Rungs[0].Blinds!.SmallBlind));
        Assert.Equal((Dollars(40_000m), 400m), (Cash.Rungs[^1].BuyIn, Cash.Rungs[^1].Blinds!.BigBlind));
    }

    [Fact]
    public void Each_site_has_a_ladder_of_its_own_buy_ins() =>
        Assert.Equal([("PokerStars", 29), ("GG Poker", 32), ("PartyPoker", 19)], Service.Tournaments.Select(l => (l.Name, l.Rungs.Count)));

    [Fact]
    public void Sites_can_be_climbed_together()
    {
        var both = Service.TournamentsOf(["pokerstars", "GG Poker"])!;

        Assert.Equal("PokerStars, GG Poker", both.Name);
        Assert.Contains(Dollars(109m), both.Rungs.Select(r => r.BuyIn));
        Assert.Contains(Dollars(108m), both.Rungs.Select(r => r.BuyIn));
        Assert.Equal(both.Rungs.Select(r => r.BuyIn.Amount).Distinct().Order(), both.Rungs.Select(r => r.BuyIn.Amount));
    }

    [Fact]
    public void Without_a_name_all_sites_are_meant_and_with_an_unknown_one_there_is_no_ladder()
    {
        Assert.Equal(Dollars(100_000m), Service.TournamentsOf([])!.Rungs[^1].BuyIn);
        Assert.Null(Service.TournamentsOf(["PokerStars", "Nowhere"]));
    }

    [Fact]
    public void A_ladder_that_does_not_rise_is_a_mistake()
    {
        Assert.Throws<ArgumentException>(() => new StakeLadder("", PlayKind.Cash, []));
        Assert.Throws<ArgumentException>(() => new StakeLadder("", PlayKind.Cash, [new(Dollars(0m), null)]));
        Assert.Throws<ArgumentException>(() => new StakeLadder("", PlayKind.Cash, [new(Dollars(2m), null), new(Dollars(2m), null)]));
        Assert.Throws<InvalidOperationException>(() => new StakeLadder("", PlayKind.Cash, [new(Dollars(2m), null), new(Money.Of(5m, "EUR"), null)]));
    }
}
