using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Stakes;
using StakeEasy.SharedKernel;
using static StakeEasy.Recommendations.Tests.Stakes.Ladders;

namespace StakeEasy.Recommendations.Tests.Stakes;

/// <summary>What was wrong with the advice of the replaced application, by its number in our list, and is not so here.</summary>
public sealed class DefectTests
{
    private readonly StakeAdviceService _advice = new();

    private BuyInRange Default => _advice.Classic(PlayKind.Cash, StakeFactors.DefaultsFor(PlayKind.Cash)).Value;

    /// <summary>It spoke of big blinds and multiplied buy-ins. Here every number says what it counts, and its product can be checked.</summary>
    [Fact]
    public void Defect_34_the_rule_counts_buy_ins_and_shows_which()
    {
        var advice = _advice.For(Cash, Default, Dollars(14_400m));

        Assert.Equal((72m, Dollars(200m)), (advice.BuyIns, advice.Stake!.BuyIn));
        Assert.Equal(advice.Stake.Blinds!.BigBlind * 100, advice.Stake.BuyIn.Amount);
        Assert.Equal(advice.MoveUp!.BuyIns * advice.MoveUp.Of.BuyIn.Amount, advice.MoveUp.At.Amount);
    }

    /// <summary>At $14,400 it said to move down at $5,760, and at $14,399 it had already done so.</summary>
    [Fact]
    public void Defect_35_a_stake_is_left_where_the_advice_said_it_would_be()
    {
        var at = _advice.For(Cash, Default, Dollars(14_400m));
        var dollarLess = _advice.For(Cash, Default, Dollars(14_399m), at.Stake!.BuyIn);
        var threshold = at.MoveDown!.At;

        Assert.Equal(StakeMove.Stay, dollarLess.Move);
        Assert.Equal(StakeMove.Stay, _advice.For(Cash, Default, threshold, at.Stake.BuyIn).Move);
        Assert.Equal(StakeMove.Down, _advice.For(Cash, Default, threshold - Dollars(0.01m), at.Stake.BuyIn).Move);
        Assert.Equal(at.Stake, at.MoveDown.Of);
    }

    /// <summary>$100 lay between the least and the most of the lowest stake's requirement, and got "N/A, please make selections".</summary>
    [Fact]
    public void Defect_36_a_bankroll_below_the_lowest_stake_is_told_what_is_missing()
    {
        for (var bankroll = 0m; bankroll <= 200m; bankroll += 0.5m)
        {
            var advice = _advice.For(Cash, Default, Dollars(bankroll));

            Assert.Equal(bankroll < 144m, advice.Position == BankrollPosition.BelowSmallest);
            Assert.NotNull(advice.MoveUp);
        }
    }

    /// <summary>One page showed 72 in its table and 134 in its text.</summary>
    [Fact]
    public void Defect_37_advice_holds_one_multiple_and_all_its_figures_come_from_it()
    {
        var range = _advice.Classic(PlayKind.Tournaments, StakeFactors.DefaultsFor(PlayKind.Tournaments)).Value;

        var advice = _advice.For(PokerStars, range, Dollars(1_345m));

        Assert.Equal((134.5m, 134.5m, Dollars(10m)), (advice.Range.Multiple, advice.MoveUp!.BuyIns, advice.Stake!.BuyIn));
        Assert.Equal(Dollars(134.5m * 11m), advice.MoveUp.At);
    }

    /// <summary>The game changed nothing for cash games, the surroundings nothing for tournaments.</summary>
    [Theory]
    [InlineData(PlayKind.Cash)]
    [InlineData(PlayKind.Tournaments)]
    public void Defect_38_each_answer_counts_for_either_kind_of_play(PlayKind kind)
    {
        var usual = StakeFactors.DefaultsFor(kind) with { Game = GameType.NoLimitHoldem, Surroundings = Surroundings.Online };
        var multiple = Multiple(usual);

        Assert.True(Multiple(usual with { Game = GameType.LimitHoldem }) < multiple);
        Assert.True(Multiple(usual with { Game = GameType.PotLimitOmaha }) > multiple);
        Assert.True(Multiple(usual with { Surroundings = Surroundings.Live }) < multiple);

        decimal Multiple(StakeFactors factors) => _advice.Classic(kind, factors).Value.Multiple;
    }

