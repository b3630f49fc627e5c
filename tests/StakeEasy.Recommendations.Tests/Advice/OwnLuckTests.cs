using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Advice;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;
using static StakeEasy.Recommendations.Tests.Advice.Players;

namespace StakeEasy.Recommendations.Tests.Advice;

/// <summary>225 blocks with a deviation of 17 each are 255 together: one standard deviation.</summary>
public sealed class OwnLuckTests
{
    private const double OneDeviation = 17 * 15;
    private const double PhiOfOne = 0.8413447;

    private static readonly OwnLuck Luck = new(new VarianceService());

    private static readonly RateInUse Typed = new(RateFrom.Typed, 1.5, 17, RateBlock.HundredHands, Blocks: null, Sessions: null, Likely: null);

    [Fact]
    public void A_record_is_held_against_the_rate_that_was_typed()
    {
        var found = Luck.Of(PlayKind.Cash, Typed, InCash(337.5 + OneDeviation))!;

        Assert.Equal((1.5, 225.0, 337.5 + OneDeviation), (found.Against, found.Blocks, found.Result));
        Assert.Equal(1.0, found.Luck.StandardDeviations, 9);
        Assert.Equal(PhiOfOne, found.Luck.Percentile, 7);
    }

    [Fact]
    public void A_rate_read_off_the_record_is_no_measure_of_it_so_it_is_held_against_winning_nothing()
    {
        var own = Typed with { From = RateFrom.OwnSessions, Rate = OneDeviation / 225 };

        var found = Luck.Of(PlayKind.Cash, own, InCash(OneDeviation))!;

        Assert.Equal(0.0, found.Against);
        Assert.Equal(PhiOfOne, found.Luck.Percentile, 7);
    }

    [Fact]
    public void Tournaments_are_counted_in_buy_ins()
    {
        var record = NoRecord with { Tournaments = NoPlay with { Sessions = 100, Roi = 0.5m } };

        var found = Luck.Of(PlayKind.Tournaments, new(RateFrom.OwnSessions, 0.5, 5, Per: null, 100, 100, Likely: null), record)!;

        // Fifty buy-ins above nothing, where a hundred tournaments of five swing by fifty.
        Assert.Equal((100.0, 50.0), (found.Blocks, found.Result));
        Assert.Equal(PhiOfOne, found.Luck.Percentile, 7);
    }

    [Fact]
    public void Without_a_rate_or_a_record_or_in_another_count_nothing_can_be_said()
    {
        Assert.Null(Luck.Of(PlayKind.Cash, rate: null, InCash(OneDeviation)));
        Assert.Null(Luck.Of(PlayKind.Cash, Typed, NoRecord));
        Assert.Null(Luck.Of(PlayKind.Cash, Typed with { Per = RateBlock.Hour }, InCash(OneDeviation)));
        Assert.Null(Luck.Of(PlayKind.Tournaments, Typed with { Per = null }, NoRecord));
    }

    private static PlayRecord InCash(double bigBlinds) => NoRecord with { Cash = NoPlay with { Hands = 22_500, BigBlinds = bigBlinds } };
}
