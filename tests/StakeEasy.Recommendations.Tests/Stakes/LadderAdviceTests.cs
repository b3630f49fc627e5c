using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Stakes;
using static StakeEasy.Recommendations.Tests.Stakes.Ladders;

namespace StakeEasy.Recommendations.Tests.Stakes;

public sealed class LadderAdviceTests
{
    private static readonly BuyInRange Classic = new(49m, 95m, 72m);

    private readonly StakeAdviceService _advice = new();

    [Fact]
    public void The_highest_stake_whose_requirement_is_met_is_recommended()
    {
        var advice = _advice.For(Cash, Classic, Dollars(14_400m));

        Assert.Equal((BankrollPosition.OnLadder, StakeMove.None), (advice.Position, advice.Move));
        Assert.Equal((Dollars(200m), 2m), (advice.Recommended!.BuyIn, advice.Recommended.Blinds!.BigBlind));
        Assert.Same(advice.Recommended, advice.Stake);
        Assert.Equal(72m, advice.BuyIns);
    }

    [Fact]
    public void Thresholds_say_what_they_were_computed_from()
    {
        var advice = _advice.For(Cash, Classic, Dollars(20_000m));

        Assert.Equal((72m, Dollars(500m), Dollars(36_000m), Dollars(16_000m)), Parts(advice.MoveUp!));
        Assert.Equal((49m, Dollars(200m), Dollars(9_800m), Dollars(10_200m)), Parts(advice.MoveDown!));
        Assert.Equal(5m, advice.MoveUp!.To!.Blinds!.BigBlind);
        Assert.Equal(1m, advice.MoveDown!.To!.Blinds!.BigBlind);
    }

    [Fact]
    public void A_stake_that_is_played_is_kept_down_to_the_low_end_of_its_range()
    {
        var kept = _advice.For(Cash, Classic, Dollars(9_800m), Cash.BuyIn(200m));
        var left = _advice.For(Cash, Classic, Dollars(9_799.99m), Cash.BuyIn(200m));

        Assert.Equal((StakeMove.Stay, Dollars(200m), Dollars(100m)), (kept.Move, kept.Stake!.BuyIn, kept.Recommended!.BuyIn));
        Assert.Equal((StakeMove.Down, Dollars(100m)), (left.Move, left.Stake!.BuyIn));
        Assert.Equal(Dollars(14_400m), left.MoveUp!.At);
    }

    [Fact]
    public void A_bankroll_that_has_outgrown_its_stake_moves_up_as_far_as_it_may()
    {
        var advice = _advice.For(Cash, Classic, Dollars(36_000m), Cash.BuyIn(10m));

        Assert.Equal((StakeMove.Up, Dollars(500m)), (advice.Move, advice.Stake!.BuyIn));
    }

    [Fact]
    public void Moving_down_leads_to_where_a_bankroll_below_the_threshold_belongs()
    {
        // 10 and 11 dollars are so close that a bankroll too small for the dearer one asks for less than the cheaper one, too.
        var advice = _advice.For(PokerStars, Classic, Dollars(72m * 11m));

        Assert.Equal((Dollars(11m), Dollars(5.50m)), (advice.Stake!.BuyIn, advice.MoveDown!.To!.BuyIn));
        var fallen = _advice.For(PokerStars, Classic, Dollars(538.99m), PokerStars.BuyIn(11m));
        Assert.Equal((StakeMove.Down, Dollars(5.50m)), (fallen.Move, fallen.Stake!.BuyIn));
    }

    [Fact]
    public void Below_the_smallest_stake_it_is_said_what_is_missing()
    {
        var advice = _advice.For(Cash, Classic, Dollars(100m));

        Assert.Equal((BankrollPosition.BelowSmallest, null, null), (advice.Position, advice.Stake, advice.MoveDown));
        Assert.Equal((72m, Dollars(2m), Dollars(144m), Dollars(44m)), Parts(advice.MoveUp!));
        Assert.Equal(50m, advice.BuyIns);
    }

    [Fact]
    public void Whoever_plays_the_smallest_stake_stays_down_to_its_low_end_and_then_steps_out()
    {
        var stays = _advice.For(Cash, Classic, Dollars(98m), Cash.BuyIn(2m));
        var out_ = _advice.For(Cash, Classic, Dollars(97.99m), Cash.BuyIn(2m));

        Assert.Equal((BankrollPosition.OnLadder, StakeMove.Stay), (stays.Position, stays.Move));
        Assert.Null(stays.MoveDown!.To);
        Assert.Equal((BankrollPosition.BelowSmallest, StakeMove.StepOut, null), (out_.Position, out_.Move, out_.Stake));
    }

    [Fact]
    public void An_empty_bankroll_and_one_below_zero_have_an_answer()
    {
        var empty = _advice.For(Cash, Classic, Dollars(0m));
        var owing = _advice.For(Cash, Classic, Dollars(-56m));

        Assert.Equal((BankrollPosition.BelowSmallest, 0m, Dollars(144m)), (empty.Position, empty.BuyIns, empty.MoveUp!.Distance));
        Assert.Equal((BankrollPosition.BelowSmallest, -28m, Dollars(200m)), (owing.Position, owing.BuyIns, owing.MoveUp!.Distance));
    }

    [Fact]
    public void Above_the_largest_stake_there_is_nothing_to_move_up_to()
    {
        var advice = _advice.For(Cash, Classic, Dollars(1_000_000_000m));

        Assert.Equal((BankrollPosition.AtLargest, Dollars(40_000m), null), (advice.Position, advice.Stake!.BuyIn, advice.MoveUp));
        Assert.Equal(Dollars(49m * 40_000m), advice.MoveDown!.At);
    }

    [Fact]
    public void A_stake_the_ladder_does_not_have_counts_as_the_next_one_below()
    {
        var advice = _advice.For(Cash, Classic, Dollars(9_900m), Dollars(300m));

        Assert.Equal((StakeMove.Stay, Dollars(200m)), (advice.Move, advice.Stake!.BuyIn));
    }

    [Fact]
    public void A_bankroll_in_another_currency_is_a_mistake_of_the_caller() =>
        Assert.Throws<InvalidOperationException>(() => _advice.For(Cash, Classic, SharedKernel.Money.Of(100m, "EUR")));

    [Fact]
    public void A_range_that_contradicts_itself_is_a_mistake_of_the_caller() =>
        Assert.All([new BuyInRange(73m, 95m, 72m), new(-1m, 95m, 72m), new(0m, 0m, 0m)], r => Assert.Throws<ArgumentException>(() => _advice.For(Cash, r, Dollars(100m))));

    private static (decimal BuyIns, SharedKernel.Money Of, SharedKernel.Money At, SharedKernel.Money Distance) Parts(StakeThreshold threshold) =>
        (threshold.BuyIns, threshold.Of.BuyIn, threshold.At, threshold.Distance);
}