    /// <summary>An unknown answer counted as a range of 0 to 0 with full weight: 72 fell to 44.</summary>
    [Fact]
    public void Defect_39_an_unknown_answer_is_refused_and_no_answer_is_left_out()
    {
        Assert.Equal("Game", _advice.Read("Badugi", null, null, null).Error?.Field);
        Assert.Equal("Opposition", _advice.Read(null, "Fishy", null, null).Error?.Field);
        Assert.Equal("Risk", _advice.Read(null, null, "YOLO", null).Error?.Field);
        Assert.Equal("Surroundings", _advice.Read(null, null, null, "Moon").Error?.Field);
        Assert.Equal("Risk", _advice.Classic(PlayKind.Cash, new(null, null, (RiskTolerance)7, null)).Error?.Field);
        Assert.Equal("Kind", _advice.Classic((PlayKind)7, StakeFactors.DefaultsFor(PlayKind.Cash)).Error?.Field);

        // Tough and online alone: (3·50 + 40)/4 = 47.5 and (3·100 + 60)/4 = 90, not the 27 and 51 that zeros would give.
        var read = _advice.Read("NA", "Tough Games", "", "online").Value;
        Assert.Equal(new BuyInRange(48m, 90m, 69m), _advice.Classic(PlayKind.Cash, read).Value);
    }

    /// <summary>Halves went to even, 134.5 was shown as 134, and everything was in dollars.</summary>
    [Fact]
    public void Defect_40_halves_go_up_what_is_used_is_what_is_shown_and_any_currency_will_do()
    {
        var soft = _advice.Read("NA", "Soft Games", "Aggressive", "Online").Value;
        Assert.Equal(new BuyInRange(23m, 34m, 28.5m), _advice.Classic(PlayKind.Cash, soft).Value);

        var euros = new StakeLadder("A room in Vienna", PlayKind.Cash, [new(Money.Of(200m, "EUR"), null), new(Money.Of(500m, "EUR"), null)]);
        var advice = _advice.For(euros, new(91m, 178m, 134.5m), Money.Of(26_900m, "EUR"));
        Assert.Equal((Money.Of(200m, "EUR"), Money.Of(67_250m, "EUR")), (advice.Stake!.BuyIn, advice.MoveUp!.At));
        Assert.Equal(BankrollPosition.BelowSmallest, _advice.For(euros, advice.Range, Money.Of(26_899.99m, "EUR")).Position);
    }

    [Fact]
    public void Defect_40_rounding_to_even_would_differ_in_four_sets_of_answers_and_ask_for_less_in_each()
    {
        var different = ClassicRuleTests.All().Where(a => a.Range != RoundedToEven(a.Kind, a.Factors)).ToList();

        Assert.Equal(4, different.Count);
        Assert.All(different, a => Assert.True(RoundedToEven(a.Kind, a.Factors).Multiple < a.Range.Multiple));
    }

    /// <summary>The old way, put together from what each answer gives alone.</summary>
    private BuyInRange RoundedToEven(PlayKind kind, StakeFactors factors)
    {
        (StakeFactors Alone, int Weight)[] all =
        [
            (new(factors.Game, null, null, null), 2), (new(null, factors.Opposition, null, null), 3),
            (new(null, null, factors.Risk, null), 4), (new(null, null, null, factors.Surroundings), 1),
        ];
        var answered = all.Where(a => a.Alone != new StakeFactors(null, null, null, null))
            .Select(a => (_advice.Classic(kind, a.Alone).Value, a.Weight)).ToList();
        decimal Average(Func<BuyInRange, decimal> end) => Math.Round(answered.Sum(a => end(a.Value) * a.Weight) / answered.Sum(a => a.Weight), MidpointRounding.ToEven);

        var (low, high) = (Average(r => r.Low), Average(r => r.High));
        return new(low, high, (low + high) / 2);
    }
}
